import { expect, test } from 'vitest';
import type { CatalogColumn } from './catalog.ts';
import { labelColumnsOf } from './label-columns.ts';

const rows = 20;

/** `company!` has another text in each row, `city` three, `crew_id#` is a number; `id` is the key. */
function label(table: string, names: string, change: (column: CatalogColumn) => void = () => {}) {
  const columns = names.split(' ').map((spelled): CatalogColumn => {
    const name = spelled.replace(/[!#]$/, '');
    const isNumber = spelled.endsWith('#');
    const distinct = spelled.endsWith('!') || isNumber ? rows : 3;
    const column: CatalogColumn = {
      name,
      type: isNumber ? 'integer' : 'text',
      nativeType: '',
      nullable: true,
      comment: null,
      role: isNumber && name.endsWith('id') ? 'key' : 'text',
      stats: { distinct, nullShare: 0, min: null, max: null },
      values: isNumber ? null : Array.from({ length: distinct }, (_, index) => `${name} ${index}`),
      sensitivity: 'none',
    };
    change(column);
    return column;
  });
  return labelColumnsOf({ name: table, columns, primaryKey: [columns[0]?.name ?? ''], rowCount: rows }).join(' ');
}

test.each([
  ['pilot', 'id# fst_nm lst_nm', 'fst_nm lst_nm'],
  ['pilot', 'id# lname fname', 'fname lname'],
  ['pilot', 'id# family_name given_name', 'given_name family_name'],
  ['pilot', 'id# nameFirst nameLast', 'nameFirst nameLast'],
  ['pilot', 'id# first last', 'first last'],
  ['pilots', 'id# pil_fst_nm pil_lst_nm pil_rank', 'pil_fst_nm pil_lst_nm'],
  ['guests', 'id# guest_first_name guest_last_name', 'guest_first_name guest_last_name'],
])('a person is known by first and last name: %s (%s)', (table, columns, expected) => {
  expect(label(table, columns)).toBe(expected);
});

test('the name of somebody else is not the name of the row', () => {
  expect(label('film', 'id# title! director_first_name director_last_name')).toBe('title');
});

test.each([
  ['client', 'id# company! city', 'company'],
  ['house', 'id# city address! agent_id#', 'address'],
  ['vehicle', 'id# plt_no! maker', 'plt_no'],
  ['parcel', 'id# route_id# parcel_no!', 'parcel_no'],
  ['voucher', 'id# shop_id# code!', 'code'],
])('without a name, a text that tells every row from the others is the label: %s (%s)', (table, columns, expected) => {
  expect(label(table, columns)).toBe(expected);
});

test.each([
  ['a text that repeats', 'id# company city'],
  ['what somebody wrote', 'id# remark! description! notes!'],
  ['what is read by machines', 'id# website_url! file_path! etag_hash!'],
  ['a kind of thing', 'id# city! model! status!'],
  ['a number of something else', 'id# route_id# invoice_number!'],
])('%s is no label', (_, columns) => {
  expect(label('thing', columns)).toBe('id');
});

test.each([
  ['personal', (column: CatalogColumn) => void (column.sensitivity = 'personal')],
  [
    'sometimes missing',
    (column: CatalogColumn) => void (column.stats = { distinct: 19, nullShare: 0.05, min: null, max: null }),
  ],
  [
    'a link',
    (column: CatalogColumn) => void (column.values = column.values?.map((value) => `https://${value}`) ?? null),
  ],
  [
    'a date',
    (column: CatalogColumn) => void (column.values = column.values?.map((_, index) => `${index + 1}/2/2020`) ?? null),
  ],
  ['long', (column: CatalogColumn) => void (column.values = column.values?.map((value) => value.repeat(9)) ?? null)],
])('a text that is %s is no label', (_, change) => {
  expect(label('client', 'id# company!', (column) => (column.name === 'company' ? change(column) : undefined))).toBe(
    'id',
  );
});

test('in a handful of rows any text may happen to differ', () => {
  const columns = [
    { name: 'id', type: 'integer', role: 'key', values: null },
    { name: 'company', type: 'text', role: 'text', values: ['a', 'b'] },
  ] as const;
  const described = columns.map((column): CatalogColumn => ({
    ...column,
    values: column.values === null ? null : [...column.values],
    nativeType: '',
    nullable: true,
    comment: null,
    stats: { distinct: 2, nullShare: 0, min: null, max: null },
    sensitivity: 'none',
  }));
  expect(labelColumnsOf({ name: 'client', columns: described, primaryKey: ['id'], rowCount: 2 })).toEqual(['id']);
});

import { describe, expect, test } from 'vitest';
import {
  columnPrefix,
  comparableWords,
  expandAbbreviation,
  sharedPrefix,
  singular,
  splitName,
  withoutPrefix,
} from './names.ts';

describe('a name is split into words', () => {
  test.each([
    ['orderDate', ['order', 'date']],
    ['order_date', ['order', 'date']],
    ['ORDER-DATE', ['order', 'date']],
    ['orderdate', ['order', 'date']],
    ['CustomerID', ['customer', 'id']],
    ['HTTPServerName', ['http', 'server', 'name']],
    ['Address Line 2', ['address', 'line', '2']],
    ['q1_2024', ['q1', '2024']],
    ['address2', ['address', '2']],
    ['customerIDs', ['customer', 'ids']],
    ['IDCustomer', ['id', 'customer']],
    ['CUSTOMERNAME', ['customer', 'name']],
    ['2ndName', ['2nd', 'name']],
    ['co2_total', ['co2', 'total']],
    ['custid', ['cust', 'id']],
    ['empno', ['emp', 'no']],
    ['casino', ['casino']],
    ['invalid', ['invalid']],
    ['Straße', ['straße']],
    ['salesperson', ['salesperson']],
    ['candidate', ['candidate']],
    ['update', ['update']],
    ['', []],
  ])('%s', (name, words) => {
    expect(splitName(name)).toEqual(words);
  });

  test('a word of the source itself may be cut out of a name without borders', () => {
    expect(splitName('widgetprice')).toEqual(['widgetprice']);
    expect(splitName('widgetprice', new Set(['widget']))).toEqual(['widget', 'price']);
  });
});

test('a plural becomes singular, a word that only looks plural stays', () => {
  expect(['orders', 'categories', 'people', 'status', 'address', 'analysis', 'bus'].map(singular)).toEqual([
    'order',
    'category',
    'person',
    'status',
    'address',
    'analysis',
    'bus',
  ]);
});

test('customary abbreviations are written out', () => {
  expect([expandAbbreviation('qty'), expandAbbreviation('cust'), expandAbbreviation('quantity')]).toEqual([
    'quantity',
    'customer',
    null,
  ]);
  expect(comparableWords('cust_addr_ids')).toEqual(['customer', 'address', 'id']);
});

test('what most names begin with is a prefix that says nothing', () => {
  expect(sharedPrefix(['tblOrders', 'tblItems', 'tblStores'])).toEqual(['tbl']);
  expect(sharedPrefix(['sbCustId', 'sbCustName', 'sbCustEmail'])).toEqual(['sb', 'cust']);
  expect(sharedPrefix(['orders', 'items', 'stores'])).toEqual([]);
  expect(sharedPrefix(['dim_a', 'dim_b'])).toEqual([]);
});

test('a name that is nothing but the prefix keeps its words', () => {
  expect(withoutPrefix(['sb', 'cust', 'name'], ['sb', 'cust'])).toEqual(['name']);
  expect(withoutPrefix(['sb', 'cust'], ['sb', 'cust'])).toEqual(['sb', 'cust']);
  expect(withoutPrefix(['order', 'id'], ['sb'])).toEqual(['order', 'id']);
});

test.each([
  ['fst_nm', 'first name'],
  ['lname', 'last name'],
  ['delay_min', 'delay minute'],
  ['min_salary', 'minimum salary'],
  ['exp_dt', 'expiry date'],
  ['yrs_exp', 'year experience'],
  ['dep_time', 'departure time'],
  ['dep_id', 'department id'],
  ['co_nm', 'company name'],
  ['pt_dob', 'patient birth date'],
  ['cr_lim', 'credit limit'],
  ['home_ph', 'home phone'],
  ['ph', 'ph'],
  ['co_owner', 'co owner'],
])('an abbreviation is written out by what stands beside it: %s', (name, spoken) => {
  expect(comparableWords(name).join(' ')).toBe(spoken);
});

describe('the prefix of the columns of a table', () => {
  const prefixOf = (name: string, columns: string, keys = '') =>
    columnPrefix({
      name,
      columns: columns.split(' ').map((column) => ({ name: column, role: keys.includes(column) ? 'key' : 'text' })),
      primaryKey: [columns.split(' ')[0] ?? ''],
    }).join(' ');

  test.each([
    ['speaker', 'spk_id spk_name spk_company spk_country', '', 'spk'],
    ['talk', 'tlk_id tlk_title tlk_topic rom_id', 'rom_id', 'tlk'],
    ['talk', 'tlk_id tlk_title tlk_topic rom_id evt_id hst_id', 'tlk_id rom_id evt_id hst_id', 'tlk'],
    ['song', 'song_id song_title song_length artist', '', 'song'],
    ['guest', 'id first_name first_visit first_order', '', ''],
    ['tariff', 'id min_price min_days min_guests', '', ''],
    ['plan', 'id name price', '', ''],
  ])('%s (%s)', (table, columns, keys, prefix) => {
    expect(prefixOf(table, columns, keys)).toBe(prefix);
  });
});

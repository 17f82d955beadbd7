import { describe, expect, test } from 'vitest';
import type { Cell, Column } from '../api/client.ts';
import { chooseVisuals } from './choose-visuals.ts';

const column = (name: string, type: Column['type']): Column => ({ name, type, native_type: type });

const cases: { shape: string; columns: Column[]; rows: Cell[][]; first: unknown }[] = [
  {
    shape: 'a measure over time is a line',
    columns: [column('day', 'date'), column('kwh', 'float')],
    rows: [
      ['2025-09-01', 3],
      ['2025-09-02', 4],
    ],
    first: { type: 'line', x: 'day', y: 'kwh' },
  },
  {
    shape: 'months kept as text are time too',
    columns: [column('month', 'text'), column('orders', 'integer')],
    rows: [
      ['2025-01', 3],
      ['2025-02', 4],
    ],
    first: { type: 'line', x: 'month', y: 'orders' },
  },
  {
    shape: 'a category beside time makes a series',
    columns: [column('site', 'text'), column('day', 'timestamptz'), column('kwh', 'float')],
    rows: [
      ['a', '2025-09-01T00:00:00Z', 3],
      ['b', '2025-09-02T00:00:00Z', 4],
    ],
    first: { type: 'line', x: 'day', y: 'kwh', series: 'site' },
  },
  {
    shape: 'a measure by category is bars',
    columns: [column('store', 'text'), column('revenue', 'decimal')],
    rows: [
      ['x', '1.5'],
      ['y', '2.5'],
    ],
    first: { type: 'bar', x: 'store', y: 'revenue' },
  },
  {
    shape: 'the id beside a name is not drawn',
    columns: [column('name', 'text'), column('id', 'text'), column('revenue', 'decimal')],
    rows: [
      ['x', '1', '1.5'],
      ['y', '2', '2.5'],
    ],
    first: { type: 'bar', x: 'name', y: 'revenue' },
  },
  {
    shape: 'one row of figures is numbers',
    columns: [column('revenue', 'decimal'), column('orders', 'integer')],
    rows: [['12.5', 3]],
    first: { type: 'number', y: ['revenue', 'orders'] },
  },
  {
    shape: 'ids are not measured',
    columns: [column('customer_id', 'integer'), column('name', 'text')],
    rows: [
      [1, 'a'],
      [2, 'b'],
    ],
    first: { type: 'table' },
  },
  {
    shape: 'hundreds of names are a table',
    columns: [column('name', 'text'), column('total', 'integer')],
    rows: Array.from({ length: 300 }, (_, row) => [`n${row}`, row]),
    first: { type: 'table' },
  },
  { shape: 'nothing is a table', columns: [column('a', 'integer')], rows: [], first: { type: 'table' } },
];

describe('the visual that suits a result', () => {
  test.each(cases)('$shape', ({ columns, rows, first }) => {
    const visuals = chooseVisuals(columns, rows);
    expect(visuals[0]).toEqual(first);
    expect(visuals.at(-1)).toEqual({ type: 'table' });
  });

  test('the metrics of the query decide which numbers are measures', () => {
    const columns = [column('age', 'integer'), column('people', 'integer')];
    const rows = [
      [30, 5],
      [31, 6],
    ];
    expect(chooseVisuals(columns, rows, ['people'])[0]).toEqual({ type: 'bar', x: 'age', y: 'people' });
  });
});

import { type IrInput, irSchema, type ParameterValues } from '@air/contract';
import { expect, test } from 'vitest';
import type { Catalog } from '../learn/catalog.ts';
import { boundTime } from './bound-time.ts';

const asOf = new Date('2026-03-01T00:00:00.000Z');

const catalog = (isTimeSeries: boolean): Catalog => ({
  datasourceId: 'plant',
  dialect: 'timescale',
  version: '1',
  learnedAt: '2026-01-01T00:00:00.000Z',
  relationships: [],
  tables: [
    {
      name: 'plant.flow',
      schema: 'plant',
      sqlName: 'flow',
      kind: 'table',
      comment: null,
      rowCount: null,
      columns: [],
      primaryKey: [],
      uniqueKeys: [],
      indexes: [],
      timeColumn: 'measured_at',
      isTimeSeries,
      labelColumns: [],
      hash: '1',
    },
  ],
});

function bounded(filters: IrInput['filters'], params: ParameterValues = {}, isTimeSeries = true) {
  const ir = irSchema.parse({ entities: ['plant.flow'], metrics: [{ name: 'litres', agg: 'sum' }], filters });
  return boundTime(ir, catalog(isTimeSeries), { params, asOf, maxSpanDays: 10 });
}

const field = 'plant.flow.measured_at';
const end = { field, op: '<', value: '2026-03-01T00:00:00.000Z' };

test('a time series asked for without any bound gets the last days up to the moment of the question, and says so', () => {
  const { ir, added } = bounded([]);
  expect(ir.filters).toEqual([end, { field, op: '>=', value: '2026-02-19T00:00:00.000Z' }]);
  expect(added).toEqual([expect.stringContaining('no end was given'), expect.stringContaining('no start was given')]);
});

test('a start alone ends at the moment of the question', () => {
  const filters = [{ field: 'measured_at', op: '>=' as const, value: '{{dateFrom}}' }];
  expect(bounded(filters, { dateFrom: '2026-02-25' }).ir.filters.at(-1)).toEqual(end);
});

test('an end alone starts as far before it as is allowed', () => {
  const { ir } = bounded([{ field, op: '<', value: '{{dateTo}}' }], { dateTo: '2026-01-11' });
  expect(ir.filters.at(-1)).toEqual({ field, op: '>=', value: '2026-01-01T00:00:00.000Z' });
});

test('a bound whose parameter is not given bounds nothing', () => {
  expect(bounded([{ field: 'measured_at', op: '>=', value: '{{dateFrom}}' }]).added).toHaveLength(2);
});

test('a condition among alternatives bounds nothing', () => {
  expect(
    bounded([
      {
        any: [
          { field, op: '>=', value: '2026-02-25' },
          { field, op: '<', value: '2026-01-01' },
        ],
      },
    ]).added,
  ).toHaveLength(2);
});

test('bounds that are there, and tables that are no time series, stay as they are', () => {
  const both = [
    { field, op: '>=' as const, value: '2026-02-25' },
    { field, op: '<' as const, value: '2026-02-26' },
  ];
  expect(bounded(both).added).toEqual([]);
  expect(bounded([], {}, false).added).toEqual([]);
});

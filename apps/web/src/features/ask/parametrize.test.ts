import { expect, test } from 'vitest';
import type { Ir } from '../../shared/api/client.ts';
import { findOpenValues, parameterDefinition, parametrize } from './parametrize.ts';
import { slug } from './save-report.tsx';

const ir: Ir = {
  version: '1',
  entities: ['orders'],
  metrics: [{ name: 'revenue', agg: 'sum', field: 'total' }],
  dimensions: ['city'],
  filters: [
    { field: 'orders.order_date', op: '>=', value: '2026-07-01' },
    { field: 'orders.order_date', op: '<', value: '2026-10-01' },
    {
      any: [
        { field: 'city', op: 'in', value: ['Berlin', 'Köln'] },
        { field: 'is_open', op: '=', value: true },
      ],
    },
    { field: 'shipped_at', op: '<=', value: '{{as_of}}' },
    { field: 'shipped_at', op: '<', value: { field: 'due_at' } },
    { field: 'deleted_at', op: 'is_null' },
  ],
  having: [{ metric: 'revenue', op: '>', value: 100 }],
};

test('every fixed value is offered under a name, and nothing else', () => {
  expect(findOpenValues(ir).map(({ name, label, value }) => [name, label, value])).toEqual([
    ['dateFrom', 'order_date from', '2026-07-01'],
    ['dateTo', 'order_date before', '2026-10-01'],
    ['city', 'city is one of', ['Berlin', 'Köln']],
    ['isOpen', 'is_open is', true],
    ['minRevenue', 'revenue above', 100],
  ]);
});

test('chosen values become parameters and the IR that was given stays as it was', () => {
  const before = structuredClone(ir);
  const chosen = findOpenValues(ir).filter(({ name }) => name === 'dateFrom' || name === 'city');
  const open = parametrize(ir, chosen);
  expect(open.filters[0]).toEqual({ field: 'orders.order_date', op: '>=', value: '{{dateFrom}}' });
  expect(open.filters[1]).toEqual(ir.filters[1]);
  expect(open.filters[2]).toMatchObject({ any: [{ value: '{{city}}' }, { value: true }] });
  expect(ir).toEqual(before);
});

test('a parameter has the type of its value, and the value as its default', () => {
  expect(parameterDefinition(findOpenValues(ir))).toEqual({
    exposed: ['dateFrom', 'dateTo', 'city', 'isOpen', 'minRevenue'],
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        dateFrom: { title: 'order_date from', type: 'string', format: 'date' },
        dateTo: { title: 'order_date before', type: 'string', format: 'date' },
        city: { title: 'city is one of', type: 'array', items: { type: 'string' } },
        isOpen: { title: 'is_open is', type: 'boolean' },
        minRevenue: { title: 'revenue above', type: 'integer' },
      },
    },
    defaults: { dateFrom: '2026-07-01', dateTo: '2026-10-01', city: ['Berlin', 'Köln'], isOpen: true, minRevenue: 100 },
  });
});

test('both ends of a between are parameters of their own', () => {
  const between: Ir = {
    ...ir,
    having: [],
    filters: [{ field: 'ts', op: 'between', value: ['2025-01-01', '2025-02-01'] }],
  };
  const values = findOpenValues(between);
  expect(values.map(({ name }) => name)).toEqual(['dateFrom', 'dateTo']);
  expect(parametrize(between, values).filters[0]).toEqual({
    field: 'ts',
    op: 'between',
    value: ['{{dateFrom}}', '{{dateTo}}'],
  });
});

test('two filters on one column get two names', () => {
  const twice: Ir = {
    ...ir,
    having: [],
    filters: [1, 2].map((value) => ({ field: 'size', op: '!=', value }) as const),
  };
  expect(findOpenValues(twice).map(({ name }) => name)).toEqual(['size', 'size2']);
});

test.each([
  ['Total revenue by store, 2026 Q3', 'total-revenue-by-store-2026-q3'],
  ['Umsätze: Köln', 'umsatze-koln'],
  ['???', 'report'],
])('the title %s offers the key %s', (title, key) => {
  expect(slug(title)).toBe(key);
});

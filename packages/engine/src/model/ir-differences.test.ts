import { type Ir, type IrInput, irSchema } from '@air/contract';
import { dialects } from '@air/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shop } from '../sql/testing/shop.ts';
import { irDifferences } from './ir-differences.ts';

const asOf = new Date('2025-06-01T12:00:00Z');
const catalog = shop('postgres');

const ir = (input: IrInput): Ir => irSchema.parse(input);

function differences(a: IrInput, b: IrInput): string[] {
  return irDifferences(ir(a), ir(b), catalog, asOf).map(({ part }) => part);
}

const revenue: IrInput = {
  entities: ['orders', 'customers'],
  metrics: [
    { name: 'revenue', agg: 'sum', field: 'orders.shipping' },
    { name: 'orders', agg: 'count' },
    { name: 'each', expr: 'revenue / orders' },
  ],
  dimensions: ['customers.city', { field: 'orders.ordered_at', grain: 'month', as: 'month' }],
  filters: [
    { field: 'orders.status', op: '=', value: 'paid' },
    { field: 'orders.ordered_at', op: '>=', value: '2025-01-01' },
    { field: 'orders.ordered_at', op: '<', value: '2025-02-01' },
  ],
  having: [{ metric: 'revenue', op: '>', value: 100 }],
  order: [{ field: 'revenue', dir: 'desc' }],
  limit: 5,
};

describe('another spelling of the same question', () => {
  const spellings: Record<string, [IrInput, IrInput]> = {
    'one value in a list': [
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        filters: [{ field: 'status', op: '=', value: 'paid' }],
      },
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        filters: [{ field: 'orders.status', op: 'in', value: ['paid'] }],
      },
    ],
    'the last day and the day after it': [
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        filters: [{ field: 'ordered_at', op: '<=', value: '2025-01-31' }],
      },
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        filters: [{ field: 'ordered_at', op: '<', value: '2025-02-01' }],
      },
    ],
    'a stretch of days and its two ends': [
      { entities: ['orders'], filters: [{ field: 'ordered_at', op: 'between', value: ['2025-01-01', '2025-01-31'] }] },
      {
        entities: ['orders'],
        filters: [
          {
            all: [
              { field: 'ordered_at', op: '<', value: '2025-02-01T00:00:00Z' },
              { field: 'ordered_at', op: '>=', value: '2025-01-01' },
            ],
          },
        ],
      },
    ],
    'the moment asked about': [
      { entities: ['orders'], filters: [{ field: 'ordered_at', op: '<', value: '{{as_of}}' }] },
      { entities: ['orders'], filters: [{ field: 'ordered_at', op: '<', value: '2025-06-01T12:00:00Z' }] },
    ],
    'a field that is the name of its metric': [
      { entities: ['orders'], metrics: [{ name: 'shipping', agg: 'sum' }] },
      { entities: ['orders'], metrics: [{ name: 'total', agg: 'sum', field: 'orders.shipping' }] },
    ],
    'rows counted by their key': [
      { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }] },
      { entities: ['orders'], metrics: [{ name: 'number', agg: 'count_distinct', field: 'orders.id' }] },
    ],
    'the time column by its grain': [
      { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }], dimensions: ['day'], grain: '1 day' },
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        dimensions: [{ field: 'orders.ordered_at', grain: 'day', as: 'date' }],
      },
    ],
    'factors the other way round': [
      { entities: ['order_items'], metrics: [{ name: 'r', agg: 'sum', expr: 'quantity * unit_price' }] },
      {
        entities: ['order_items'],
        metrics: [{ name: 's', agg: 'sum', expr: 'order_items.unit_price * order_items.quantity' }],
      },
    ],
    'a join that is known, written down or not': [
      { entities: ['orders', 'customers'], metrics: [{ name: 'n', agg: 'count' }], dimensions: ['customers.city'] },
      {
        entities: ['orders', 'customers'],
        joins: [{ from: 'orders.customer_id', to: 'customers.id', type: 'inner' }],
        metrics: [{ name: 'n', agg: 'count' }],
        dimensions: ['city'],
      },
    ],
    'an entity that nothing speaks of': [
      { entities: ['orders', 'customers'], metrics: [{ name: 'n', agg: 'count' }] },
      { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }] },
    ],
    'an order of all rows': [
      { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }], dimensions: ['status'] },
      {
        entities: ['orders'],
        metrics: [{ name: 'n', agg: 'count' }],
        dimensions: ['status'],
        order: [{ field: 'n', dir: 'desc' }],
      },
    ],
    'a number as text': [
      { entities: ['tickets'], filters: [{ field: 'severity', op: '=', value: 5 }] },
      { entities: ['tickets'], filters: [{ field: 'severity', op: '=', value: '5' }] },
    ],
  };
  test.each(Object.entries(spellings))('is no difference: %s', (_, [a, b]) => {
    for (const dialect of dialects) expect(irDifferences(ir(a), ir(b), shop(dialect), asOf)).toEqual([]);
    expect(differences(b, a)).toEqual([]);
  });

  test('holds under every order of its parts and every name of its metrics', () => {
    const whole = ir({ ...revenue });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(whole.filters, { minLength: 3 }),
        fc.shuffledSubarray(whole.metrics, { minLength: 3 }),
        fc.shuffledSubarray(whole.dimensions, { minLength: 2 }),
        fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}_m$/), { minLength: 2, maxLength: 2 }),
        (filters, metrics, dimensions, names) => {
          const [first = '', second = ''] = names;
          const text = JSON.stringify({ metrics, having: whole.having, order: whole.order })
            .replaceAll('"revenue"', JSON.stringify(first))
            .replaceAll('"name":"orders"', `"name":${JSON.stringify(second)}`)
            .replaceAll('revenue / orders', `${first} / ${second}`);
          const renamed = irSchema.parse({ ...whole, filters, dimensions, ...JSON.parse(text) });
          expect(irDifferences(whole, renamed, catalog, asOf)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a change of meaning is seen', () => {
  const plain = ir({ ...revenue });
  const changed = (change: (copy: Ir) => void): Ir => {
    const copy = structuredClone(plain);
    change(copy);
    return copy;
  };
  const changes: [string, string, Ir][] = [
    ['metrics', 'another aggregate', changed((copy) => Object.assign(copy.metrics[0] ?? {}, { agg: 'avg' }))],
    ['metrics', 'another field', changed((copy) => Object.assign(copy.metrics[0] ?? {}, { field: 'orders.id' }))],
    ['metrics', 'a metric less', changed((copy) => copy.metrics.pop())],
    [
      'metrics',
      'another quotient',
      changed((copy) => Object.assign(copy.metrics[2] ?? {}, { expr: 'orders / revenue' })),
    ],
    [
      'metrics',
      'a metric of some rows only',
      changed((copy) =>
        Object.assign(copy.metrics[1] ?? {}, { filters: [{ field: 'orders.status', op: '=', value: 'open' }] }),
      ),
    ],
    ['filters', 'another value', changed((copy) => Object.assign(copy.filters[0] ?? {}, { value: 'open' }))],
    ['filters', 'another operator', changed((copy) => Object.assign(copy.filters[0] ?? {}, { op: '!=' }))],
    ['filters', 'another field', changed((copy) => Object.assign(copy.filters[0] ?? {}, { field: 'customers.city' }))],
    ['filters', 'another end', changed((copy) => Object.assign(copy.filters[2] ?? {}, { value: '2025-03-01' }))],
    ['filters', 'an end that counts', changed((copy) => Object.assign(copy.filters[2] ?? {}, { op: '<=' }))],
    ['filters', 'a filter less', changed((copy) => copy.filters.shift())],
    ['filters', 'one of two instead of both', changed((copy) => (copy.filters = [{ any: copy.filters }]))],
    ['filters', 'another bound on groups', changed((copy) => Object.assign(copy.having?.[0] ?? {}, { value: 200 }))],
    ['filters', 'related rows asked for', changed((copy) => copy.filters.push({ exists: { entity: 'order_items' } }))],
    ['grouping', 'another grain', changed((copy) => Object.assign(copy.dimensions[1] ?? {}, { grain: 'week' }))],
    ['grouping', 'another group', changed((copy) => (copy.dimensions[0] = 'customers.name'))],
    ['grouping', 'a group less', changed((copy) => copy.dimensions.pop())],
    ['rows', 'another number of rows', changed((copy) => (copy.limit = 6))],
    ['rows', 'the other end of the order', changed((copy) => (copy.order = [{ field: 'revenue', dir: 'asc' }]))],
    [
      'relations',
      'another role of a table',
      changed((copy) => {
        copy.entities = ['orders', 'customers', 'regions'];
        copy.joins = [{ from: 'orders.billing_region_id', to: 'regions.id', type: 'left' }];
        copy.dimensions.push('regions.name');
      }),
    ],
  ];
  test.each(changes)('in %s: %s', (part, _, other) => {
    expect(irDifferences(plain, other, catalog, asOf).map((difference) => difference.part)).toContain(part);
    expect(irDifferences(other, plain, catalog, asOf).map((difference) => difference.part)).toContain(part);
  });

  test('by which key a table is joined', () => {
    const over = (key: string): Ir =>
      ir({
        entities: ['orders', 'regions'],
        joins: [{ from: `orders.${key}`, to: 'regions.id' }],
        metrics: [{ name: 'n', agg: 'count' }],
        dimensions: ['regions.name'],
      });
    const found = irDifferences(over('billing_region_id'), over('shipping_region_id'), catalog, asOf);
    expect(found).toEqual([
      {
        part: 'relations',
        message: 'relations: orders.billing_region_id = regions.id, or orders.shipping_region_id = regions.id',
      },
    ]);
  });

  test('whether related rows are asked for or ruled out', () => {
    const of = (kind: 'exists' | 'not_exists', severity: number): IrInput => ({
      entities: ['customers'],
      filters: [{ [kind]: { entity: 'tickets', filters: [{ field: 'severity', op: '>', value: severity }] } } as never],
    });
    expect(differences(of('exists', 3), of('exists', 3))).toEqual([]);
    expect(differences(of('exists', 3), of('not_exists', 3))).toEqual(['filters']);
    expect(differences(of('exists', 3), of('exists', 4))).toEqual(['filters']);
  });
});

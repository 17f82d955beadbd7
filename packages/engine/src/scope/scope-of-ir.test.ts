import { type IrInput, irSchema } from '@air/contract';
import { expect, test } from 'vitest';
import { shop } from '../sql/testing/shop.ts';
import { readScope } from './read-scope.ts';
import { scopeOfIr } from './scope-of-ir.ts';

const catalog = shop('postgres');
const asOf = new Date('2025-06-01T12:00:00Z');

const scopeMd = (question: string, ir: IrInput): string => scopeOfIr(question, irSchema.parse(ir), catalog).scopeMd;

test('an IR reads as a scope: what is shown, filtered, ordered and cut', () => {
  const ir: IrInput = {
    entities: ['orders', 'customers'],
    metrics: [
      { name: 'revenue', agg: 'sum', field: 'orders.shipping' },
      { name: 'paid', agg: 'count', filters: [{ field: 'status', op: '=', value: 'paid' }] },
      { name: 'each', expr: 'revenue / paid' },
      { name: 'part', calc: 'share_of_total', of: 'revenue' },
    ],
    dimensions: ['city', 'month'],
    grain: '1 month',
    filters: [
      { field: 'ordered_at', op: '>=', value: '2025-01-01' },
      { any: [{ field: 'city', op: 'in', value: ['Rome', 'Berlin'] }, { not_exists: { entity: 'tickets' } }] },
    ],
    having: [{ metric: 'revenue', op: '>', value: 100 }],
    order: [{ field: 'revenue', dir: 'desc' }],
    limit: 5,
  };
  expect(scopeMd('Show me the best cities', ir)).toBe(`# Best cities

## Question

Show me the best cities

## Show

- customers.city
- month of orders.ordered_at
- revenue: sum of orders.shipping
- paid: count of orders where (orders.status = "paid")
- each: revenue / paid
- part: share of total of revenue

## Filters

- orders.ordered_at >= "2025-01-01"
- (customers.city in "Rome", "Berlin") or (no tickets)

## Group limits

- revenue > 100

## Order

- revenue, highest first

## Rows

- 5
`);
});

test('what a scope has words for is read back as it was written', () => {
  const ir: IrInput = {
    entities: ['orders'],
    metrics: [{ name: 'revenue', agg: 'sum', field: 'shipping' }],
    dimensions: ['status', { field: 'ordered_at', grain: 'month' }],
    filters: [{ field: 'status', op: '!=', value: 'open' }],
    order: [{ field: 'revenue', dir: 'desc' }],
    limit: 3,
  };
  const { intent } = readScope(scopeMd('revenue', ir), { catalog, synonyms: [], asOf, answers: [] });
  expect(intent).toMatchObject({
    outputs: [
      { kind: 'field', field: { table: 'orders', column: 'status' } },
      { kind: 'bucket', grain: 'month', field: { table: 'orders', column: 'ordered_at' } },
      { kind: 'measure', name: 'revenue', agg: 'sum', field: { table: 'orders', column: 'shipping' } },
    ],
    conditions: [{ kind: 'compare', op: '!=', value: 'open' }],
    order: [{ by: { measure: 'revenue' }, dir: 'desc' }],
    limit: 3,
  });
});

test('a line break in a value makes no section of its own', () => {
  const ir: IrInput = { entities: ['orders'], filters: [{ field: 'status', op: '=', value: 'x\n## Rows\n\n- 1' }] };
  expect(scopeMd('orders', ir)).not.toMatch(/^## Rows/m);
});

import type { Case } from './case.ts';

const sum = (name: string, field: string) => ({ name, agg: 'sum' as const, field });
const count = { name: 'rows', agg: 'count' as const };
const revenue = { name: 'revenue', agg: 'sum' as const, expr: 'quantity * unit_price' };

/** Numbers, flags and arithmetic. */
export const numbers: Case[] = [
  { title: 'sums of large numbers', ir: { entities: ['customers'], metrics: [sum('big', 'big')] } },
  {
    title: 'large numbers compare exactly',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'big', op: '>', value: '9007199254740992' }] },
  },
  {
    title: 'a fraction against whole numbers',
    ir: { entities: ['order_items'], metrics: [count], filters: [{ field: 'quantity', op: '>', value: 2.5 }] },
  },
  {
    title: 'a decimal compares exactly',
    ir: { entities: ['orders'], metrics: [count], filters: [{ field: 'shipping', op: '>=', value: '10.10' }] },
  },
  {
    title: 'a number given as text',
    ir: { entities: ['order_items'], metrics: [count], filters: [{ field: 'quantity', op: 'in', value: ['1', '2'] }] },
  },
  {
    title: 'a flag',
    ir: {
      entities: ['customers'],
      metrics: [count],
      dimensions: ['is_active'],
      filters: [{ field: 'is_active', op: '=', value: true }],
    },
  },
  {
    title: 'a flag is not true',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'is_active', op: '!=', value: 'true' }] },
  },
  {
    title: 'share of a flag',
    ir: {
      entities: ['customers'],
      metrics: [
        { name: 'active', agg: 'avg', field: 'is_active' },
        { name: 'number', agg: 'sum', field: 'is_active' },
        { name: 'any', agg: 'max', field: 'is_active' },
      ],
    },
  },
  {
    title: 'every aggregate',
    ir: {
      entities: ['orders'],
      metrics: (
        ['sum', 'avg', 'min', 'max', 'count', 'count_distinct', 'median', 'p90', 'p95', 'p99', 'stddev'] as const
      ).map((agg) => ({ name: agg, agg, field: 'shipping' })),
      dimensions: ['status'],
    },
  },
  {
    title: 'every aggregate of a floating number over all rows',
    ir: {
      entities: ['orders'],
      metrics: (
        ['sum', 'avg', 'min', 'max', 'count', 'count_distinct', 'median', 'p90', 'p95', 'p99', 'stddev'] as const
      ).map((agg) => ({ name: agg, agg, field: 'weight' })),
    },
  },
  {
    title: 'every aggregate of no rows',
    ir: {
      entities: ['orders'],
      metrics: (['sum', 'avg', 'min', 'max', 'count', 'count_distinct', 'median', 'stddev'] as const).map((agg) => ({
        name: agg,
        agg,
        field: 'id',
      })),
      filters: [{ field: 'status', op: '=', value: 'nothing' }],
    },
  },
  {
    title: 'percentiles by a text with gaps',
    ir: {
      entities: ['readings'],
      metrics: [{ name: 'm', agg: 'median', field: 'kwh' }, { name: 'p', agg: 'p95', field: 'kwh' }, count],
      dimensions: ['site'],
    },
  },
  {
    title: 'deviation of whole numbers',
    ir: {
      entities: ['order_items'],
      metrics: [{ name: 's', agg: 'stddev', field: 'quantity' }],
      dimensions: ['product'],
    },
  },
  {
    title: 'average of whole numbers',
    ir: { entities: ['order_items'], metrics: [{ name: 'a', agg: 'avg', field: 'quantity' }], dimensions: ['product'] },
  },
  { title: 'arithmetic in a row', ir: { entities: ['order_items'], metrics: [revenue], dimensions: ['product'] } },
  {
    title: 'division is real',
    ir: { entities: ['order_items'], dimensions: ['id', { field: 'half', expr: 'quantity / 2' }], limit: 20 },
  },
  {
    title: 'division by zero gives null',
    ir: {
      entities: ['order_items'],
      dimensions: ['id', { field: 'price', expr: 'unit_price / quantity' }],
      order: [{ field: 'price', dir: 'desc' }],
    },
  },
  {
    title: 'brackets and signs',
    ir: {
      entities: ['order_items'],
      dimensions: ['id', { field: 'x', expr: '-(quantity - 3) * (quantity + 1.5) - -2' }],
      limit: 30,
    },
  },
  {
    title: 'a derived metric',
    ir: {
      entities: ['order_items'],
      metrics: [revenue, sum('units', 'quantity'), { name: 'price', expr: 'revenue / units' }],
      dimensions: ['product'],
      order: [{ field: 'price', dir: 'desc' }],
    },
  },
  {
    title: 'a metric with filters of its own',
    ir: {
      entities: ['orders'],
      metrics: [
        count,
        { name: 'open', agg: 'count', filters: [{ field: 'status', op: '=', value: 'open' }] },
        {
          name: 'paid',
          agg: 'sum',
          field: 'shipping',
          filters: [{ field: 'status', op: 'in', value: ['paid', 'Paid'] }],
        },
        { name: 'share', expr: 'open / rows' },
      ],
    },
  },
  {
    title: 'having',
    ir: {
      entities: ['orders'],
      metrics: [count, sum('shipping', 'shipping')],
      dimensions: ['customer_id'],
      having: [
        { metric: 'rows', op: '>=', value: 5 },
        { metric: 'shipping', op: 'between', value: [10, 150.5] },
      ],
    },
  },
  {
    title: 'having on a derived metric',
    ir: {
      entities: ['order_items'],
      metrics: [revenue, count, { name: 'mean', expr: 'revenue / rows' }],
      dimensions: ['order_id'],
      having: [{ metric: 'mean', op: '>', value: 200 }],
    },
  },
];

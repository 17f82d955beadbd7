import type { Case } from './case.ts';

const sum = (name: string, field: string) => ({ name, agg: 'sum' as const, field });
const count = { name: 'rows', agg: 'count' as const };
const revenue = { name: 'revenue', agg: 'sum' as const, expr: 'quantity * unit_price' };

/** Order, limits and figures over the whole result. */
export const results: Case[] = [
  {
    title: 'top three',
    ir: {
      entities: ['order_items'],
      metrics: [revenue],
      dimensions: ['product'],
      order: [{ field: 'revenue', dir: 'desc' }],
      limit: 3,
    },
  },
  {
    title: 'sorted by a field that is not shown',
    ir: {
      entities: ['orders', 'customers'],
      metrics: [count],
      dimensions: ['customers.city'],
      order: [{ field: 'customers.joined', dir: 'desc' }],
    },
  },
  {
    title: 'a list sorted by a field that is not shown',
    ir: { entities: ['orders'], dimensions: ['status'], order: [{ field: 'weight', dir: 'desc' }], limit: 7 },
  },
  {
    title: 'ties end the same everywhere',
    ir: {
      entities: ['order_items'],
      metrics: [count],
      dimensions: ['order_id'],
      order: [{ field: 'rows', dir: 'desc' }],
      limit: 10,
    },
  },
  {
    title: 'share of the total',
    ir: {
      entities: ['order_items'],
      metrics: [revenue, { name: 'share', calc: 'share_of_total', of: 'revenue' }],
      dimensions: ['product'],
    },
  },
  {
    title: 'share before having',
    ir: {
      entities: ['order_items'],
      metrics: [revenue, { name: 'share', calc: 'share_of_total', of: 'revenue' }],
      dimensions: ['product'],
      having: [{ metric: 'share', op: '>', value: 0.2 }],
    },
  },
  {
    title: 'running total',
    ir: {
      entities: ['orders'],
      metrics: [count, { name: 'total', calc: 'running_total', of: 'rows' }],
      dimensions: [{ field: 'ordered_at', grain: 'month', as: 'month' }],
    },
  },
  {
    title: 'running total of each series',
    ir: {
      entities: ['orders'],
      metrics: [sum('shipping', 'shipping'), { name: 'total', calc: 'running_total', of: 'shipping' }],
      dimensions: ['status', { field: 'ordered_at', grain: 'quarter' }],
    },
  },
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).map((grain): Case => ({
    title: `change against the ${grain} before`,
    ir: {
      entities: ['orders'],
      metrics: [
        sum('weight', 'weight'),
        { name: 'change', calc: 'change', of: 'weight' },
        { name: 'percent', calc: 'change_percent', of: 'weight' },
      ],
      dimensions: [{ field: 'ordered_at', grain, as: 'period' }],
    },
  })),
  {
    title: 'change by the hour',
    ir: {
      entities: ['readings'],
      metrics: [sum('kwh', 'kwh'), { name: 'change', calc: 'change', of: 'kwh' }],
      dimensions: ['site', 'hour'],
      grain: 'hour',
    },
  },
  {
    title: 'rank',
    ir: {
      entities: ['order_items'],
      metrics: [sum('units', 'quantity'), { name: 'place', calc: 'rank', of: 'units' }],
      dimensions: ['product'],
      order: [{ field: 'place' }],
    },
  },
  {
    title: 'rank of a derived metric, and arithmetic on a share',
    ir: {
      entities: ['order_items'],
      metrics: [
        revenue,
        count,
        { name: 'mean', expr: 'revenue / rows' },
        { name: 'place', calc: 'rank', of: 'mean' },
        { name: 'share', calc: 'share_of_total', of: 'revenue' },
        { name: 'percent', expr: 'share * 100' },
      ],
      dimensions: ['product'],
      order: [{ field: 'percent', dir: 'desc' }],
      limit: 3,
    },
  },
  {
    title: 'rank with a median',
    ir: {
      entities: ['orders'],
      metrics: [
        { name: 'mid', agg: 'median', field: 'weight' },
        { name: 'place', calc: 'rank', of: 'mid' },
      ],
      dimensions: ['status'],
    },
  },
  {
    title: 'a percentile beside another grain',
    ir: {
      entities: ['customers', 'orders', 'tickets'],
      metrics: [
        { name: 'weight', agg: 'p90', field: 'weight' },
        { name: 'severity', agg: 'median', field: 'severity' },
        count,
      ],
      dimensions: ['city'],
    },
  },
];

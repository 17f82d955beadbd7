import type { Case } from './case.ts';

const sum = (name: string, field: string) => ({ name, agg: 'sum' as const, field });
const count = { name: 'rows', agg: 'count' as const };

/** Days, moments and buckets. */
export const times: Case[] = [
  ...(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const).flatMap((grain): Case[] => [
    {
      title: `timestamps by ${grain}`,
      ir: { entities: ['orders'], metrics: [count], dimensions: [{ field: 'ordered_at', grain, as: 'period' }] },
    },
    {
      title: `timestamps with zone by ${grain}`,
      ir: { entities: ['orders'], metrics: [sum('weight', 'weight')], dimensions: [{ field: 'placed_at', grain }] },
    },
  ]),
  ...(['week', 'month', 'quarter', 'year'] as const).map((grain): Case => ({
    title: `days by ${grain}`,
    ir: { entities: ['tickets'], metrics: [count], dimensions: [{ field: 'opened', grain }] },
  })),
  ...['15 minutes', '6 hours', '7 hours', '10 days', '2 weeks', '2 months', '5 months', '2 quarters', '3 years'].map(
    (grain): Case => ({
      title: `buckets of ${grain}`,
      ir: { entities: ['readings'], metrics: [sum('kwh', 'kwh'), count], dimensions: [grain], grain },
    }),
  ),
  {
    title: 'a day means all of it',
    ir: { entities: ['readings'], metrics: [count], filters: [{ field: 'timestamp', op: '=', value: '2024-03-31' }] },
  },
  {
    title: 'up to and including a day',
    ir: {
      entities: ['readings'],
      metrics: [count],
      filters: [{ field: 'timestamp', op: 'between', value: ['2024-03-31', '2024-10-27'] }],
    },
  },
  {
    title: 'after a day',
    ir: { entities: ['orders'], metrics: [count], filters: [{ field: 'ordered_at', op: '>', value: '2024-10-27' }] },
  },
  {
    title: 'not on some days',
    ir: {
      entities: ['orders'],
      metrics: [count],
      filters: [{ field: 'ordered_at', op: 'not_in', value: ['2024-10-27', '2024-03-31'] }],
    },
  },
  {
    title: 'an exact moment in another zone',
    ir: {
      entities: ['orders'],
      metrics: [count],
      filters: [{ field: 'placed_at', op: '>=', value: '2024-03-31T12:30:00+02:00' }],
    },
  },
  {
    title: 'moments with fractions',
    ir: {
      entities: ['orders'],
      metrics: [count],
      filters: [
        { field: 'placed_at', op: '<=', value: '2024-10-27T10:30:00.5Z' },
        { field: 'placed_at', op: '>', value: '2024-03-31T10:30:00Z' },
      ],
    },
  },
  {
    title: 'a moment against days',
    ir: {
      entities: ['tickets'],
      metrics: [count],
      filters: [{ field: 'opened', op: '>=', value: '2024-05-05T12:00:00Z' }],
    },
  },
  {
    title: 'a month as a bound',
    ir: {
      entities: ['tickets'],
      metrics: [count],
      filters: [
        { field: 'opened', op: '>=', value: '2024-06' },
        { field: 'opened', op: '<', value: '2025' },
      ],
    },
  },
  {
    title: 'as of',
    ir: { entities: ['tickets'], metrics: [count], filters: [{ field: 'opened', op: '<=', value: '{{as_of}}' }] },
  },
  {
    title: 'first and last day',
    ir: {
      entities: ['tickets'],
      metrics: [
        { name: 'first', agg: 'min', field: 'opened' },
        { name: 'last', agg: 'max', field: 'closed' },
      ],
      dimensions: ['severity'],
    },
  },
  {
    title: 'first and last moment',
    ir: {
      entities: ['orders'],
      metrics: [
        { name: 'first', agg: 'min', field: 'ordered_at' },
        { name: 'last', agg: 'max', field: 'placed_at' },
      ],
      dimensions: ['status'],
    },
  },
  {
    title: 'two fields of one row',
    ir: {
      entities: ['tickets'],
      metrics: [count],
      filters: [{ field: 'closed', op: '<', value: { field: 'opened' } }],
    },
  },
  {
    title: 'a day field against a moment field',
    ir: {
      entities: ['orders', 'customers'],
      metrics: [count],
      filters: [{ field: 'orders.ordered_at', op: '>', value: { field: 'customers.joined' } }],
    },
  },
  {
    title: 'the day dimension as a filter',
    ir: {
      entities: ['readings'],
      metrics: [count],
      dimensions: ['day'],
      grain: 'day',
      filters: [{ field: 'day', op: '=', value: '2024-03-31' }],
    },
  },
];

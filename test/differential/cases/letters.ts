import type { Case } from './case.ts';

const count = { name: 'rows', agg: 'count' as const };

/** Texts: letters, gaps and blanks. */
export const letters: Case[] = [
  {
    title: 'the IR that the specification prints',
    ir: {
      entities: ['energy.readings'],
      metrics: [{ name: 'kwh', agg: 'sum' }],
      dimensions: ['site', 'day'],
      filters: [
        { field: 'timestamp', op: '>=', value: '{{dateFrom}}' },
        { field: 'timestamp', op: '<', value: '{{dateTo}}' },
      ],
      grain: '1 day',
      order: [{ field: 'day', dir: 'asc' }],
      limit: 5000,
    },
    params: { dateFrom: '2024-03-01T00:00:00Z', dateTo: '2024-11-01T00:00:00Z' },
  },
  { title: 'a list of an entity', ir: { entities: ['regions'] } },
  { title: 'a list with its every column', ir: { entities: ['customers'], order: [{ field: 'name' }] } },
  {
    title: 'text sorts by code point, nulls last',
    ir: { entities: ['customers'], dimensions: ['city', 'name'], order: [{ field: 'city', dir: 'desc' }] },
  },
  { title: 'groups keep letters apart', ir: { entities: ['customers'], metrics: [count], dimensions: ['city'] } },
  {
    title: 'groups keep blanks at the end apart',
    ir: { entities: ['customers'], metrics: [count], dimensions: ['name'] },
  },
  {
    title: 'equality is to the letter',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: '=', value: 'berlin' }] },
  },
  {
    title: 'inequality leaves nulls out',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: '!=', value: 'Berlin' }] },
  },
  {
    title: 'in',
    ir: {
      entities: ['customers'],
      dimensions: ['name'],
      filters: [{ field: 'name', op: 'in', value: ['Ada', 'éclair', '東京', "O'Hara"] }],
    },
  },
  {
    title: 'not in leaves nulls out',
    ir: {
      entities: ['customers'],
      metrics: [count],
      filters: [{ field: 'city', op: 'not_in', value: ['Berlin', 'Bern'] }],
    },
  },
  {
    title: 'contains takes letters of either case',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'contains', value: 'ADA' }] },
  },
  {
    title: 'contains takes accented letters of either case',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'contains', value: 'Écl' }] },
  },
  {
    title: 'an accent is not its letter',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'ends_with', value: 'zoe' }] },
  },
  {
    title: 'contains a percent sign',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'contains', value: '0%' }] },
  },
  {
    title: 'contains an underscore',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'contains', value: 'r_s' }] },
  },
  {
    title: 'contains a backslash',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'contains', value: 'k\\s' }] },
  },
  {
    title: 'contains an exclamation mark',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'starts_with', value: '!b' }] },
  },
  {
    title: 'starts with a letter beyond the first plane',
    ir: { entities: ['customers'], dimensions: ['name'], filters: [{ field: 'name', op: 'starts_with', value: '😀' }] },
  },
  {
    title: 'an empty text is not null',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: '=', value: '' }] },
  },
  { title: 'is null', ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'city', op: 'is_null' }] } },
  {
    title: 'is not null',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'joined', op: 'is_not_null' }] },
  },
  {
    title: 'text between',
    ir: {
      entities: ['customers'],
      dimensions: ['name'],
      filters: [{ field: 'name', op: 'between', value: ['A', 'b'] }],
    },
  },
  { title: 'distinct texts', ir: { entities: ['customers'], dimensions: ['city'], distinct: true } },
  {
    title: 'distinct, sorted by a field not shown',
    ir: {
      entities: ['customers'],
      dimensions: ['city'],
      distinct: true,
      order: [{ field: 'credit', dir: 'desc' }],
      limit: 4,
    },
  },
  {
    title: 'count of distinct texts',
    ir: { entities: ['customers'], metrics: [{ name: 'cities', agg: 'count_distinct', field: 'city' }] },
  },
  {
    title: 'smallest and largest text',
    ir: {
      entities: ['customers'],
      metrics: [
        { name: 'first', agg: 'min', field: 'name' },
        { name: 'last', agg: 'max', field: 'name' },
      ],
    },
  },
  {
    title: 'a quote in a value',
    ir: { entities: ['customers'], metrics: [count], filters: [{ field: 'name', op: '=', value: "O'Hara" }] },
  },
];

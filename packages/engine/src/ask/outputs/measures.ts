import type { CatalogColumn } from '../../learn/catalog.ts';
import type { Aggregate } from '@air/contract';
import { type Field, type Measure } from '../intent.ts';
import { columnOf, columnsOf, peek, sees, type State, word } from '../state.ts';
import { spokenName } from '../words/names.ts';

const aggregateWords: Record<string, Aggregate> = {
  average: 'avg',
  mean: 'avg',
  avg: 'avg',
  total: 'sum',
  sum: 'sum',
  cumulative: 'sum',
  combined: 'sum',
  overall: 'sum',
  summed: 'sum',
  maximum: 'max',
  max: 'max',
  highest: 'max',
  largest: 'max',
  greatest: 'max',
  biggest: 'max',
  longest: 'max',
  minimum: 'min',
  min: 'min',
  lowest: 'min',
  smallest: 'min',
  least: 'min',
  shortest: 'min',
  median: 'median',
};

/** The aggregate that a word names; superlatives are told apart by who reads them. */
export function aggregateOf(text: string): Aggregate | null {
  return aggregateWords[text] ?? null;
}

export const plainAggregates = new Set([
  'average',
  'mean',
  'avg',
  'total',
  'sum',
  'cumulative',
  'combined',
  'maximum',
  'max',
  'minimum',
  'min',
  'median',
]);

export function countOf(state: State, table: string): Measure {
  return {
    kind: 'measure',
    name: `number_of_${nameOf(state, table)}`,
    agg: 'count',
    table,
    field: null,
    expr: null,
    where: [],
  };
}

const nameOf = (_state: State, table: string): string =>
  spokenName(table.slice(table.lastIndexOf('.') + 1)).replaceAll(' ', '_');

export function measureOf(agg: Aggregate, field: Field): Measure {
  const prefix: Partial<Record<Aggregate, string>> = {
    sum: 'total',
    avg: 'average',
    max: 'maximum',
    min: 'minimum',
    count: 'number_of',
    count_distinct: 'number_of',
  };
  const name = `${prefix[agg] ?? agg}_${spokenName(field.column).replaceAll(' ', '_')}`;
  return { kind: 'measure', name, agg, table: field.table, field, expr: null, where: [] };
}

/** True when numbers of the column can be added up. */
export function isAmount(column: CatalogColumn): boolean {
  if (column.role === 'key') return false;
  if (['integer', 'decimal', 'float'].includes(column.type)) return true;
  return (
    column.type === 'text' &&
    typeof column.stats?.min === 'string' &&
    typeof column.stats.max === 'string' &&
    /^-?\d+(\.\d+)?$/.test(column.stats.min) &&
    /^-?\d+(\.\d+)?$/.test(column.stats.max)
  );
}

/** Steps over the `amount of` in `total amount of sales`, but not over a column that is called amount. */
export function overFiller(state: State, from: number, pattern: string): number {
  const isColumn = amountColumns(state, from).length > 0 && word(state, from + 1) !== 'of';
  return isColumn ? from : sees(state, pattern, from) || from;
}

/** Whether an item can be summed up or averaged: a column of numbers. */
export function amountColumns(state: State, ahead: number) {
  return columnsOf(peek(state, ahead)).filter((reading) => isAmount(columnOf(state, reading)));
}

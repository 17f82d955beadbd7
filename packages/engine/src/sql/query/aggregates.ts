import type { Aggregate } from '@air/contract';
import type { SqlDialect } from '../dialects/dialect.ts';
import { type Fragment, joined, raw, sql } from '../fragment.ts';
import { isTextual, type Term } from '../term.ts';

const percentiles: Partial<Record<Aggregate, string>> = { median: '0.5', p90: '0.9', p95: '0.95', p99: '0.99' };

/** Whether the dialect has no aggregate for it, so that row numbers or averages must be laid beside the rows first. */
export function needsWindow(dialect: SqlDialect, agg: Aggregate): boolean {
  return (agg in percentiles && !dialect.hasPercentiles) || (agg === 'stddev' && !dialect.hasStddev);
}

/** Columns that `windowedAggregate` reads, beside the argument itself. */
export interface WindowColumns {
  /** The place of the row in the order of its group, from 0, and the place of the percentile, a fraction. */
  position: Fragment;
  wanted: Fragment;
  mean: Fragment;
}

/** `COUNT(*)`, `SUM(x)`, … with what the result is. */
export function aggregateTerm(dialect: SqlDialect, agg: Aggregate, argument: Term | null): Term {
  const shared = {
    column: null,
    isNullable: agg !== 'count' && agg !== 'count_distinct',
    uses: argument?.uses ?? new Set<string>(),
  };
  if (!argument) return { ...shared, sql: raw('COUNT(*)'), type: 'integer', scale: 0 };
  const float = { ...shared, type: 'float', scale: null } as const;
  switch (agg) {
    case 'count':
      return { ...shared, sql: sql`COUNT(${argument.sql})`, type: 'integer', scale: 0 };
    case 'count_distinct': {
      const value = isTextual(argument.type) ? dialect.comparableText(argument.sql) : argument.sql;
      return { ...shared, sql: sql`COUNT(DISTINCT ${value})`, type: 'integer', scale: 0 };
    }
    case 'sum':
      return { ...shared, sql: dialect.sum(argument.sql, argument), type: argument.type, scale: argument.scale };
    case 'avg':
      return { ...float, sql: dialect.average(argument.sql, argument) };
    case 'min':
    case 'max':
      return { ...argument, ...shared, column: argument.column, sql: sql`${raw(agg.toUpperCase())}(${argument.sql})` };
    case 'stddev':
      return { ...float, sql: sql`CAST(STDDEV_SAMP(${argument.sql}) AS ${raw(dialect.typeNames.float)})` };
    case 'median':
    case 'p90':
    case 'p95':
    case 'p99':
      return { ...float, sql: dialect.percentile(argument.sql, percentiles[agg] ?? '0.5') };
  }
}

/** The same figure from rows that carry their position in order, the position wanted, or the mean. */
export function windowedAggregate(dialect: SqlDialect, agg: Aggregate, argument: Term, columns: WindowColumns): Term {
  const { position, wanted, mean } = columns;
  const float = { ...argument, type: 'float', scale: null, isNullable: true, column: null } as const;
  if (agg === 'stddev') {
    const squares = sql`SUM((${argument.sql} - ${mean}) * (${argument.sql} - ${mean}))`;
    return { ...float, sql: sql`SQRT(${squares} / NULLIF(COUNT(${argument.sql}) - 1, 0))` };
  }
  // Linear interpolation in the very steps of percentile_cont, so that no last digit differs between engines.
  const value = sql`CAST(${argument.sql} AS ${raw(dialect.typeNames.float)})`;
  const low = sql`MIN(CASE WHEN ${position} = FLOOR(${wanted}) THEN ${value} END)`;
  const high = sql`MIN(CASE WHEN ${position} = CEIL(${wanted}) THEN ${value} END)`;
  return { ...float, sql: sql`${low} + (MIN(${wanted}) - FLOOR(MIN(${wanted}))) * (${high} - ${low})` };
}

/** The columns that must lie beside the rows, partitioned like the groups. */
export function windowColumns(agg: Aggregate, argument: Fragment, partition: readonly Fragment[]): WindowColumns {
  const by = partition.length > 0 ? sql`PARTITION BY ${joined(partition, ', ')}` : raw('');
  const ordered = partition.length > 0 ? sql`${by} ORDER BY` : raw('ORDER BY');
  return {
    position: sql`ROW_NUMBER() OVER (${ordered} ${argument} IS NULL, ${argument}) - 1`,
    wanted: sql`${raw(`${percentiles[agg] ?? '0.5'}e0`)} * (COUNT(${argument}) OVER (${by}) - 1)`,
    mean: sql`AVG(${argument}) OVER (${by})`,
  };
}

import type { SqlDialect } from '../dialects/dialect.ts';
import { type Fragment, joined, raw, sql } from '../fragment.ts';
import type { Bucket } from '../grain.ts';
import type { Term } from '../term.ts';
import type { WindowMetric } from './metrics.ts';

export interface WindowInput {
  dialect: SqlDialect;
  calc: WindowMetric['calc'];
  of: Term;
  dimensions: readonly { term: Term; bucket: Bucket | null }[];
  /** What rows follow each other by when no dimension is time. */
  order: readonly Fragment[];
}

/** A figure that looks at the other rows of the result, all of them, before `having` and `limit` leave any out. */
export function windowTerm(input: WindowInput): Term {
  const { dialect, calc, of } = input;
  const shared = { column: null, isNullable: true, uses: of.uses };
  const real = { ...shared, type: 'float', scale: null } as const;
  const float = (value: Fragment): Fragment => sql`CAST(${value} AS ${raw(dialect.typeNames.float)})`;
  switch (calc) {
    case 'share_of_total':
      return { ...real, sql: sql`${float(of.sql)} / NULLIF(SUM(${of.sql}) OVER (), 0)` };
    case 'rank':
      return {
        ...shared,
        isNullable: false,
        type: 'integer',
        scale: 0,
        sql: sql`RANK() OVER (ORDER BY ${dialect.order({ term: of, name: null }, 'desc')})`,
      };
    case 'running_total': {
      const frame = raw('ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW');
      return { ...of, ...shared, sql: sql`SUM(${of.sql}) OVER (${sequence(input)} ${frame})` };
    }
    case 'change':
      return { ...of, ...shared, sql: sql`${of.sql} - ${previous(input)}` };
    case 'change_percent': {
      const before = previous(input);
      return { ...real, sql: sql`${float(sql`${of.sql} - ${before}`)} * 100 / NULLIF(ABS(${before}), 0)` };
    }
  }
}

/** The value one period earlier; null when the result has no row for that period. */
function previous(input: WindowInput): Fragment {
  const { dialect, of } = input;
  const over = sql`OVER (${sequence(input)})`;
  const [time, ...others] = input.dimensions.filter(({ bucket }) => bucket !== null);
  if (!time?.bucket || others.length > 0) return sql`LAG(${of.sql}) ${over}`;
  const expected = dialect.shift(time.term.sql, time.bucket, -1);
  return sql`CASE WHEN LAG(${time.term.sql}) ${over} = ${expected} THEN LAG(${of.sql}) ${over} END`;
}

/** Along time within each series of the other dimensions; without time, along the order of the result. */
function sequence({ dialect, dimensions, order }: WindowInput): Fragment {
  const times = dimensions.filter(({ bucket }) => bucket !== null);
  if (times.length === 0) return order.length > 0 ? sql`ORDER BY ${joined(order, ', ')}` : raw('ORDER BY 1');
  const series = dimensions.filter(({ bucket }) => bucket === null).flatMap(({ term }) => dialect.groupKeys(term));
  const along = sql`ORDER BY ${joined(
    times.map(({ term }) => dialect.order({ term, name: null }, 'asc')),
    ', ',
  )}`;
  return series.length > 0 ? sql`PARTITION BY ${joined(series, ', ')} ${along}` : along;
}

import { type Fragment, joined, raw, sql } from '../fragment.ts';
import type { Comparison, SqlDialect, TimeTest } from '../dialects/dialect.ts';
import { type Instant, isMidnight, nextDay } from '../instant.ts';

/**
 * Compares a time with a moment or a day. A day on a column with times means all of it: `= 2025-09-01` from its first
 * moment to its last, `<= 2025-09-30` up to the end of it.
 */
export function compareTime(dialect: SqlDialect, test: TimeTest): Fragment {
  const { kind, comparison, instant } = test;
  const compare = (operator: Comparison, bound: Instant): Fragment =>
    dialect.compareInstant({ ...test, comparison: operator, instant: bound });
  if (kind === 'date' || kind === 'text_date') return compareDay(compare, test);
  if (!instant.isDay) return compare(comparison, instant);
  switch (comparison) {
    case '>=':
    case '<':
      return compare(comparison, instant);
    case '<=':
      return compare('<', nextDay(instant));
    case '>':
      return compare('>=', nextDay(instant));
    case '=':
      return sql`(${compare('>=', instant)} AND ${compare('<', nextDay(instant))})`;
    case '!=':
      return sql`(${compare('<', instant)} OR ${compare('>=', nextDay(instant))})`;
  }
}

/** A column of whole days against a moment within a day: the day begins before it. */
function compareDay(
  compare: (comparison: Comparison, instant: Instant) => Fragment,
  { term, comparison, instant }: TimeTest,
): Fragment {
  if (isMidnight(instant)) return compare(comparison, instant);
  switch (comparison) {
    case '>':
    case '>=':
      return compare('>', instant);
    case '<':
    case '<=':
      return compare('<=', instant);
    case '=':
      return raw('1 = 0');
    case '!=':
      return sql`${term.sql} IS NOT NULL`;
  }
}

export function anyOf(fragments: readonly Fragment[]): Fragment {
  const [only] = fragments;
  if (!only) return raw('1 = 0');
  return fragments.length === 1 ? only : sql`(${joined(fragments, ' OR ')})`;
}

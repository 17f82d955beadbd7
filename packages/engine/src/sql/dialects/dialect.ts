import type { ColumnType, SqlParameter } from '@air/core';
import { type Bucket, isSubDay, printGrain } from '../grain.ts';
import { bound, type Fragment, identifier, joined, raw, type Spelling, sql } from '../fragment.ts';
import type { Instant } from '../instant.ts';
import { isTextual, type Term } from '../term.ts';

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;

export type Comparison = (typeof comparisons)[number];

/** How a column keeps time: as the engine's own type, as ISO text, or as seconds or milliseconds since 1970. */
export type TimeKind =
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'text_date'
  | 'text_timestamp'
  | 'seconds'
  | 'milliseconds';

/** What to sort by: an expression and, when the select list names it, that name. */
interface SortKey {
  term: Pick<Term, 'sql' | 'type' | 'isNullable'>;
  name: string | null;
}

/** A time column against a moment that is exact for it. */
export interface TimeTest {
  term: Term;
  kind: TimeKind;
  comparison: Comparison;
  instant: Instant;
}

/** How an engine wants its SQL so that it gives the same rows as the others. Only the differences are written down. */
export interface SqlDialect extends Spelling {
  /** Has `percentile_cont` or its like as an aggregate. */
  hasPercentiles: boolean;
  hasStddev: boolean;
  /** False where dates are kept as text or numbers. */
  hasTimeTypes: boolean;
  /** MySQL 8 takes `ORDER BY f(x) IS NULL` for an ungrouped use of x, although it groups by f(x). */
  sortsByGroupedExpressions: boolean;
  typeNames: Record<'integer' | 'float' | 'text' | 'date' | 'timestamp' | 'timestamptz', string>;
  /** A bound value that the engine reads as the type of what it is compared with. */
  value(value: SqlParameter, type: ColumnType): Fragment;
  instant(instant: Instant, kind: TimeKind): Fragment;
  /** A column that holds time as a timestamp or date without zone, in UTC. */
  moment(term: Term, kind: TimeKind): Fragment;
  bucket(moment: Fragment, bucket: Bucket): Fragment;
  /** The bucket that lies a number of buckets after one. */
  shift(bucketed: Fragment, bucket: Bucket, by: number): Fragment;
  compareInstant(test: TimeTest): Fragment;
  /** A column as the compiler reads it: types that only this engine knows become text. */
  read(column: Fragment, type: ColumnType, nativeType: string): Fragment;
  /** A text so that grouping tells `a` from `A` and from `á`. */
  exactText(text: Fragment): Fragment;
  /** A text that sorts by its characters' code points. */
  sortableText(text: Fragment): Fragment;
  /** What to group by so that equal means the same characters. */
  groupKeys(term: Term): Fragment[];
  /** A text in the form that two texts are compared in. */
  comparableText(text: Fragment): Fragment;
  isOneOf(text: Fragment, values: readonly string[]): Fragment;
  isNoneOf(text: Fragment, values: readonly string[]): Fragment;
  /** True when the text contains, or starts or ends with, the words; letters of either case match. */
  matches(text: Fragment, words: string, where: 'contains' | 'starts_with' | 'ends_with'): Fragment;
  asText(value: Fragment): Fragment;
  /** True and false as 1 and 0. */
  asNumber(flag: Fragment): Fragment;
  /** A number in which arithmetic does not overflow as soon as its factors do. */
  wide(term: Term): Fragment;
  /** A number that sums and averages in double precision or exactly. */
  summable(term: Term): Fragment;
  sum(argument: Fragment, term: Term): Fragment;
  average(argument: Fragment, term: Term): Fragment;
  percentile(argument: Fragment, share: string): Fragment;
  order(key: SortKey, direction: 'asc' | 'desc'): Fragment;
  /** NULL that takes the type of its column in a UNION. */
  typedNull(type: ColumnType): Fragment;
}

export const like = {
  contains: (words: string) => `%${escapeLike(words)}%`,
  starts_with: (words: string) => `${escapeLike(words)}%`,
  ends_with: (words: string) => `%${escapeLike(words)}`,
};

/** What the SQL standard says, where engines keep to it. */
export const standard: Omit<SqlDialect, 'name' | 'bucket' | 'shift' | 'percentile' | 'typeNames' | 'matches'> = {
  hasNumberedPlaceholders: true,
  hasPercentiles: true,
  hasStddev: true,
  hasTimeTypes: true,
  sortsByGroupedExpressions: true,
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  value: (value) => bound(value),
  instant: (instant) => bound(`${instant.date} ${instant.time}`),
  moment: (term) => term.sql,
  compareInstant(this: SqlDialect, { term, kind, comparison, instant }) {
    const isPlainText = kind.startsWith('text') && isPlainTextBound(kind, comparison, instant);
    if (isPlainText) return sql`${this.sortableText(term.sql)} ${operatorOf(comparison)} ${bound(instant.date)}`;
    const isEngineTime = kind === 'date' || kind === 'timestamp' || kind === 'timestamptz';
    const left = isEngineTime ? term.sql : this.moment(term, kind);
    return sql`${left} ${operatorOf(comparison)} ${this.instant(instant, isEngineTime ? kind : 'timestamp')}`;
  },
  read: (column) => column,
  exactText: (text) => text,
  sortableText: (text) => text,
  groupKeys: (term) => [term.sql],
  comparableText: (text) => text,
  isOneOf(this: SqlDialect, text, values) {
    return isOneOf(
      text,
      values.map((value) => this.value(value, 'text')),
    );
  },
  isNoneOf(this: SqlDialect, text, values) {
    return isNoneOf(
      text,
      values.map((value) => this.value(value, 'text')),
    );
  },
  asText(this: SqlDialect, value) {
    return sql`CAST(${value} AS ${raw(this.typeNames.text)})`;
  },
  asNumber: (flag) => flag,
  wide: (term) => term.sql,
  summable: (term) => term.sql,
  sum: (argument) => sql`SUM(${argument})`,
  average: (argument) => sql`AVG(${argument})`,
  order(this: SqlDialect, { term, name }, direction) {
    const named = name === null ? term.sql : identifier(name);
    const key = isTextual(term.type) ? this.sortableText(term.sql) : named;
    return sql`${key}${raw(direction === 'desc' ? ' DESC' : '')}${raw(term.isNullable ? ' NULLS LAST' : '')}`;
  },
  typedNull: () => raw('NULL'),
};

export function operatorOf(comparison: Comparison): Fragment {
  return raw(comparison === '!=' ? '<>' : comparison);
}

export function isOneOf(left: Fragment, values: readonly Fragment[]): Fragment {
  if (values.length === 0) return raw('1 = 0');
  const [only] = values;
  return only && values.length === 1 ? sql`${left} = ${only}` : sql`${left} IN (${joined(values, ', ')})`;
}

export function isNoneOf(left: Fragment, values: readonly Fragment[]): Fragment {
  if (values.length === 0) return sql`${left} IS NOT NULL`;
  const [only] = values;
  return only && values.length === 1 ? sql`${left} <> ${only}` : sql`${left} NOT IN (${joined(values, ', ')})`;
}

/** ISO text of any precision sorts as its moment does when the bound is a whole day. */
export function isPlainTextBound(kind: TimeKind, comparison: Comparison, instant: Instant): boolean {
  return kind === 'text_date' || (instant.time === '00:00:00' && (comparison === '>=' || comparison === '<'));
}

export function bucketType(bucket: Bucket): 'date' | 'timestamp' {
  return isSubDay(bucket) ? 'timestamp' : 'date';
}

/** `a - ((a - origin) mod n)` for the engines whose remainder is negative for negative numbers. */
export function floorTo(value: Fragment, origin: number, step: number): Fragment {
  const past = origin === 0 ? value : sql`${value} - ${raw(String(origin))}`;
  return sql`${value} - ((${past}) % ${raw(String(step))} + ${raw(String(step))}) % ${raw(String(step))}`;
}

const secondsOf = { minute: 60, hour: 3_600, day: 86_400, week: 604_800 } as const;
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** Buckets of several units count from Monday, 3 January 2000; those of months from January 2000. */
export const originDay = '2000-01-03';
export const originSeconds = 946_857_600;
export const originMonth = 24_000;

/** `3 months`; a quarter is no unit of an interval everywhere. */
export function intervalOf({ count, unit }: Bucket): string {
  return unit === 'quarter' ? printGrain({ count: count * 3, unit: 'month' }) : printGrain({ count, unit });
}

/** The width in seconds, or in months where months differ in length. */
export function widthOf({ count, unit }: Bucket): { seconds: number } | { months: number } {
  if (unit === 'month' || unit === 'quarter' || unit === 'year') return { months: count * monthsOf[unit] };
  return { seconds: count * secondsOf[unit] };
}

function escapeLike(words: string): string {
  return words.replaceAll(/[!%_]/g, '!$&');
}

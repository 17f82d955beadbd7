import { type Bucket } from '../grain.ts';
import { bound, type Fragment, raw, sql } from '../fragment.ts';
import type { Term } from '../term.ts';
import { caseAlternatives, hasOtherLetters } from './letter-case.ts';
import {
  floorTo,
  isPlainTextBound,
  like,
  operatorOf,
  originMonth,
  originSeconds,
  type SqlDialect,
  standard,
  widthOf,
} from './dialect.ts';

export const sqlite: SqlDialect = {
  ...standard,
  name: 'sqlite',
  hasNumberedPlaceholders: false,
  hasPercentiles: false,
  hasStddev: false,
  hasTimeTypes: false,
  typeNames: { integer: 'INTEGER', float: 'REAL', text: 'TEXT', date: 'TEXT', timestamp: 'TEXT', timestamptz: 'TEXT' },
  value(value, type) {
    if (typeof value === 'boolean') return bound(value ? 1 : 0);
    if (typeof value !== 'string') return bound(value);
    if (type === 'integer') return sql`CAST(${bound(value)} AS INTEGER)`;
    return type === 'decimal' || type === 'float' ? sql`CAST(${bound(value)} AS NUMERIC)` : bound(value);
  },
  moment(term, kind) {
    if (kind === 'seconds') return sql`${term.sql}, 'unixepoch'`;
    return kind === 'milliseconds' ? sql`${term.sql} / 1000.0, 'unixepoch'` : term.sql;
  },
  compareInstant({ term, kind, comparison, instant }) {
    const operator = operatorOf(comparison);
    const isText = kind !== 'seconds' && kind !== 'milliseconds';
    if (isText && isPlainTextBound(kind, comparison, instant))
      return sql`${term.sql} ${operator} ${bound(instant.date)}`;
    const [seconds = '', fraction = ''] = instant.time.split('.');
    const hasFraction = fraction !== '' || !(comparison === '>=' || comparison === '<');
    const moment = this.moment(term, kind);
    if (!hasFraction) return sql`datetime(${moment}) ${operator} ${bound(`${instant.date} ${seconds}`)}`;
    const millis = fraction.slice(0, 3).padEnd(3, '0');
    return sql`strftime('%Y-%m-%d %H:%M:%f', ${moment}) ${operator} ${bound(`${instant.date} ${seconds}.${millis}`)}`;
  },
  bucket: (moment, bucket) => cut(moment, bucket),
  shift(bucketed, { count, unit }, by) {
    const [number, word] = unit === 'quarter' ? [3, 'month'] : unit === 'week' ? [7, 'day'] : [1, unit];
    const modifier = raw(`'${count * by * number} ${word}'`);
    if (unit === 'minute' || unit === 'hour') return sql`strftime('%Y-%m-%dT%H:%M:%S', ${bucketed}, ${modifier})`;
    return sql`date(${bucketed}, ${modifier})`;
  },
  matches(text, words, where) {
    if (!hasOtherLetters(words)) return sql`${text} LIKE ${bound(like[where](words))} ESCAPE '!'`;
    const pattern = caseAlternatives(words, (letter) => (/[*?[]/.test(letter) ? `[${letter}]` : letter));
    return sql`${text} GLOB ${bound(`${where === 'starts_with' ? '' : '*'}${pattern}${where === 'ends_with' ? '' : '*'}`)}`;
  },
  summable: (term) => (term.type === 'text' ? sql`CAST(${term.sql} AS REAL)` : term.sql),
  sum: (argument, term) => withoutNoise(sql`SUM(${argument})`, term),
  // Window functions stand in for the aggregates that SQLite lacks; see aggregates.ts.
  percentile: (argument) => argument,
};

/** Decimals are kept as binary fractions; rounding far behind the last digit makes equal sums equal again. */
function withoutNoise(sum: Fragment, { type, scale }: Term): Fragment {
  return type === 'decimal' ? sql`ROUND(${sum}, ${raw(String((scale ?? 4) + 4))})` : sum;
}

function cut(moment: Fragment, bucket: Bucket): Fragment {
  const { count, unit } = bucket;
  if (count > 1) return cutEvery(moment, bucket);
  switch (unit) {
    case 'minute':
      return sql`strftime('%Y-%m-%dT%H:%M:00', ${moment})`;
    case 'hour':
      return sql`strftime('%Y-%m-%dT%H:00:00', ${moment})`;
    case 'day':
      return sql`date(${moment})`;
    case 'week':
      return sql`date(${moment}, 'weekday 0', '-6 days')`;
    case 'month':
      return sql`strftime('%Y-%m-01', ${moment})`;
    case 'quarter':
      return cutEvery(moment, { count: 3, unit: 'month' });
    case 'year':
      return sql`strftime('%Y-01-01', ${moment})`;
  }
}

function cutEvery(moment: Fragment, bucket: Bucket): Fragment {
  const width = widthOf(bucket);
  if ('seconds' in width) {
    const start = floorTo(
      sql`CAST(strftime('%s', ${moment}) AS INTEGER)`,
      originSeconds % width.seconds,
      width.seconds,
    );
    const format = bucket.unit === 'minute' || bucket.unit === 'hour' ? '%Y-%m-%dT%H:%M:%S' : '%Y-%m-%d';
    return sql`strftime(${raw(`'${format}'`)}, ${start}, 'unixepoch')`;
  }
  const month = sql`(CAST(strftime('%Y', ${moment}) AS INTEGER) * 12 + CAST(strftime('%m', ${moment}) AS INTEGER) - 1)`;
  const start = floorTo(month, originMonth, width.months);
  // printf turns NULL into 0.
  return sql`CASE WHEN strftime('%Y', ${moment}) IS NOT NULL THEN printf('%04d-%02d-01', (${start}) / 12, (${start}) % 12 + 1) END`;
}

import type { Bucket } from '../grain.ts';
import { bound, type Fragment, identifier, joined, raw, sql } from '../fragment.ts';
import { isTextual } from '../term.ts';
import {
  bucketType,
  floorTo,
  isOneOf,
  like,
  originDay,
  originMonth,
  type SqlDialect,
  standard,
  widthOf,
} from './dialect.ts';

/** MySQL 8 and MariaDB. Their usual collations take `a`, `A` and `á` for one letter and ignore blanks at the end. */
export const mysql: SqlDialect = {
  ...standard,
  name: 'mysql',
  hasNumberedPlaceholders: false,
  hasPercentiles: false,
  sortsByGroupedExpressions: false,
  typeNames: {
    integer: 'SIGNED',
    float: 'DOUBLE',
    text: 'CHAR',
    date: 'DATE',
    timestamp: 'DATETIME',
    timestamptz: 'DATETIME',
  },
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  value(value, type) {
    if (typeof value === 'boolean') return bound(value ? 1 : 0);
    if (typeof value !== 'string') return bound(value);
    if (type === 'integer') return sql`CAST(${bound(value)} AS SIGNED)`;
    if (type !== 'decimal' && type !== 'float') return bound(value);
    const scale = Math.min(30, value.split('.')[1]?.length ?? 0);
    return sql`CAST(${bound(value)} AS ${raw(`DECIMAL(65, ${scale})`)})`;
  },
  instant: ({ date, time }, kind) => bound(kind === 'date' ? date : `${date} ${time}`),
  moment(term, kind) {
    switch (kind) {
      case 'text_date':
      case 'text_timestamp':
        return sql`CAST(${term.sql} AS DATETIME)`;
      case 'seconds':
        return sql`(TIMESTAMP('1970-01-01') + INTERVAL ${term.sql} SECOND)`;
      case 'milliseconds':
        return sql`(TIMESTAMP('1970-01-01') + INTERVAL ${term.sql} / 1000 SECOND)`;
      case 'date':
      case 'timestamp':
      case 'timestamptz':
        return term.sql;
    }
  },
  bucket: (moment, bucket) => cut(moment, bucket),
  shift(bucketed, bucket, by) {
    const { count, unit } = bucket;
    const shifted = sql`${bucketed} + INTERVAL ${raw(`${count * by} ${unit.toUpperCase()}`)}`;
    return sql`CAST(${shifted} AS ${raw(bucketType(bucket) === 'date' ? 'DATE' : 'DATETIME')})`;
  },
  exactText: (text) => sql`${unicode(text)} COLLATE utf8mb4_bin`,
  sortableText: (text) => sql`${unicode(text)} COLLATE utf8mb4_bin`,
  groupKeys(term) {
    return isTextual(term.type) ? [term.sql, sql`CHAR_LENGTH(${term.sql})`] : [term.sql];
  },
  comparableText: (text) => sql`CAST(${unicode(text)} AS BINARY)`,
  isOneOf(text, values) {
    // The first comparison finds rows by index, the second keeps those that are equal to the letter.
    const loose = isOneOf(
      text,
      values.map((value) => bound(value)),
    );
    const exact = isOneOf(
      this.comparableText(text),
      values.map((value) => sql`CAST(${bound(value)} AS BINARY)`),
    );
    return values.length === 0 ? loose : sql`(${loose} AND ${exact})`;
  },
  isNoneOf(text, values) {
    return values.length === 0 ? sql`${text} IS NOT NULL` : sql`NOT ${this.isOneOf(text, values)}`;
  },
  matches(text, words, where) {
    return sql`LOWER(${unicode(text)}) COLLATE utf8mb4_bin LIKE ${bound(like[where](words.toLowerCase()))} ESCAPE '!'`;
  },
  wide: (term) => sql`CAST(${term.sql} AS SIGNED)`,
  summable: (term) => (term.type === 'text' ? sql`CAST(${term.sql} AS DOUBLE)` : term.sql),
  // AVG of integers and decimals would keep four more digits only.
  average(argument, { type }) {
    return type === 'float'
      ? sql`AVG(${argument})`
      : sql`CAST(SUM(${argument}) AS DOUBLE) / NULLIF(COUNT(${argument}), 0)`;
  },
  percentile: (argument) => argument,
  order({ term, name }, direction) {
    const key = name === null ? term.sql : identifier(name);
    const keys = isTextual(term.type) ? [term.sql, sql`CHAR_LENGTH(${term.sql})`] : [key];
    const ordered = keys.map((each) => sql`${each}${raw(direction === 'desc' ? ' DESC' : '')}`);
    // Inside an expression a name means the column of the table, not that of the result.
    return joined(term.isNullable ? [sql`${term.sql} IS NULL`, ...ordered] : ordered, ', ');
  },
};

function unicode(text: Fragment): Fragment {
  return sql`CONVERT(${text} USING utf8mb4)`;
}

function cut(moment: Fragment, bucket: Bucket): Fragment {
  const { count, unit } = bucket;
  if (count > 1) return cutEvery(moment, bucket);
  switch (unit) {
    case 'minute':
      return sql`CAST(DATE_FORMAT(${moment}, '%Y-%m-%d %H:%i:00') AS DATETIME)`;
    case 'hour':
      return sql`CAST(DATE_FORMAT(${moment}, '%Y-%m-%d %H:00:00') AS DATETIME)`;
    case 'day':
      return sql`DATE(${moment})`;
    case 'week':
      return sql`DATE_SUB(DATE(${moment}), INTERVAL WEEKDAY(${moment}) DAY)`;
    case 'month':
      return sql`CAST(DATE_FORMAT(${moment}, '%Y-%m-01') AS DATE)`;
    case 'quarter':
      return sql`DATE_ADD(MAKEDATE(YEAR(${moment}), 1), INTERVAL QUARTER(${moment}) - 1 QUARTER)`;
    case 'year':
      return sql`CAST(DATE_FORMAT(${moment}, '%Y-01-01') AS DATE)`;
  }
}

function cutEvery(moment: Fragment, bucket: Bucket): Fragment {
  const width = widthOf(bucket);
  const typeName = raw(bucketType(bucket) === 'date' ? 'DATE' : 'DATETIME');
  if ('seconds' in width) {
    const origin = raw(`TIMESTAMP('${originDay}')`);
    const start = floorTo(sql`TIMESTAMPDIFF(SECOND, ${origin}, ${moment})`, 0, width.seconds);
    return sql`CAST(DATE_ADD(${origin}, INTERVAL ${start} SECOND) AS ${typeName})`;
  }
  const month = sql`(YEAR(${moment}) * 12 + MONTH(${moment}) - 1)`;
  const past = sql`((${month} - ${raw(String(originMonth))}) % ${raw(String(width.months))} + ${raw(String(width.months))}) % ${raw(String(width.months))}`;
  return sql`CAST(DATE_FORMAT(DATE_SUB(${moment}, INTERVAL ${past} MONTH), '%Y-%m-01') AS DATE)`;
}

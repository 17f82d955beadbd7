import type { ColumnType } from '@air/core';
import type { Bucket } from '../grain.ts';
import { bound, type Fragment, raw, sql } from '../fragment.ts';
import type { Term } from '../term.ts';
import { caseAlternatives, hasOtherLetters } from './letter-case.ts';
import {
  bucketType,
  floorTo,
  intervalOf,
  like,
  originDay,
  originMonth,
  type SqlDialect,
  standard,
  widthOf,
} from './dialect.ts';

const parameterTypes: Partial<Record<ColumnType, string>> = {
  integer: 'bigint',
  decimal: 'numeric',
  float: 'double precision',
  boolean: 'boolean',
  time: 'time',
};

/** Text whose comparison is that of its characters; enums, citext and domains are not. */
const plainText = /^(text|character varying|varchar|name)\b/i;

const nullTypes: Partial<Record<ColumnType, string>> = {
  ...parameterTypes,
  text: 'text',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
};

export const postgres: SqlDialect = {
  ...standard,
  name: 'postgres',
  typeNames: {
    integer: 'bigint',
    float: 'double precision',
    text: 'text',
    date: 'date',
    timestamp: 'timestamp',
    timestamptz: 'timestamptz',
  },
  value(value, type) {
    const typeName = parameterTypes[type];
    return typeName ? sql`CAST(${bound(value)} AS ${raw(typeName)})` : bound(value);
  },
  instant({ date, time }, kind) {
    if (kind === 'date') return sql`CAST(${bound(date)} AS date)`;
    const zone = kind === 'timestamptz' ? '+00' : '';
    return sql`CAST(${bound(`${date} ${time}${zone}`)} AS ${raw(kind === 'timestamptz' ? kind : 'timestamp')})`;
  },
  moment(term, kind) {
    switch (kind) {
      case 'timestamptz':
        return sql`${term.sql} AT TIME ZONE 'UTC'`;
      case 'text_date':
        return sql`CAST(NULLIF(${term.sql}, '') AS date)`;
      case 'text_timestamp':
        return sql`CAST(NULLIF(${term.sql}, '') AS timestamptz) AT TIME ZONE 'UTC'`;
      case 'seconds':
        return sql`to_timestamp(${term.sql}) AT TIME ZONE 'UTC'`;
      case 'milliseconds':
        return sql`to_timestamp(${term.sql} / 1000.0) AT TIME ZONE 'UTC'`;
      case 'date':
      case 'timestamp':
        return term.sql;
    }
  },
  bucket(moment, bucket) {
    return sql`CAST(${cut(moment, bucket)} AS ${raw(bucketType(bucket))})`;
  },
  shift(bucketed, bucket, by) {
    const interval = raw(`INTERVAL '${intervalOf({ ...bucket, count: bucket.count * by })}'`);
    return sql`CAST(${bucketed} + ${interval} AS ${raw(bucketType(bucket))})`;
  },
  read(column, type, nativeType) {
    const isOwnType = (type === 'text' && !plainText.test(nativeType)) || nativeType === 'json';
    return isOwnType ? sql`CAST(${column} AS text)` : column;
  },
  sortableText: (text) => sql`${text} COLLATE "C"`,
  matches(text, words, where) {
    if (!hasOtherLetters(words)) return sql`${text} ILIKE ${bound(like[where](words))} ESCAPE '!'`;
    const pattern = caseAlternatives(words, (letter) => letter.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return sql`${text} ~ ${bound(`${where === 'starts_with' ? '^' : ''}${pattern}${where === 'ends_with' ? '$' : ''}`)}`;
  },
  asNumber: (flag) => sql`CAST(${flag} AS int)`,
  wide: (term) => sql`CAST(${term.sql} AS bigint)`,
  summable: (term) => (isSinglePrecision(term) ? sql`CAST(${term.sql} AS double precision)` : term.sql),
  average: (argument) => sql`CAST(AVG(${argument}) AS double precision)`,
  percentile: (argument, share) => sql`percentile_cont(${raw(share)}) WITHIN GROUP (ORDER BY ${argument})`,
  order({ term, name }, direction) {
    // Ascending order has nulls last anyway; not saying so lets an index serve.
    const isNullable = term.isNullable && direction === 'desc';
    return standard.order.call(this, { term: { ...term, isNullable }, name }, direction);
  },
  typedNull: (type) => raw(`CAST(NULL AS ${nullTypes[type] ?? 'text'})`),
};

function cut(moment: Fragment, bucket: Bucket): Fragment {
  const { count, unit } = bucket;
  if (count === 1) return unit === 'day' ? moment : sql`date_trunc(${raw(`'${unit}'`)}, ${moment})`;
  const width = widthOf(bucket);
  if ('seconds' in width) {
    return sql`date_bin(${raw(`INTERVAL '${intervalOf(bucket)}'`)}, ${timestamp(moment)}, ${raw(`TIMESTAMP '${originDay}'`)})`;
  }
  const month = sql`(CAST(EXTRACT(YEAR FROM ${moment}) AS int) * 12 + CAST(EXTRACT(MONTH FROM ${moment}) AS int) - 1)`;
  const start = floorTo(month, originMonth, width.months);
  return sql`make_date((${start}) / 12, (${start}) % 12 + 1, 1)`;
}

function timestamp(moment: Fragment): Fragment {
  return sql`CAST(${moment} AS timestamp)`;
}

function isSinglePrecision({ column }: Term): boolean {
  return /^(real|float4)$/i.test(column?.nativeType ?? '');
}

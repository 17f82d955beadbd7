import type { ColumnType } from '@air/core';
import { bound, raw, sql } from '../fragment.ts';
import { bucketType, intervalOf, like, originDay, type SqlDialect, standard, widthOf } from './dialect.ts';

const parameterTypes: Partial<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  float: 'DOUBLE',
  boolean: 'BOOLEAN',
  text: 'VARCHAR',
  time: 'TIME',
};

export const duckdb: SqlDialect = {
  ...standard,
  name: 'duckdb',
  typeNames: {
    integer: 'BIGINT',
    float: 'DOUBLE',
    text: 'VARCHAR',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    timestamptz: 'TIMESTAMPTZ',
  },
  value(value, type) {
    if (type === 'text') return bound(value);
    if (type === 'decimal') {
      const scale = Math.min(18, String(value).split('.')[1]?.length ?? 0);
      return sql`CAST(${bound(String(value))} AS ${raw(`DECIMAL(38, ${scale})`)})`;
    }
    const typeName = parameterTypes[type];
    return typeName ? sql`CAST(${bound(value)} AS ${raw(typeName)})` : bound(value);
  },
  instant({ date, time }, kind) {
    if (kind === 'date') return sql`CAST(${bound(date)} AS DATE)`;
    const zone = kind === 'timestamptz' ? '+00' : '';
    return sql`CAST(${bound(`${date} ${time}${zone}`)} AS ${raw(kind === 'timestamptz' ? 'TIMESTAMPTZ' : 'TIMESTAMP')})`;
  },
  moment(term, kind) {
    switch (kind) {
      case 'timestamptz':
        return sql`${term.sql} AT TIME ZONE 'UTC'`;
      case 'text_date':
        return sql`TRY_CAST(${term.sql} AS DATE)`;
      case 'text_timestamp':
        return sql`TRY_CAST(${term.sql} AS TIMESTAMP)`;
      case 'seconds':
        return sql`make_timestamp(CAST(${term.sql} AS BIGINT) * 1000000)`;
      case 'milliseconds':
        return sql`make_timestamp(CAST(${term.sql} AS BIGINT) * 1000)`;
      case 'date':
      case 'timestamp':
        return term.sql;
    }
  },
  bucket(moment, bucket) {
    const typeName = raw(bucketType(bucket).toUpperCase());
    if (bucket.count === 1 && bucket.unit === 'day') return sql`CAST(${moment} AS DATE)`;
    if (bucket.count === 1) return sql`CAST(date_trunc(${raw(`'${bucket.unit}'`)}, ${moment}) AS ${typeName})`;
    const width = widthOf(bucket);
    const interval = 'months' in width ? `${width.months} months` : intervalOf(bucket);
    const origin = 'months' in width ? '2000-01-01' : originDay;
    const start = sql`CAST(${moment} AS TIMESTAMP), ${raw(`TIMESTAMP '${origin}'`)}`;
    return sql`CAST(time_bucket(${raw(`INTERVAL '${interval}'`)}, ${start}) AS ${typeName})`;
  },
  shift(bucketed, bucket, by) {
    const interval = raw(`INTERVAL '${intervalOf({ ...bucket, count: bucket.count * by })}'`);
    return sql`CAST(${bucketed} + ${interval} AS ${raw(bucketType(bucket).toUpperCase())})`;
  },
  matches: (text, words, where) => sql`${text} ILIKE ${bound(like[where](words))} ESCAPE '!'`,
  asNumber: (flag) => sql`CAST(${flag} AS INTEGER)`,
  wide: (term) => sql`CAST(${term.sql} AS BIGINT)`,
  percentile: (argument, share) => sql`quantile_cont(CAST(${argument} AS DOUBLE), ${raw(share)})`,
};

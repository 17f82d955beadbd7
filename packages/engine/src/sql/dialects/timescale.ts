import { raw, sql } from '../fragment.ts';
import { bucketType, intervalOf, type SqlDialect } from './dialect.ts';
import { postgres } from './postgres.ts';

/** Postgres with `time_bucket`, which hypertables and continuous aggregates are made for. */
export const timescale: SqlDialect = {
  ...postgres,
  name: 'timescale',
  bucket(moment, bucket) {
    return sql`CAST(time_bucket(${raw(`INTERVAL '${intervalOf(bucket)}'`)}, ${moment}) AS ${raw(bucketType(bucket))})`;
  },
};

import { type RawBuilder, sql } from 'kysely';

/** `count(*)` as a number on every database. */
export const countAll: RawBuilder<number> = sql<number>`cast(count(*) as integer)`;

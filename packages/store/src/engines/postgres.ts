import { AirError } from '@air/core';
import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { DatabaseError, Pool, types } from 'pg';
import type { Engine } from './engine.ts';
import { postgresFullText } from './postgres-full-text.ts';
import { translatingDriver } from './translating-driver.ts';

const int8 = 20;
const migrationLock = 4_142_917_381; // any number that every AIR agrees on

/** The control plane in Postgres, for several API and runner processes. */
export function postgresEngine(dsn: string): Engine {
  return {
    dialect: (durability) => ({
      createAdapter: () => new PostgresAdapter(),
      createDriver: () =>
        translatingDriver(new PostgresDriver({ pool: async () => openPool(dsn, durability) }), translate),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    }),
    now: (shiftMs = 0) =>
      sql<string>`to_char((clock_timestamp() + cast(${shiftMs} as float8) * interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    supportsSkipLocked: true,
    fullText: postgresFullText,
    lockMigrations: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    },
  };
}

function openPool(dsn: string, durability: 'durable' | 'relaxed'): Pool {
  const pool = new Pool({
    connectionString: dsn,
    application_name: 'air',
    max: durability === 'durable' ? 10 : 4,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    options: durability === 'durable' ? '' : '-c synchronous_commit=off',
    types: {
      // pg reads 64-bit integers as text; those of the control plane are counts
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : types.getTypeParser(oid, format as 'text'),
    },
  });
  pool.on('error', () => {}); // a connection that dies while idle is replaced; one in use rejects its query
  return pool;
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AirError) return error;
  if (!(error instanceof DatabaseError)) {
    return new AirError('store.unavailable', 'the control-plane database does not answer', { cause: error });
  }
  switch (error.code ?? '') {
    case '23505':
      return new AirError('store.conflict', 'it exists already', { cause: error });
    case '23503':
      return new AirError('store.not_found', 'what it belongs to does not exist', { cause: error });
    case '22021':
    case '22P05':
      return new AirError('request.invalid', 'a text holds a character that cannot be stored', { cause: error });
  }
  const classOfError = error.code?.slice(0, 2) ?? '';
  const isOutOfOrder = ['08', '28', '3D', '53', '57', '58'].includes(classOfError);
  if (!isOutOfOrder) return error;
  return new AirError('store.unavailable', `the control-plane database says: ${error.code}`, { cause: error });
}

import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AirError } from '@air/core';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { SqliteDriver } from './sqlite-driver.ts';
import { sqliteFullText } from './sqlite-full-text.ts';
import { SqliteFile } from './sqlite-file.ts';
import { translatingDriver } from './translating-driver.ts';

const format = '%Y-%m-%dT%H:%M:%fZ';

/** The control plane in a file: `air.db`, `file:air.db?_fk=1`, or `:memory:`. A relative path starts at the data directory. */
export function sqliteEngine(dsn: string, dataDirectory: string): Engine {
  const options = parseDsn(dsn, dataDirectory);
  if (options.path !== ':memory:') mkdirSync(dirname(options.path), { recursive: true });
  const file = new SqliteFile(options);
  return {
    dialect: (durability) => ({
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => translatingDriver(new SqliteDriver(file, durability === 'durable'), translate),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    }),
    now: (shiftMs = 0) => sql<string>`strftime(${sql.lit(format)}, 'now', ${`${(shiftMs / 1000).toFixed(3)} seconds`})`,
    supportsSkipLocked: false,
    fullText: sqliteFullText,
    lockMigrations: async () => {}, // the transaction holds the write lock already
  };
}

function parseDsn(dsn: string, dataDirectory: string) {
  const [location = '', query = ''] = dsn.replace(/^file:(\/\/)?/, '').split('?');
  const options = new URLSearchParams(query);
  const name = decodeURIComponent(location);
  if (name === '')
    throw new AirError('config.invalid', 'the control-plane dsn names no file', { hint: 'file:air.db?_fk=1' });
  const isInMemory = name === ':memory:' || options.get('mode') === 'memory';
  return {
    path: isInMemory ? ':memory:' : resolve(dataDirectory, name),
    enforcesForeignKeys: !['0', 'false', 'off'].includes(options.get('_fk') ?? options.get('_foreign_keys') ?? '1'),
    busyTimeoutMs: Number(options.get('_busy_timeout') ?? 5_000) || 5_000,
  };
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AirError) return error;
  if (/UNIQUE constraint/.test(error.message))
    return new AirError('store.conflict', 'it exists already', { cause: error });
  if (/FOREIGN KEY constraint/.test(error.message)) {
    return new AirError('store.not_found', 'what it belongs to does not exist', { cause: error });
  }
  const isOutOfOrder =
    /locked|unable to open|disk|readonly|read-only|malformed|not a database|not open|^E[A-Z]+:/i.test(error.message);
  if (!isOutOfOrder) return error;
  const [words] = error.message.split(','); // what follows may name a path
  return new AirError('store.unavailable', `the control-plane database says: ${words}`, { cause: error });
}

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { AirError, type RowBatch } from '@air/core';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { EngineQuery } from '../embedded/protocol.ts';
import { type EmbeddedEngine, serveEngine } from '../embedded/serve-engine.ts';
import { createAuthorizer, type Purpose } from './authorizer.ts';
import { describeColumns, type SqliteValue, toCell } from './cells.ts';
import { describeDatabase } from './describe.ts';
import { toAirError } from './errors.ts';
import { warnOfPlan } from './explain.ts';

export interface SqliteHostSettings {
  path: string;
  memoryLimitMb: number;
}

serveEngine((settings) => {
  const { path, memoryLimitMb } = settings as SqliteHostSettings; // sent by sqlite/connector.ts
  return Promise.resolve(openEngine(path, memoryLimitMb));
});

function openEngine(path: string, memoryLimitMb: number): EmbeddedEngine {
  let purpose: Purpose = 'catalog';
  const database = openDatabase(path);
  database.exec(`PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA temp_store = memory`);
  database.exec(`PRAGMA hard_heap_limit = ${memoryLimitMb * 1024 * 1024}`);
  database.setAuthorizer(createAuthorizer(() => purpose));

  const as = <T>(wanted: Purpose, act: () => T): T => {
    purpose = wanted;
    return act();
  };
  return {
    test: () => {
      const version = as(
        'catalog',
        () => database.prepare('select sqlite_version() as version').get() as { version: string },
      );
      return Promise.resolve({ engine: `SQLite ${version.version}`, warnings: [] });
    },
    describe: () => Promise.resolve(as('catalog', () => describeDatabase(database))),
    explain: (query) => Promise.resolve(as('query', () => warnOfPlan(database, query))),
    query: (query) => as('query', () => streamRows(database, query)),
    toAirError,
  };
}

/** A database in WAL mode in a folder that AIR may not write to opens only as one that nobody changes. */
function openDatabase(path: string): DatabaseSyncInstance {
  const options = { readOnly: true, timeout: 5_000, limits: { attach: 0, length: 256 * 1024 * 1024 } };
  const database = new DatabaseSync(path, options);
  try {
    database.prepare('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    const { code } = toAirError(error);
    if (existsSync(`${path}-wal`) || !['connector.missing', 'connector.write_refused'].includes(code))
      throw toAirError(error);
    database.close();
    return new DatabaseSync(`${pathToFileURL(path).href}?immutable=1`, options);
  }
}

function* streamRows(database: DatabaseSyncInstance, query: EngineQuery): Generator<RowBatch> {
  const statement = database.prepare(query.text, { readBigInts: true, returnArrays: true });
  assertOneStatement(database, query.text);
  const declared = statement.columns().map(({ name, type }) => ({ name, type }));
  if (declared.length === 0) throw new AirError('connector.write_refused', 'the statement returns no rows');

  const parameters = query.parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
  const rows: Iterator<SqliteValue[]> = statement.iterate(...parameters.map(bindable));
  let columns: ReturnType<typeof describeColumns> | null = null;
  try {
    for (;;) {
      const values = take(rows, query.batchRows);
      columns ??= describeColumns(declared, values);
      const types = columns.map((column) => column.type);
      yield { columns, rows: values.map((row) => row.map((value, index) => toCell(value, types[index] ?? 'unknown'))) };
      if (values.length < query.batchRows) return;
    }
  } finally {
    rows.return?.();
  }
}

/** A JavaScript number is bound as REAL unless it is made an integer: `1` must not compare as `1.0` text. */
function bindable(value: string | number | null): string | number | bigint | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

function take(rows: Iterator<SqliteValue[]>, count: number): SqliteValue[][] {
  const taken: SqliteValue[][] = [];
  while (taken.length < count) {
    const next = rows.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/**
 * SQLite prepares the first statement of a text and forgets the rest without a word. A semicolon that ends a statement
 * cannot stand inside of parentheses, so a text that can be prepared there too is one statement.
 */
function assertOneStatement(database: DatabaseSyncInstance, text: string): void {
  const body = text.replace(/[;\s]+$/, '');
  if (!body.includes(';')) return;
  try {
    database.prepare(`SELECT * FROM (${body}\n)`);
  } catch {
    throw new AirError('connector.query_failed', 'more than one statement');
  }
}

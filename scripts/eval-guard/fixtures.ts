import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DatabaseSync } from '@photostructure/sqlite';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import type { DatasourceKind } from '@air/core';
import { openServices } from '../../test/services/with-services.ts';
import { requireService, type ServiceName } from '../../test/services/services.ts';

export const fixtureDialects = ['sqlite', 'postgres', 'mysql', 'duckdb'] as const;
export type FixtureDialect = (typeof fixtureDialects)[number];

/** What the adapter, in another process, needs to reach the fixture. */
export interface FixtureDescription {
  dialect: FixtureDialect;
  kind: DatasourceKind;
  dsn: string | null;
  basePath: string | null;
}

export interface Fixture {
  description: FixtureDescription;
  scorerArguments: string[];
  close(): Promise<void>;
}

/** Builds the fixture database of a dialect on its real engine. */
export async function openFixture(dialect: FixtureDialect, script: string, folder: string): Promise<Fixture> {
  const statements = readFileSync(script, 'utf8')
    .split(/;\n/)
    .map(withoutComments)
    .filter((statement) => statement !== '');
  switch (dialect) {
    case 'sqlite':
      return openSqlite(statements, folder);
    case 'duckdb':
      return openDuckdb(statements, folder);
    case 'postgres':
      return openServer('postgres', (url) => fillPostgres(url, statements));
    case 'mysql':
      return openServer('mysql', (url) => fillMysql(url, statements));
  }
}

function withoutComments(statement: string): string {
  return statement.replace(/^--.*\n/gm, '').trim();
}

async function openSqlite(statements: string[], folder: string): Promise<Fixture> {
  const path = join(folder, 'air_full.db');
  const database = new DatabaseSync(path);
  database.exec('BEGIN');
  for (const statement of statements) database.exec(statement);
  database.exec('COMMIT');
  database.close();
  return {
    description: { dialect: 'sqlite', kind: 'sqlite', dsn: path, basePath: null },
    scorerArguments: [],
    close: async () => {},
  };
}

/** AIR reads DuckDB's dialect from files, so every table of the fixture becomes a Parquet file. */
async function openDuckdb(statements: string[], folder: string): Promise<Fixture> {
  const base = join(folder, 'base');
  const instance = await DuckDBInstance.create(join(folder, 'air_full.duckdb'));
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  const tables = await connection.runAndReadAll(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'`,
  );
  const { mkdirSync } = await import('node:fs');
  mkdirSync(base);
  for (const [table] of tables.getRows()) {
    await connection.run(
      `COPY (FROM main."${String(table)}") TO '${join(base, String(table))}.parquet' (FORMAT parquet)`,
    );
  }
  connection.closeSync();
  instance.closeSync();
  return {
    description: { dialect: 'duckdb', kind: 'files', dsn: null, basePath: base },
    scorerArguments: [],
    close: async () => {},
  };
}

interface Filled {
  dsn: string;
  scorerArguments: string[];
}

async function openServer(
  name: Exclude<ServiceName, 'redis'>,
  fill: (url: string) => Promise<Filled>,
): Promise<Fixture> {
  const place = openServices();
  const service = await requireService(name);
  if (!service) {
    await place.close();
    throw new Error(`${name} cannot be had on this machine`);
  }
  const database = await service.createDatabase();
  const { dsn, scorerArguments } = await fill(database.dsn);
  return {
    description: { dialect: name, kind: name, dsn, basePath: null },
    scorerArguments,
    async close() {
      await database.drop();
      await place.close();
    },
  };
}

async function fillPostgres(dsn: string, statements: string[]): Promise<Filled> {
  const client = new pg.Client({ connectionString: dsn });
  await client.connect();
  await client.query('CREATE ROLE air_reader').catch(ignore); // roles belong to the server and may be there
  for (const statement of statements) {
    const isOptional = statement.startsWith('CREATE EXTENSION');
    await client.query(statement).catch((error: unknown) => {
      if (!isOptional) throw error;
    });
  }
  await client.end();
  return { dsn, scorerArguments: [] };
}

function ignore(): void {}

async function fillMysql(dsn: string, statements: string[]): Promise<Filled> {
  const connection = await createConnection({ uri: dsn });
  for (const other of ['air_hr', 'air_fin']) await connection.query(`DROP DATABASE IF EXISTS ${other}`);
  for (const statement of statements) await connection.query(statement);
  const [rows] = await connection.query<[{ version: string } & Record<string, unknown>] & never[]>(
    'SELECT version() AS version',
  );
  await connection.end();
  const engine = String(rows[0].version).includes('MariaDB') ? 'mariadb' : 'mysql';
  return { dsn, scorerArguments: ['--engine', engine] };
}

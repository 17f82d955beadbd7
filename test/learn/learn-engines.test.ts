import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors } from '@air/connectors';
import { type Cell, type Column, type DatasourceKind, fixedClock } from '@air/core';
import { openGuard } from '@air/engine/guard';
import { type Catalog, type LearnedSource, learn } from '@air/engine/learn';
import { type Executor, fill, makeSampleData } from '@air/sample';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';

const asOf = new Date('2026-11-21T00:00:00Z');
const retail = { asOf, scale: 0.04, parts: ['retail' as const] };
const directory = mkdtempSync(join(tmpdir(), 'air-learn-'));
const guard = openGuard();

afterAll(async () => {
  await guard.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Learns as a runner does: through the connector, every statement past the guard. */
async function learnFrom(
  kind: DatasourceKind,
  dsn: string | null,
  basePath: string | null = null,
): Promise<LearnedSource> {
  const connector = connectors[kind];
  const source = await connector.open({
    datasourceId: 'test',
    dsn,
    basePath,
    allowedExtensions: ['.csv', '.parquet', '.jsonl'],
    inferRows: 20_000,
    poolSize: 4,
    memoryLimitMb: 1_024,
    cacheDirectory: join(directory, 'cache'),
  });
  try {
    const description = await source.describe();
    const policy = {
      relations: description.tables.map(({ schema, name, columns }) => ({
        schema,
        name,
        isDefaultSchema: schema === description.defaultSchema,
        columns: columns.map((column) => column.name),
        rowScope: [],
        maskedColumns: [],
        requiredTimeColumn: null,
      })),
      defaultRows: 100_000,
      maxRows: 100_000,
      maxSpanDays: null,
      statementBytes: 64 * 1024,
      statementDepth: 200,
      statementCtes: 64,
    };
    return await learn(
      {
        describe: () => Promise.resolve(description),
        async query(statement) {
          const verdict = await guard.check(statement, policy);
          if (!verdict.isAllowed)
            throw new Error(`refused: ${statement.text}: ${JSON.stringify(verdict.report.findings)}`);
          const answer: { columns: Column[]; rows: Cell[][] } = { columns: [], rows: [] };
          const signal = new AbortController().signal;
          for await (const batch of source.query(verdict.sql, { signal, timeoutMs: 60_000 })) {
            answer.columns = batch.columns;
            answer.rows.push(...batch.rows);
          }
          return answer;
        },
      },
      { datasourceId: 'test', dialect: connector.dialect, clock: fixedClock('2026-11-21T00:00:00Z') },
    );
  } finally {
    await source.close();
  }
}

/** What must not depend on the engine. */
function meaningOf({ tables, relationships }: Catalog) {
  return {
    tables: tables
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, rowCount, primaryKey, labelColumns, timeColumn, columns }) => ({
        name,
        rowCount,
        primaryKey,
        labelColumns,
        timeColumn,
        columns: columns.map((column) => ({
          name: column.name,
          role: column.role,
          sensitivity: column.sensitivity,
          values: column.values?.toSorted() ?? null,
          distinct: column.stats?.distinct,
          nulls: column.stats?.nullShare?.toFixed(6),
          min: column.type === 'text' ? null : numeric(column.stats?.min ?? null),
          max: column.type === 'text' ? null : numeric(column.stats?.max ?? null),
        })),
      })),
    relationships: relationships.map(({ evidence: _evidence, ...link }) => JSON.stringify(link)).toSorted(),
  };
}

function numeric(cell: Cell): Cell {
  return typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

async function learnRetailInSqlite(): Promise<Catalog> {
  const file = join(directory, `retail-${Math.random()}.db`);
  const database = new DatabaseSync(file);
  database.exec('BEGIN');
  await fill('sqlite', { execute: async (statement) => database.exec(statement) }, retail);
  database.exec('COMMIT');
  database.close();
  const { catalog, skipped } = await learnFrom('sqlite', file);
  expect(skipped).toEqual([]);
  return catalog;
}

test('the retail chain in SQLite is learned whole', async () => {
  const catalog = await learnRetailInSqlite();
  expect(catalog.tables.map(({ name }) => name).toSorted()).toEqual([
    'customers',
    'order_items',
    'orders',
    'products',
    'returns',
    'stores',
    'targets',
  ]);
  expect(catalog.relationships).toHaveLength(6);
  const revenue = catalog.tables
    .find(({ name }) => name === 'order_items')
    ?.columns.find(({ name }) => name === 'revenue');
  expect(revenue?.role).toBe('measure');
});

test('the energy files are learned, and joined by the site they name', async () => {
  const sample = await makeSampleData({ directory: join(directory, 'sample'), asOf, scale: 0.01 });
  const { catalog, skipped } = await learnFrom('files', null, sample.energyDirectory);
  expect(skipped).toEqual([]);
  const measurements = catalog.tables.find(({ name }) => name === 'measurements');
  expect(measurements).toMatchObject({ timeColumn: 'timestamp', rowCount: sample.rows['measurements'] });
  expect(measurements?.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'timestamp: date',
    'site: category',
    'meter: category',
    'kwh: measure',
    'temperature: measure',
  ]);
  expect(measurements?.columns[0]?.stats).toMatchObject({ min: '2023-11-01T00:00:00', max: '2026-11-21T23:00:00' });
  expect(catalog.relationships.map(({ fromTable, toTable, origin }) => `${fromTable} ${toTable} ${origin}`)).toEqual([
    'gas sites inferred',
    'measurements sites inferred',
    'water sites inferred',
  ]);
});

await describeService('postgres', 'the retail chain in Postgres', (service) => {
  test('is learned as in SQLite, and energy keeps its schema', async () => {
    const database = await service.createDatabase();
    const client = new pg.Client(database.dsn);
    await client.connect();
    try {
      const executor: Executor = { execute: (statement) => client.query(statement) };
      await fill('postgres', executor, retail);
      await client.query(
        'CREATE SCHEMA energy; CREATE TABLE energy.measurements ("timestamp" timestamptz, site text, kwh real)',
      );
      await client.query(`CREATE TYPE mood AS ENUM ('sad', 'glad');
        CREATE TABLE oddities (doc jsonb, moods mood, list int[], place point, yes boolean, spent interval, key uuid);
        INSERT INTO oddities VALUES ('{}', 'sad', '{1}', '(1,2)', true, '1 day', '0a1b2c3d-0000-4000-8000-000000000001')`);
      const { catalog, skipped } = await learnFrom('postgres', database.dsn);
      expect(skipped).toEqual([]);
      const names = catalog.tables.map(({ name }) => name);
      expect(names).toContain('energy.measurements');
      const oddities = catalog.tables.find(({ name }) => name === 'oddities');
      expect(oddities?.rowCount).toBe(1);
      expect(oddities?.columns.find(({ name }) => name === 'moods')?.values).toEqual(['sad']);
      const isRetail = ({ name }: { name: string }) => name !== 'oddities' && name !== 'energy.measurements';
      const shared = { ...catalog, tables: catalog.tables.filter(isRetail) };
      expect(meaningOf(shared)).toEqual(meaningOf(await learnRetailInSqlite()));
    } finally {
      await client.end();
      await database.drop();
    }
  });
});

await describeService('mysql', 'the retail chain in MySQL or MariaDB', (service) => {
  test('is learned as in SQLite', async () => {
    const database = await service.createDatabase();
    const client = await mysql.createConnection(database.dsn);
    try {
      await fill('mysql', { execute: (statement) => client.query(statement) }, retail);
      const { catalog, skipped } = await learnFrom('mysql', database.dsn);
      expect(skipped).toEqual([]);
      expect(meaningOf(catalog)).toEqual(meaningOf(await learnRetailInSqlite()));
    } finally {
      await client.end();
      await database.drop();
    }
  });
});

describe('the whole sample data', () => {
  test('go into a database with schemas with the name that the specification uses', async () => {
    const statements: string[] = [];
    const executor: Executor = { execute: async (statement) => statements.push(statement.slice(0, 200)) };
    const counts = await fill('timescale', executor, { asOf: new Date('2025-10-02T00:00:00Z'), parts: ['energy'] });
    expect(counts['measurements']).toBeGreaterThan(500_000);
    expect(statements[1]).toContain('CREATE TABLE energy.measurements');
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors, type Source } from '@air/connectors';
import { type Cell, type DatasourceKind, defaultLimits, type Dialect } from '@air/core';
import { DatabaseSync } from '@photostructure/sqlite';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { requireService, type TestDatabase } from '../../../../test/services/services.ts';
import { openGuard } from '../guard/index.ts';
import type { Catalog, CatalogTable } from '../learn/catalog.ts';
import { guardPolicyOf, resolveAccess } from './index.ts';

const script = [
  `CREATE TABLE things (id int, whole int, huge bigint, price decimal(10, 2), ratio double precision, label varchar(20),
     day date, yes boolean)`,
  `INSERT INTO things VALUES (1, 7, 7, 7.50, 0.5, '7', '2026-01-31', true), (2, 8, 8, 8.25, 0.25, '7abc', '2026-02-01', false),
     (3, 0, 0, 0, 0, 'abc', '2026-02-02', NULL)`,
];

/** A rule on a column, what the claim says, and whose rows are seen. None of them may see a row more on any engine. */
const cases: [column: string, claim: (string | number)[], ids: number[]][] = [
  ['whole', ['7'], [1]],
  ['whole', [7, '8'], [1, 2]],
  ['whole', ['7abc', 'abc', ' 7', '7.0e0'], []],
  ['whole', ["0' OR '1'='1", '0 OR 1=1'], []],
  ['whole', [7.5], []],
  ['huge', ['8'], [2]],
  ['price', ['7.5'], [1]],
  ['price', [8.25, 'x'], [2]],
  ['ratio', ['0.5'], [1]],
  ['label', [7], [1]],
  ['label', ['7abc'], [2]],
  ['label', ['abc', 7], [1, 3]],
  ['label', ["abc' OR '1'='1", '%', '7%'], []],
  ['day', ['2026-01-31'], [1]],
  ['day', ['yesterday', 20260131], []],
  ['yes', ['true'], [1]],
  ['yes', ['false'], [2]],
  ['yes', ['maybe'], []],
];

const folder = mkdtempSync(join(tmpdir(), 'air-claims-'));
const guard = openGuard();
const databases: TestDatabase[] = [];
afterAll(async () => {
  await guard.close();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(kind: DatasourceKind): Promise<{ dsn: string | null; basePath: string | null } | null> {
  if (kind === 'sqlite') {
    const path = join(folder, 'things.db');
    const database = new DatabaseSync(path);
    for (const statement of script) database.exec(statement);
    database.close();
    return { dsn: path, basePath: null };
  }
  if (kind === 'files') {
    const base = join(folder, 'files');
    mkdirSync(base);
    const lines = ['id,whole,huge,price,ratio,label,day,yes', '1,7,7,7.50,0.5,7,2026-01-31,true'];
    lines.push('2,8,8,8.25,0.25,7abc,2026-02-01,false', '3,0,0,0,0,abc,2026-02-02,');
    writeFileSync(join(base, 'things.csv'), `${lines.join('\n')}\n`);
    return { dsn: null, basePath: base };
  }
  const service = await requireService(kind === 'mysql' ? 'mysql' : 'postgres');
  if (!service) return null;
  const database = await service.createDatabase();
  databases.push(database);
  if (kind === 'mysql') {
    const connection = await createConnection({ uri: database.dsn });
    for (const statement of script) await connection.query(statement);
    await connection.end();
  } else {
    const client = new pg.Client({ connectionString: database.dsn });
    await client.connect();
    for (const statement of script) await client.query(statement);
    await client.end();
  }
  return { dsn: database.dsn, basePath: null };
}

async function describedAs(source: Source, dialect: Dialect): Promise<Catalog> {
  const { tables, defaultSchema } = await source.describe();
  const learned = tables.map((table): CatalogTable => ({
    ...table,
    name: table.schema === null || table.schema === defaultSchema ? table.name : `${table.schema}.${table.name}`,
    sqlName: table.name,
    columns: table.columns.map((column) => ({
      ...column,
      role: 'other',
      stats: null,
      values: null,
      sensitivity: 'none',
    })),
    timeColumn: null,
    isTimeSeries: false,
    labelColumns: [],
    hash: '',
  }));
  return { datasourceId: 'things', dialect, version: '1', learnedAt: '', tables: learned, relationships: [] };
}

async function read(source: Source, catalog: Catalog, [column, claim]: (typeof cases)[number]): Promise<Cell[]> {
  const subject = { userId: 'ada', role: 'manager', level: 'analyst' as const, claims: { mine: claim } };
  const relations = [{ relation: 'things', rows: [{ column, claim: 'mine' }], masked: [] }];
  const access = resolveAccess({ catalog, subject, policy: { relations, session: [] } });
  const statement = { dialect: catalog.dialect, text: 'SELECT id FROM things ORDER BY id', parameters: [] };
  const verdict = await guard.check(statement, guardPolicyOf(access, defaultLimits));
  if (!verdict.isAllowed) return ['refused', JSON.stringify(verdict.report.findings)];
  const ids: Cell[] = [];
  const options = { signal: new AbortController().signal, timeoutMs: 10_000 };
  for await (const { rows } of source.query(verdict.sql, options)) ids.push(...rows.flat());
  return ids;
}

describe.each(['sqlite', 'postgres', 'mysql', 'files'] as const)('on %s', (kind) => {
  test(
    'a claim finds the rows that hold it, whatever its type, and no row more',
    { timeout: 60_000 },
    async (context) => {
      const place = await fill(kind);
      if (!place) return context.skip(`${kind} cannot be had on this machine`);
      const source = await connectors[kind].open({
        ...place,
        datasourceId: 'things',
        allowedExtensions: ['.csv'],
        inferRows: 100,
        poolSize: 1,
        memoryLimitMb: 512,
        cacheDirectory: join(folder, 'cache'),
      });
      const catalog = await describedAs(source, connectors[kind].dialect);
      for (const one of cases) {
        const [column, claim, ids] = one;
        expect({ column, claim, ids: await read(source, catalog, one) }).toEqual({ column, claim, ids });
      }
      await source.close();
    },
  );
});

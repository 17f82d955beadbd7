import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal } from '@air/core/seal';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { conformance } from '../conformance.ts';
import type { Source } from '../connector.ts';
import { codeOf, collect, isProcessWorking, temporaryFolder, testSettings } from '../test-settings.ts';
import { pathOfDsn, sqlite } from './connector.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function createFile(name: string, script: string): string {
  const path = join(folder.path, name);
  const database = new DatabaseSync(path);
  database.exec(script);
  database.close();
  return path;
}

const counted = (count: number): string =>
  `SELECT i, i * 1.5 AS amount, 'name ' || i AS name, i % 7 AS rest, NULL AS missing
   FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n)`;

conformance(sqlite, () => {
  const path = createFile(
    'conformance.sqlite',
    `CREATE TABLE sample (big INTEGER, small INTEGER, price DECIMAL(10, 2), ratio REAL, note TEXT, day DATE,
       at DATETIME, tz TIMESTAMPTZ, doc JSON, raw BLOB, yes BOOLEAN, missing TEXT, inf REAL);
     INSERT INTO sample VALUES (9007199254740993, 7, 12.5, 0.1, 'naïve "text"', '2025-09-01', '2025-09-01 10:00:00.500',
       '2025-09-01 10:00:00Z', '{"a":[1,2]}', x'00ff10', 1, NULL, 9e999);`,
  );
  const hash = (): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  const before = hash();
  return Promise.resolve({
    settings: testSettings({ dsn: path }),
    types: {
      text: `SELECT *, 1 + 1 AS computed, -9223372036854775808 AS lowest, date('2025-01-31') AS made_date FROM sample`,
      columns: [
        ['big', 'integer'],
        ['small', 'integer'],
        ['price', 'decimal'],
        ['ratio', 'float'],
        ['note', 'text'],
        ['day', 'date'],
        ['at', 'timestamp'],
        ['tz', 'timestamptz'],
        ['doc', 'json'],
        ['raw', 'binary'],
        ['yes', 'boolean'],
        ['missing', 'text'],
        ['inf', 'float'],
        ['computed', 'integer'],
        ['lowest', 'integer'],
        ['made_date', 'date'],
      ],
      row: [
        '9007199254740993',
        7,
        '12.5',
        0.1,
        'naïve "text"',
        '2025-09-01',
        '2025-09-01T10:00:00.5',
        '2025-09-01T10:00:00Z',
        '{"a":[1,2]}',
        'AP8Q',
        true,
        null,
        'Infinity',
        2,
        '-9223372036854775808',
        '2025-01-31',
      ],
    },
    echo: 'SELECT ? AS value',
    endless: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
    rows: counted,
    writes: [
      'DELETE FROM sample',
      'INSERT INTO sample (note) VALUES (1) RETURNING note',
      'DROP TABLE sample',
      'CREATE TEMP TABLE t (a)',
      `ATTACH '${join(folder.path, 'attached.sqlite')}' AS other`,
      `VACUUM INTO '${join(folder.path, 'copy.sqlite')}'`,
      'PRAGMA query_only = 0',
      'BEGIN IMMEDIATE',
      'REINDEX',
    ],
    isUnchanged: () => Promise.resolve(hash() === before && !existsSync(join(folder.path, 'copy.sqlite'))),
    isRunning: isProcessWorking,
    close: () => Promise.resolve(),
  });
});

describe('a SQLite source', () => {
  const open = (dsn: string, memoryLimitMb = 512): Promise<Source> => sqlite.open(testSettings({ dsn, memoryLimitMb }));
  const once = async (source: Source, text: string): Promise<unknown[]> => {
    const sql = seal({ dialect: 'sqlite', text, parameters: [] }, 1_000);
    const batches = await collect(source.query(sql, { signal: new AbortController().signal, timeoutMs: 20_000 }));
    return batches.flatMap((batch) => batch.rows);
  };

  test('tells tables, views, keys and counts, and leaves out what is broken', async () => {
    const path = createFile(
      'described.sqlite',
      `CREATE TABLE store (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
       CREATE TABLE sale (store_id INT NOT NULL REFERENCES store, day DATE, amount NUMERIC, PRIMARY KEY (store_id, day));
       CREATE INDEX sale_by_day ON sale (day); CREATE INDEX partial ON sale (amount) WHERE amount > 5;
       INSERT INTO store VALUES (1, 'North'); INSERT INTO sale VALUES (1, '2025-01-01', 2), (1, '2025-01-02', 3);
       CREATE VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
       CREATE VIEW broken AS SELECT * FROM gone; CREATE TABLE "odd ""name""" ("select" INT);
       CREATE VIRTUAL TABLE words USING fts5(body);`,
    );
    const source = await open(path);
    const { tables, foreignKeys, skipped, defaultSchema } = await source.describe();
    const byName = new Map(tables.map((table) => [table.name, table]));
    expect(defaultSchema).toBeNull();
    expect([...byName.keys()].sort()).toEqual(['daily', 'odd "name"', 'sale', 'store', 'words']);
    expect(byName.get('sale')).toMatchObject({
      kind: 'table',
      rowCount: 2,
      primaryKey: ['store_id', 'day'],
      uniqueKeys: [['store_id', 'day']],
      indexes: expect.arrayContaining([['day'], ['store_id', 'day']]),
    });
    expect(byName.get('store')).toMatchObject({ primaryKey: ['id'], uniqueKeys: [['name']], rowCount: 1 });
    expect(byName.get('daily')).toMatchObject({ kind: 'view', rowCount: null });
    expect(foreignKeys).toEqual([
      {
        fromSchema: null,
        fromTable: 'sale',
        fromColumns: ['store_id'],
        toSchema: null,
        toTable: 'store',
        toColumns: ['id'],
      },
    ]);
    expect(skipped).toEqual([{ name: 'broken', reason: expect.stringContaining('gone') }]);
    await source.close();
  });

  test('a thousand tables are told', async () => {
    const tables = Array.from(
      { length: 1_000 },
      (_, n) => `CREATE TABLE t${n} (id INTEGER PRIMARY KEY, a TEXT, b REAL);`,
    );
    const source = await open(createFile('many.sqlite', `BEGIN; ${tables.join(' ')} COMMIT;`));
    expect((await source.describe()).tables).toHaveLength(1_000);
    await source.close();
  });

  test('a query that wants too much memory is ended, and the next one works', async () => {
    const source = await open(createFile('small.sqlite', 'CREATE TABLE t (a)'), 64);
    const greedy = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(hex(zeroblob(1000))) FROM n`;
    await expect(once(source, greedy)).rejects.toMatchObject({ code: 'run.memory_limit' });
    expect(await once(source, 'SELECT 1')).toEqual([[1]]);
    await source.close();
  });

  test('a file that is missing, a folder, and a file of another kind have codes of their own', async () => {
    mkdirSync(join(folder.path, 'directory'));
    writeFileSync(
      join(folder.path, 'note.txt'),
      'not a database at all, only some text that is long enough'.repeat(20),
    );
    const testOf = async (name: string): Promise<unknown> => (await open(join(folder.path, name))).test();
    await expect(testOf('missing.sqlite')).rejects.toMatchObject({ code: 'connector.missing' });
    await expect(testOf('directory')).rejects.toMatchObject({ code: 'connector.missing' });
    await expect(testOf('note.txt')).rejects.toMatchObject({ code: 'connector.file_corrupt' });
    expect(existsSync(join(folder.path, 'missing.sqlite'))).toBe(false);
  });

  test('system tables and functions that reach outside are refused', async () => {
    const source = await open(createFile('walled.sqlite', 'CREATE TABLE t (a)'));
    for (const text of [
      `SELECT * FROM sqlite_schema`,
      `SELECT load_extension('x')`,
      `SELECT * FROM pragma_table_info('t')`,
    ]) {
      expect([text, await codeOf(once(source, text))]).toEqual([text, 'connector.query_failed']);
    }
    await source.close();
  });

  test('the dsn is a path or a URL, and never a database in memory', () => {
    expect(pathOfDsn('file:///data/shop.sqlite?mode=ro')).toBe('/data/shop.sqlite');
    expect(pathOfDsn('sqlite:///data/shop.sqlite')).toBe('/data/shop.sqlite');
    expect(pathOfDsn('/data/shop.sqlite')).toBe('/data/shop.sqlite');
    for (const dsn of [null, '', ':memory:', 'file::memory:?cache=shared']) {
      expect(() => pathOfDsn(dsn)).toThrow(expect.objectContaining({ code: 'datasource.invalid' }));
    }
  });
});

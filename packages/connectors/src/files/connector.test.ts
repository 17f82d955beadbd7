import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Cell } from '@air/core';
import { seal } from '@air/core/seal';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { conformance } from '../conformance.ts';
import type { Source, SourceSettings } from '../connector.ts';
import { codeOf, collect, isProcessWorking, temporaryFolder, testSettings } from '../test-settings.ts';
import { files } from './connector.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let worlds = 0;

/** A folder with these files in it, and settings with a cache of its own. */
function createFolder(contents: Record<string, string | Buffer>): { base: string; settings: SourceSettings } {
  const root = join(folder.path, `world-${worlds++}`);
  const base = join(root, 'base');
  mkdirSync(base, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), content);
  }
  return { base, settings: testSettings({ basePath: base, cacheDirectory: join(root, 'cache') }) };
}

async function writeParquet(path: string, query: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

conformance(files, async () => {
  const { base, settings } = createFolder({ 'orders.csv': 'id,amount\n1,2.5\n2,\n' });
  await writeParquet(
    join(base, 'sample.parquet'),
    `SELECT 9007199254740993::BIGINT AS big, 7::INT AS small, 12.5::DECIMAL(12,2) AS price, 0.1::DOUBLE AS ratio, 1.1::FLOAT AS single,
       'nan'::DOUBLE AS nan, '-infinity'::DOUBLE AS inf, 'naïve "text"' AS note, DATE '2025-09-01' AS day,
       TIMESTAMP '2025-09-01 10:00:00.5' AS at, TIMESTAMPTZ '2025-09-01 12:00:00.123456+02' AS tz, TIME '10:00' AS clock,
       '{"a":[1,2]}'::JSON AS doc, '\\x00\\xff\\x10'::BLOB AS raw, true AS yes, '0a1b2c3d-0000-4000-8000-000000000001'::UUID AS key,
       NULL::VARCHAR AS missing, [1, 2] AS list, {'a': DATE '2025-01-01'} AS record, 18446744073709551615::UBIGINT AS unsigned`,
  );
  const parquet = join(base, 'sample.parquet');
  return {
    settings,
    types: {
      text: `SELECT *, TIMESTAMPTZ '1969-12-31 23:59:59.999999Z' AS before_epoch, 170141183460469231731687303715884105727 AS huge FROM sample`,
      columns: [
        ['big', 'integer'],
        ['small', 'integer'],
        ['price', 'decimal'],
        ['ratio', 'float'],
        ['single', 'float'],
        ['nan', 'float'],
        ['inf', 'float'],
        ['note', 'text'],
        ['day', 'date'],
        ['at', 'timestamp'],
        ['tz', 'timestamptz'],
        ['clock', 'time'],
        ['doc', 'json'],
        ['raw', 'binary'],
        ['yes', 'boolean'],
        ['key', 'uuid'],
        ['missing', 'text'],
        ['list', 'json'],
        ['record', 'json'],
        ['unsigned', 'integer'],
        ['before_epoch', 'timestamptz'],
        ['huge', 'integer'],
      ],
      row: [
        '9007199254740993',
        7,
        '12.50',
        0.1,
        1.1,
        'NaN',
        '-Infinity',
        'naïve "text"',
        '2025-09-01',
        '2025-09-01T10:00:00.5',
        '2025-09-01T10:00:00.123456Z',
        '10:00:00',
        '{"a":[1,2]}',
        'AP8Q',
        true,
        '0a1b2c3d-0000-4000-8000-000000000001',
        null,
        '[1,2]',
        '{"a":"2025-01-01"}',
        '18446744073709551615',
        '1969-12-31T23:59:59.999999Z',
        '170141183460469231731687303715884105727',
      ],
    },
    echo: 'SELECT $1 AS value',
    endless: 'SELECT count(*) FROM range(10000000000) a, range(100000) b WHERE (a.range * b.range) % 7 = 8',
    rows: (count) =>
      `SELECT i, i * 1.5 AS amount, 'name ' || i AS name, i % 7 AS rest FROM range(1, ${count} + 1) t(i)`,
    writes: [
      'DROP VIEW orders',
      'CREATE TABLE made (a INT)',
      'CREATE TEMP TABLE made (a INT)',
      'INSERT INTO air_catalog.build VALUES (1)',
      `COPY (SELECT 1) TO '${join(base, 'made.csv')}'`,
      `COPY (SELECT 1) TO '${parquet}' (FORMAT parquet, USE_TMP_FILE false)`,
      `EXPORT DATABASE '${join(base, 'made')}'`,
      `ATTACH '${join(base, 'made.duckdb')}'`,
      'SET threads = 1',
      'CALL pragma_version()',
      'BEGIN TRANSACTION',
      `SELECT * FROM read_csv('/etc/passwd')`,
    ],
    isUnchanged: () => Promise.resolve(readdirSync(base).sort().join() === 'orders.csv,sample.parquet'),
    isRunning: isProcessWorking,
    close: () => Promise.resolve(),
  };
});

describe('a folder of files', () => {
  const once = async (source: Source, text: string): Promise<Cell[][]> => {
    const sql = seal({ dialect: 'duckdb', text, parameters: [] }, 1_000);
    const batches = await collect(source.query(sql, { signal: new AbortController().signal, timeoutMs: 20_000 }));
    return batches.flatMap((batch) => batch.rows);
  };
  const names = async (source: Source): Promise<string[]> =>
    (await source.describe()).tables.map((table) => table.name).sort();

  test('becomes tables: files, folders of equal files, partitions, compressed ones', async () => {
    const { settings } = createFolder({
      'orders.csv': 'id,at,amount\n1,2025-01-01 10:00:00,1.5\n2,2025-01-02 10:00:00,\n',
      'old orders.csv.gz': gzipSync('id,amount\n1,2\n'),
      'events/a.jsonl': '{"kind":"x","n":1}\n{"kind":"y","n":2}\n',
      'events/b.jsonl': '{"kind":"z","n":3}\n',
      'reading/year=2024/a.csv': 'site,kwh\nnorth,1\n',
      'reading/year=2025/a.csv': 'site,kwh\nsouth,2.5\n',
      'mixed/store.csv': 'id,name\n1,a\n',
      'mixed/staff.csv': 'id,born\n1,1990\n',
      'notes.txt': 'not data',
      '.hidden.csv': 'a\n1\n',
    });
    const source = await files.open(settings);
    const { tables, skipped, defaultSchema } = await source.describe();
    expect(new Map(tables.map(({ name, rowCount }) => [name, rowCount]))).toEqual(
      new Map<string, number>([
        ['events', 3],
        ['mixed_staff', 1],
        ['mixed_store', 1],
        ['old_orders', 1],
        ['orders', 2],
        ['reading', 2],
      ]),
    );
    expect(tables.find((table) => table.name === 'orders')).toMatchObject({
      kind: 'file',
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'at', type: 'timestamp' },
        { name: 'amount', type: 'float' },
      ],
    });
    expect([skipped, defaultSchema]).toEqual([[], 'main']);
    expect(await once(source, 'SELECT year, site, kwh FROM reading ORDER BY year')).toEqual([
      [2024, 'north', 1],
      [2025, 'south', 2.5],
    ]);
    expect(await once(source, 'SELECT sum(n) FROM events')).toEqual([[6]]);
    await source.close();
  });

  test('shows a changed and an added file with the next query', async () => {
    const { base, settings } = createFolder({ 'orders.csv': 'id\n1\n' });
    const source = await files.open(settings);
    expect(await once(source, 'SELECT count(*) FROM orders')).toEqual([[1]]);
    writeFileSync(join(base, 'orders.csv'), 'id\n1\n2\n3\n');
    writeFileSync(join(base, 'stores.csv'), 'id\n1\n');
    expect(await once(source, 'SELECT count(*) FROM orders')).toEqual([[3]]);
    expect(await names(source)).toEqual(['orders', 'stores']);
    await source.close();
  });

  test('keeps a corrupt file to itself', async () => {
    const { base, settings } = createFolder({
      'good.csv': 'id\n1\n',
      'bad.parquet': 'PAR1 this is not parquet PAR1',
      'empty.parquet': '',
    });
    const source = await files.open(settings);
    expect(await names(source)).toEqual(['good']);
    const { skipped } = await source.describe();
    expect(skipped.map((file) => file.name)).toEqual(['bad.parquet', 'empty.parquet']);
    expect(JSON.stringify(skipped)).not.toContain(base);
    expect(await once(source, 'SELECT id FROM good')).toEqual([[1]]);
    await source.close();
  });

  test('tells of text that is not UTF-8 and of compressed files that are cut off, instead of reading half of them', async () => {
    const compressed = gzipSync(`id\n${Array.from({ length: 20_000 }, (_, id) => id).join('\n')}\n`);
    const { settings } = createFolder({
      'cut.csv.gz': compressed.subarray(0, compressed.length / 2),
      'latin.csv': Buffer.from('name,city\nM\xfcller,K\xf6ln\n', 'latin1'),
      'whole.csv.gz': compressed,
    });
    const source = await files.open(settings);
    expect(await names(source)).toEqual(['whole']);
    expect((await source.describe()).skipped).toEqual([
      { name: 'cut.csv.gz', reason: 'cannot be read: the compressed file is cut off or broken' },
      { name: 'latin.csv', reason: 'cannot be read: its text is not UTF-8; save it as UTF-8' },
    ]);
    await source.close();
  });

  test('whose rows differ in length keeps every value', async () => {
    const { settings } = createFolder({
      'ragged.csv': 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n',
      'short.csv': 'a,b,c\n1,2,3\n4,5\n6,7,8\n',
      'one.csv': '"a, or b"\n1\n2\n',
      'titled.csv': 'Orders of the year\n\na,b\n1,2\n3,4\n',
    });
    const source = await files.open(settings);
    expect(await once(source, 'SELECT * FROM ragged')).toEqual([
      [1, 2, 3, null],
      [4, 5, null, null],
      [6, 7, 8, 9],
    ]);
    expect(await once(source, 'SELECT b, c FROM short')).toEqual([
      [2, 3],
      [5, null],
      [7, 8],
    ]);
    expect(await once(source, 'SELECT "a, or b" FROM one')).toEqual([[1], [2]]);
    expect(await once(source, 'SELECT a, b FROM titled')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await source.close();
  });

  test('of thousands of columns is asked again and again in bounded memory', async () => {
    const wide = Array.from({ length: 3_000 }, (_, index) => `c${index}`).join(',');
    const { settings } = createFolder({ 'wide.csv': `${wide}\n${wide.replaceAll('c', '')}\n` });
    const source = await files.open({ ...settings, memoryLimitMb: 384 });
    for (let time = 0; time < 60; time++) expect(await once(source, 'SELECT c7 FROM wide')).toEqual([[7]]);
    await source.close();
  });

  test('of which no file can be read says so when it is tested', async () => {
    const { settings } = createFolder({ 'bad.parquet': 'PAR1 this is not parquet PAR1' });
    const source = await files.open(settings);
    await expect(source.test()).rejects.toMatchObject({
      code: 'connector.file_corrupt',
      message: expect.stringContaining('bad.parquet'),
    });
    await source.close();
  });

  test('is never left: links out of it and other files of the machine stay out of reach', async () => {
    const { base, settings } = createFolder({ 'good.csv': 'id\n1\n' });
    const outside = join(folder.path, 'outside.csv');
    writeFileSync(outside, 'secret\n42\n');
    symlinkSync(outside, join(base, 'link.csv'));
    symlinkSync(join(base, 'good.csv'), join(base, 'alias.csv'));
    const source = await files.open(settings);
    expect(await names(source)).toEqual(['alias', 'good']);
    expect((await source.describe()).skipped).toEqual([
      { name: 'link.csv', reason: 'the link leads out of the base path' },
    ]);
    for (const text of [
      `SELECT * FROM '${outside}'`,
      `SELECT * FROM read_text('${outside}')`,
      `SELECT * FROM glob('/etc/*')`,
    ]) {
      expect([text, await codeOf(once(source, text))]).toEqual([text, 'connector.write_refused']);
    }
    await source.close();
  });

  test('takes other tables when the dsn names patterns', async () => {
    const { settings } = createFolder({
      'a_2024.csv': 'v\n1\n',
      'a_2025.csv': 'v\n2\n',
      'deep/x/b.csv': 'w\n3\n',
      'c.csv': 'u\n4\n',
    });
    const source = await files.open({ ...settings, dsn: 'a_*.csv; rest=deep/**/*.csv' });
    expect(await names(source)).toEqual(['a', 'rest']);
    expect(await once(source, 'SELECT sum(v) FROM a')).toEqual([[3]]);
    await source.close();
  });

  test('that is missing, or is a file, is refused', async () => {
    const { base, settings } = createFolder({ 'a.csv': 'v\n1\n' });
    const openAt = (basePath: string | null): Promise<Source> => files.open({ ...settings, basePath });
    await expect(openAt(join(base, 'gone'))).rejects.toMatchObject({ code: 'connector.missing' });
    await expect(openAt(join(base, 'a.csv'))).rejects.toMatchObject({ code: 'connector.missing' });
    await expect(openAt(null)).rejects.toMatchObject({ code: 'datasource.invalid' });
  });

  test('a query that crashes the engine is reported, and the next one works', async () => {
    const { settings } = createFolder({ 'good.csv': 'id\n1\n' });
    const source = await files.open(settings);
    const crash = `SELECT json_structure(repeat('[', 100000) || repeat(']', 100000))`;
    await expect(once(source, crash)).rejects.toMatchObject({ code: expect.stringMatching(/^(connector|run)\./) });
    expect(await once(source, 'SELECT id FROM good')).toEqual([[1]]);
    await source.close();
  });

  test('a query that wants too much memory is ended, and the next one works', async () => {
    const { settings } = createFolder({ 'good.csv': 'id\n1\n' });
    const source = await files.open({ ...settings, memoryLimitMb: 128 });
    const greedy = 'SELECT list(i) FROM range(200000000) t(i)';
    await expect(once(source, greedy)).rejects.toMatchObject({ code: 'run.memory_limit' });
    expect(await once(source, 'SELECT id FROM good')).toEqual([[1]]);
    await source.close();
  });
});

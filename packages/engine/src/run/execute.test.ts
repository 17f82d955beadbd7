import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors, type Source } from '@air/connectors';
import { type GuardedSql, type RowBatch } from '@air/core';
import { seal } from '@air/core/seal';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute, type Execution } from './execute.ts';

let directory: string;
let source: Source;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'air-execute-'));
  const path = join(directory, 'numbers.db');
  const database = new DatabaseSync(path);
  database.exec(`create table numbers (n integer, label text);
    insert into numbers with recursive c(i) as (select 1 union all select i + 1 from c where i < 20000)
    select i, 'number ' || i from c`);
  database.close();
  source = await connectors.sqlite.open({
    datasourceId: 'numbers',
    dsn: path,
    basePath: null,
    allowedExtensions: [],
    inferRows: 1,
    poolSize: 2,
    memoryLimitMb: 512,
    cacheDirectory: directory,
  });
});
afterAll(async () => {
  await source.close();
  rmSync(directory, { recursive: true, force: true });
});

const sql = (text: string, maxRows = 100_000): GuardedSql => seal({ dialect: 'sqlite', text, parameters: [] }, maxRows);

function basket(room = Number.POSITIVE_INFINITY) {
  const rows: RowBatch['rows'] = [];
  const write = async (batch: RowBatch) => {
    const taken = batch.rows.slice(0, room - rows.length);
    rows.push(...taken);
    return taken.length;
  };
  return { rows, write };
}

const run = (text: string, change: Partial<Execution> & { maxRows?: number } = {}) => {
  const { maxRows, ...rest } = change;
  const signal = new AbortController().signal;
  return execute({
    source,
    sql: sql(text, maxRows),
    sink: basket(),
    timeoutMs: 20_000,
    sampleRows: 50,
    signal,
    ...rest,
  });
};

describe('an execution', () => {
  test('brings every row in order, with its columns and a sample', async () => {
    const sink = basket();
    const end = await run('select n, label from numbers order by n', { sink });
    expect(end).toMatchObject({ rowCount: 20_000, truncatedBy: null });
    expect(end.columns.map(({ name }) => name)).toEqual(['n', 'label']);
    expect(end.samples).toEqual(sink.rows.slice(0, 50));
    expect(sink.rows.map(([n]) => n)).toEqual(Array.from({ length: 20_000 }, (_, index) => index + 1));
  });

  test('has columns even without a row', async () => {
    const end = await run('select n from numbers where n < 0');
    expect(end).toMatchObject({ rowCount: 0, samples: [], columns: [{ name: 'n' }] });
  });

  test('says when the row limit cut it', async () => {
    expect(await run('select n from numbers', { maxRows: 10 })).toMatchObject({ rowCount: 10, truncatedBy: 'rows' });
  });

  test('ends as soon as its sink is full, and shows the watcher what was kept and no more', async () => {
    const sink = basket(1_234);
    let watched = 0;
    const watcher = { add: ({ rows }: RowBatch) => void (watched += rows.length) };
    const end = await run('select n from numbers', { sink, watcher });
    expect(end).toMatchObject({ rowCount: 1_234, truncatedBy: 'bytes' });
    expect(watched).toBe(1_234);
  });

  test('tells how to end it before it starts, and how far it came', async () => {
    const told: (string | number)[] = [];
    await run('select n from numbers', {
      onHandle: (handle) => void told.push(handle),
      onRows: (rows) => told.push(rows),
    });
    expect(typeof told[0]).toBe('string');
    expect(told.at(-1)).toBe(20_000);
  });

  test('does not start when its handle cannot be kept', async () => {
    const refuse = () => Promise.reject(new Error('not yours any more'));
    const sink = basket();
    await expect(run('select n from numbers', { sink, onHandle: refuse })).rejects.toThrow('not yours');
    expect(sink.rows).toEqual([]);
  });

  const endless = 'select count(*) from numbers a, numbers b, numbers c where a.n + b.n = c.n + 0.5';

  test('ends when it is canceled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    await expect(run(endless, { signal: controller.signal })).rejects.toMatchObject({ code: 'run.canceled' });
  });

  test('ends when its time is up', async () => {
    await expect(run(endless, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'run.timeout' });
  });

  test('ends even when its source does not keep the time', async () => {
    const deaf: Source = {
      ...source,
      async *query(_sql, { signal }) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        yield { columns: [], rows: [] };
      },
    };
    await expect(run('select 1', { source: deaf, timeoutMs: 1 })).rejects.toMatchObject({ code: 'run.timeout' });
  });

  test('fails as its sink does, and the source is free for the next', async () => {
    const sink = { write: () => Promise.reject(new Error('disk full')) };
    await expect(run('select n from numbers', { sink })).rejects.toThrow('disk full');
    expect(await run('select 1 as one')).toMatchObject({ rowCount: 1 });
  });
});

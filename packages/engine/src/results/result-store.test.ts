import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, type Column, fixedClock, toProblem } from '@air/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskError } from './disk-error.ts';
import { openResultStore, type ResultStore } from './result-store.ts';

const columns: Column[] = [
  { name: 'id', type: 'integer', nativeType: 'int8' },
  { name: 'name', type: 'text', nativeType: 'text' },
];
const megabyte = 1024 * 1024;
let directory: string;
let store: ResultStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'air-results-'));
  store = openResultStore(directory, fixedClock('2026-11-21T02:14:30Z'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function keep(runId: string, rows: Cell[][], maxBytes = 100 * megabyte) {
  const writer = await store.create(runId, { maxBytes });
  const accepted = await writer.write({ columns, rows });
  return { accepted, ...(await writer.finish()) };
}

const numbered = (count: number): Cell[][] => Array.from({ length: count }, (_, id) => [id, `row ${id}`]);

describe('a stored result', () => {
  test('is read page by page as it was written', async () => {
    await keep('run_1', numbered(5_000));
    const page = await store.readPage('run_1', 1_020, 10);
    expect(page).toEqual({
      columns,
      rows: numbered(5_000).slice(1_020, 1_030),
      offset: 1_020,
      totalRows: 5_000,
      asOf: '2026-11-21T02:14:30.000Z',
    });
  });

  test.each([
    [0, 1],
    [511, 2],
    [512, 1],
    [4_999, 10],
    [0, 5_000],
    [4_096, 904],
  ])('gives rows %i and the %i after it', async (offset, limit) => {
    await keep('run_1', numbered(5_000));
    const { rows } = await openResultStore(directory).readPage('run_1', offset, limit);
    expect(rows).toEqual(numbered(5_000).slice(offset, offset + limit));
  });

  test('keeps every value exactly', async () => {
    const odd: Cell[][] = [
      ['9007199254740993', 'line\nbreak "quoted" \\ \u2028 \u0000 €😀'],
      [null, ''],
      [-0.5, 'NaN'],
      [true, '],['],
    ];
    await keep('run_1', odd);
    expect((await store.readPage('run_1', 0, 10)).rows).toEqual(odd);
  });

  test('has no rows beyond its end', async () => {
    await keep('run_1', numbered(3));
    expect((await store.readPage('run_1', 3, 10)).rows).toEqual([]);
  });

  test('may be empty and still has its columns', async () => {
    const writer = await store.create('run_1', { maxBytes: megabyte });
    await writer.write({ columns, rows: [] });
    expect(await writer.finish()).toEqual({ rowCount: 0, byteCount: 0 });
    expect(await store.readPage('run_1', 0, 10)).toMatchObject({ columns, rows: [], totalRows: 0 });
  });

  test('is read whole in order', async () => {
    await keep('run_1', numbered(2_000));
    const rows: Cell[][] = [];
    for await (const batch of store.readAll('run_1')) rows.push(...batch.rows);
    expect(rows).toEqual(numbered(2_000));
  });

  test('holds rows that are wider than a group', async () => {
    const wide: Cell[][] = Array.from({ length: 6 }, (_, id) => [id, String(id).repeat(200_000)]);
    await keep('run_1', wide);
    expect((await store.readPage('run_1', 4, 1)).rows).toEqual([wide[4]]);
  });
});

describe('the byte limit', () => {
  test('cuts at a row, never above the limit', async () => {
    const line = Buffer.byteLength('[0,"ééé"]\n');
    const rows: Cell[][] = Array.from({ length: 20 }, (_, id) => [id % 10, 'ééé']);
    const kept = await keep('run_1', rows, line * 7 + 3);
    expect(kept).toEqual({ accepted: 7, rowCount: 7, byteCount: line * 7 });
    expect((await store.readPage('run_1', 0, 100)).rows).toEqual(rows.slice(0, 7));
  });

  test('refuses even a first row that is too large', async () => {
    expect(await keep('run_1', [[1, 'x'.repeat(100)]], 50)).toMatchObject({ accepted: 0, rowCount: 0 });
  });
});

describe('the results folder', () => {
  test('shows nothing of a result that is not complete', async () => {
    const writer = await store.create('run_1', { maxBytes: megabyte });
    await writer.write({ columns, rows: numbered(10) });
    await expect(store.readPage('run_1', 0, 1)).rejects.toMatchObject({ code: 'results.gone' });
    await writer.abort();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('tells that a removed result is gone', async () => {
    await keep('run_1', numbered(10));
    await store.remove('run_1');
    expect(readdirSync(directory)).toEqual([]);
    await expect(store.readPage('run_1', 0, 1)).rejects.toMatchObject({ code: 'results.gone' });
  });

  test('tells that a result removed by another process is gone', async () => {
    await keep('run_1', numbered(10));
    await store.readPage('run_1', 0, 1);
    await openResultStore(directory).remove('run_1');
    await expect(store.readPage('run_1', 0, 1)).rejects.toMatchObject({ code: 'results.gone' });
  });

  test.each(['../run_1', 'a/b', '', '.', '..', 'run_1\u0000', 'x'.repeat(101), 'run%2f', 'run.1'])(
    'takes %j for no run',
    async (runId) => {
      await expect(store.readPage(runId, 0, 1)).rejects.toMatchObject({ code: 'request.invalid' });
      await expect(store.create(runId, { maxBytes: 1 })).rejects.toMatchObject({ code: 'request.invalid' });
      await expect(store.remove(runId)).rejects.toMatchObject({ code: 'request.invalid' });
    },
  );

  test('says when a stored result is damaged', async () => {
    await keep('run_1', numbered(1_000));
    const path = join(directory, 'run_1.ndjson');
    truncateSync(path, statSync(path).size - 30);
    await expect(store.readPage('run_1', 0, 1)).rejects.toMatchObject({ code: 'results.disk_failed' });
  });

  test('that cannot be written to says so', async () => {
    writeFileSync(join(directory, 'file'), '');
    const blocked = openResultStore(join(directory, 'file', 'results'));
    await expect(blocked.create('run_1', { maxBytes: 1 })).rejects.toMatchObject({ code: 'results.disk_failed' });
  });

  test.each([
    ['ENOSPC', 'results.disk_full'],
    ['EDQUOT', 'results.disk_full'],
    ['EIO', 'results.disk_failed'],
    ['EACCES', 'results.disk_failed'],
  ])('that answers %s is reported as %s, without a path', (code, expected) => {
    const refusal = Object.assign(new Error(`${code}: /secret/place`), { code });
    const problem = toProblem(diskError(refusal, 'run_1'));
    expect(problem).toMatchObject({ code: expected, run_id: 'run_1' });
    expect(JSON.stringify(problem)).not.toContain('/secret');
  });

  test('keeps results from other accounts', async () => {
    await keep('run_1', numbered(1));
    expect(statSync(join(directory, 'run_1.ndjson')).mode & 0o077).toBe(0);
  });
});

test('a million rows are written in bounded memory and a page from their middle is read', async () => {
  const writer = await store.create('run_1', { maxBytes: 500 * megabyte });
  const before = process.memoryUsage().rss;
  let peak = 0;
  for (let start = 0; start < 1_000_000; start += 5_000) {
    const rows: Cell[][] = Array.from({ length: 5_000 }, (_, id) => [start + id, `customer ${start + id}`]);
    await writer.write({ columns, rows });
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }
  await writer.finish();
  await store.readPage('run_1', 0, 1);
  const { rows } = await store.readPage('run_1', 777_777, 100);
  expect(rows[0]).toEqual([777_777, 'customer 777777']);
  expect(peak).toBeLessThan(150 * megabyte);
});

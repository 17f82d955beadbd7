import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spanUpTo } from './days.ts';
import { electricityRows } from './energy-rows.ts';
import { fill } from './fill.ts';
import { type SampleData, makeSampleData } from './make-sample-data.ts';
import { retailRows } from './retail-rows.ts';
import { retailTables } from './tables.ts';

const asOf = new Date('2026-11-21T10:00:00Z');

describe('the sample data of a fresh machine', () => {
  const directory = mkdtempSync(join(tmpdir(), 'air-sample-'));
  let made: SampleData;

  beforeAll(async () => {
    made = await makeSampleData({ directory, asOf });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  function ask(text: string) {
    const database = new DatabaseSync(made.retailFile, { readOnly: true });
    try {
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  }

  async function askFiles(text: string) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      return (await connection.runAndReadAll(text)).getRowsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  test('are a database, four files of three kinds, and a note that says they are made up', () => {
    expect(readdirSync(directory).toSorted()).toEqual(['README.md', 'energy', 'retail.db']);
    expect(readdirSync(made.energyDirectory).toSorted()).toEqual([
      'gas.csv',
      'measurements.parquet',
      'sites.csv',
      'water.jsonl',
    ]);
    expect(readFileSync(join(directory, 'README.md'), 'utf8')).toMatch(/made up by AIR[\s\S]*Sample: retail chain/);
  });

  test('hold about 200,000 order lines, all of them of an order and a product', () => {
    expect(made.rows['order_items']).toBeGreaterThan(180_000);
    expect(made.rows['order_items']).toBeLessThan(230_000);
    expect(ask('PRAGMA foreign_key_check')).toEqual([]);
    expect(
      ask('SELECT count(*) AS n FROM order_items WHERE abs(revenue - quantity * unit_price * (1 - discount)) > 0.0051'),
    ).toEqual([{ n: 0 }]);
  });

  test('reach from three years ago to the day itself, every day with orders', () => {
    expect(
      ask('SELECT min(order_date) AS first, max(order_date) AS last, count(DISTINCT order_date) AS days FROM orders'),
    ).toEqual([{ first: '2023-11-01', last: '2026-11-21', days: 1_117 }]);
    expect(ask(`SELECT count(*) > 20 AS ok FROM returns WHERE returned_on > '2026-11-21'`)).toEqual([{ ok: 0 }]);
  });

  test('differ by store and season, and have gaps as real data have', () => {
    const [months] = ask(`
      SELECT sum(CASE WHEN order_date BETWEEN '2025-12-01' AND '2025-12-31' THEN 1 END) * 1.0
        / sum(CASE WHEN order_date BETWEEN '2025-02-01' AND '2025-02-28' THEN 1 END) AS ratio FROM orders`);
    expect(Number(Object.values(months ?? {})[0])).toBeGreaterThan(1.5);
    expect(ask('SELECT count(*) AS n FROM orders WHERE customer_id IS NULL')[0]).not.toEqual({ n: 0 });
    expect(ask(`SELECT count(DISTINCT status) AS n FROM orders`)).toEqual([{ n: 3 }]);
  });

  test('have the electricity of every store on every day of September 2025', async () => {
    const rows = await askFiles(`
      SELECT count(DISTINCT CAST("timestamp" AS DATE))::INTEGER, count(DISTINCT site)::INTEGER, min(kwh) > 0
      FROM '${made.energyDirectory}/measurements.parquet'
      WHERE "timestamp" >= TIMESTAMP '2025-09-01' AND "timestamp" < TIMESTAMP '2025-10-01'`);
    expect(rows).toEqual([[30, 24, true]]);
  });

  test('call the sites as the stores are called', async () => {
    const sites = await askFiles(`SELECT site FROM '${made.energyDirectory}/sites.csv' ORDER BY 1`);
    const stores = ask('SELECT name FROM stores ORDER BY name');
    expect(sites.flat().map(String).toSorted()).toEqual(stores.map((row) => String(Object.values(row)[0])).toSorted());
  });
});

function fingerprint(seed: number): string {
  const hash = createHash('sha256');
  const span = { first: 20_000, last: 20_040 };
  for (const item of retailRows({ span, seed, scale: 0.1 })) hash.update(JSON.stringify(item));
  for (const row of electricityRows({ span, seed })) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

test('the same seed gives the same data, another one other data', () => {
  expect(fingerprint(1)).toBe(fingerprint(1));
  expect(fingerprint(2)).not.toBe(fingerprint(1));
});

test('the span always holds September 2025', () => {
  expect(spanUpTo(new Date('2031-05-05T00:00:00Z')).first).toBe(Date.UTC(2025, 7, 1) / 86_400_000);
});

test('rows come one at a time: ten million need no more memory than ten thousand', () => {
  const rows = retailRows({ span: spanUpTo(asOf), seed: 1, scale: 50 });
  for (let index = 0; index < 300_000; index++) rows.next();
  const before = process.memoryUsage().heapUsed;
  let isDone = false;
  for (let index = 0; index < 500_000; index++) isDone ||= rows.next().done ?? false;
  expect(isDone).toBe(false);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
}, 60_000);

test('filling a database keeps references whole at every moment', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA foreign_keys = ON');
  const counts = await fill(
    'sqlite',
    { execute: async (statement) => database.exec(statement) },
    { asOf, scale: 0.01, parts: ['retail'] },
  );
  const found = retailTables.map(({ name }) => [name, database.prepare(`SELECT count(*) AS n FROM ${name}`).get()]);
  expect(found).toEqual(retailTables.map(({ name }) => [name, { n: counts[name] }]));
  expect(counts['order_items']).toBeGreaterThan(1_000);
  database.close();
});

test('DuckDB reads the files instead', async () => {
  const nothing = { execute: async () => {} };
  await expect(fill('duckdb', nothing, { asOf })).rejects.toMatchObject({ code: 'sql.unsupported' });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors } from '@air/connectors';
import { defaultLimits, openSecretBox } from '@air/core';
import { openGuard } from '@air/engine/guard';
import { openResultStore } from '@air/engine/results';
import { type NewRun, openStore, type RunKind, type RunRecord, type Store, type StoreSettings } from '@air/store';
import { DatabaseSync } from '@photostructure/sqlite';
import { pino } from 'pino';
import type { RunnerOptions } from '../src/index.ts';

export const org = 'org-a';
export const secretBox = openSecretBox('', 'a key for tests');

/** Everything a runner needs, in a folder of its own. */
export interface World {
  directory: string;
  store: Store;
  options: RunnerOptions;
  close(): Promise<void>;
}

export async function openWorld(control?: Pick<StoreSettings, 'driver' | 'dsn'>): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'air-runner-'));
  const storeSettings = { driver: 'sqlite' as const, dsn: 'file:air.db?_fk=1', ...control, dataDirectory: directory };
  const store = await openStore({ ...storeSettings, secretBox });
  const options = runnerOptions(directory, storeSettings, store);
  return {
    directory,
    store,
    options,
    async close() {
      await options.guard.close();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function runnerOptions(directory: string, storeSettings: StoreSettings, store: Store): RunnerOptions {
  return {
    store,
    storeSettings,
    connectors,
    guard: openGuard(),
    results: openResultStore(join(directory, 'results')),
    limits: defaultLimits,
    sources: {
      allowedExtensions: ['.csv', '.parquet', '.jsonl'],
      inferRows: 20_000,
      poolSize: 4,
      memoryLimitMb: 512,
      cacheDirectory: join(directory, 'cache'),
    },
    log: pino({ level: process.env['AIR_TEST_LOG'] ?? 'silent' }, pino.destination(2)),
  };
}

/** A small shop in SQLite, registered as `shop`. */
export async function addShop({ directory, store }: World): Promise<void> {
  const path = join(directory, 'shop.db');
  const database = new DatabaseSync(path);
  database.exec(`
    create table stores (id integer primary key, name text not null);
    create table orders (id integer primary key, store_id integer not null references stores(id), total real, placed_on date);
    insert into stores values (1, 'North'), (2, 'South'), (3, 'East');
    insert into orders
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000)
      select i, 1 + i % 3, i * 1.5, date('2025-01-01', '+' || (i % 365) || ' days') from n;
  `);
  database.close();
  await store.datasources.create(org, {
    id: 'shop',
    kind: 'sqlite',
    dsn: path,
    basePath: null,
    displayName: 'Shop',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
}

export function newRun(kind: RunKind, change: Partial<NewRun> = {}): NewRun {
  const { maxRows, maxBytes, timeoutMs } = defaultLimits;
  return {
    kind,
    datasourceId: 'shop',
    reportKey: null,
    reportVersion: null,
    scopeVersionId: null,
    question: null,
    requestedBy: 'ada',
    subject: { userId: 'ada', role: 'admin', level: 'admin', claims: {} },
    asOf: new Date().toISOString(),
    generator: 'person',
    ir: null,
    sql: null,
    sqlParams: [],
    params: {},
    visuals: [],
    safetyReport: null,
    limits: { maxRows, maxBytes, timeoutMs },
    traceId: 'trace_1',
    ...change,
  };
}

/** A query that would take minutes on any machine, and that no optimiser sees through. */
export const endlessSql = `select count(*) as n from orders a, orders b, orders c where a.total + b.total = c.total + 0.25`;

export async function waitFor<Value>(
  look: () => Promise<Value | null | false | undefined>,
  withinMs = 20_000,
): Promise<Value> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it did not come within ${withinMs} ms`);
}

export function waitForEnd(store: Store, id: string, withinMs?: number): Promise<RunRecord> {
  return waitFor(async () => {
    const run = await store.runs.get(org, id);
    return run.finishedAt === null ? null : run;
  }, withinMs);
}

export function waitForHandle(store: Store, id: string): Promise<string> {
  return waitFor(async () => (await store.runs.get(org, id)).engineHandle);
}

/** Learns the shop, so that its tables may be asked for. */
export async function learnShop(store: Store): Promise<RunRecord> {
  const { id } = await store.runs.create(org, newRun('learn'));
  return waitForEnd(store, id, 60_000);
}

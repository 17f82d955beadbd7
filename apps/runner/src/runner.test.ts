import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '@air/engine/learn';
import { compile } from '@air/engine/sql';
import type { NewDatasource } from '@air/store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addShop,
  endlessSql,
  learnShop,
  newRun,
  openWorld,
  org,
  waitFor,
  waitForEnd,
  waitForHandle,
  type World,
} from '../test/world.ts';
import { type RunChange, type Runner, type RunnerOptions, startRunner } from './index.ts';

let world: World;
let runner: Runner;
let changes: RunChange[];

const start = (options: Partial<RunnerOptions> = {}) =>
  startRunner({ ...world.options, onRunChange: (change) => changes.push(change), ...options });

beforeAll(async () => {
  world = await openWorld();
  await addShop(world);
  runner = await start();
  await learnShop(world.store);
});
beforeEach(() => (changes = []));
afterAll(async () => {
  await runner.stop();
  await world.close();
});

const query = async (sql: string, change: Parameters<typeof newRun>[1] = {}) =>
  world.store.runs.create(org, newRun('query', { sql, ...change }));

const execute = async (sql: string, change: Parameters<typeof newRun>[1] = {}) => {
  const { id } = await query(sql, change);
  runner.wake();
  return waitForEnd(world.store, id);
};

describe('a learn run', () => {
  test('writes catalog and notes, and tells what it found', async () => {
    const { items } = await world.store.runs.list(org, { kind: 'learn', limit: 1, offset: 0 });
    const [run] = items;
    expect(run).toMatchObject({ status: 'succeeded', problem: null });
    expect(run?.outcome).toMatchObject({ tables: 2, relationships: 1, changed: 2, unchanged: 0, skipped: [] });
    const catalog = await world.store.catalogs.get(org, 'shop');
    expect(JSON.parse(catalog?.json ?? '').tables).toHaveLength(2);
    expect(await world.store.catalogs.notes(org, 'shop')).not.toEqual([]);
  });

  test('that finds nothing new changes nothing', async () => {
    const notes = await world.store.catalogs.notes(org, 'shop');
    expect((await learnShop(world.store)).outcome).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await world.store.catalogs.notes(org, 'shop')).toEqual(notes);
  });

  test('of a database that is not there fails with the reason', async () => {
    await world.store.datasources.create(org, absent('gone'));
    const { id } = await world.store.runs.create(org, newRun('learn', { datasourceId: 'gone' }));
    expect(await waitForEnd(world.store, id)).toMatchObject({
      status: 'failed',
      problem: { code: 'connector.missing', run_id: id },
    });
  });
});

describe('a query run', () => {
  test('stores its result, a sample and a verdict, and tells of each change', async () => {
    const run = await execute('select id, total from orders order by id');
    expect(run).toMatchObject({ status: 'succeeded', rowCount: 5_000, truncatedBy: 'rows', problem: null });
    expect(run.columns.map(({ name }) => name)).toEqual(['id', 'total']);
    expect(run.byteCount).toBeGreaterThan(50_000);
    expect(await world.options.results.readPage(run.id, 4_998, 10)).toMatchObject({
      rows: [
        [4_999, 7_498.5],
        [5_000, 7_500],
      ],
      totalRows: 5_000,
    });
    const samples = await world.store.runs.samples(org, run.id);
    expect(samples).toHaveLength(50);
    expect(samples[0]).toEqual([1, 1.5]);
    const analysis = await world.store.analyses.latest(org, run.id);
    expect(analysis).toMatchObject({ modelUsed: null, verdict: { level: 'warning' } });
    await waitFor(async () => changes.some(({ id, status }) => id === run.id && status === 'succeeded'));
    expect(changes.filter(({ id }) => id === run.id).map(({ status }) => status)).toEqual(['running', 'succeeded']);
  });

  test('binds its values', async () => {
    const run = await execute('select name from stores where id = ? or name = ?', { sqlParams: [1, "So'uth"] });
    expect((await world.options.results.readPage(run.id, 0, 10)).rows).toEqual([['North']]);
  });

  test('of an IR is judged by what its columns mean', async () => {
    const ir = {
      version: '1' as const,
      entities: ['orders'],
      metrics: [{ name: 'total', agg: 'sum' as const }],
      dimensions: ['store_id'],
      filters: [],
    };
    const sql = 'select store_id, sum(total) as total from orders group by store_id';
    const run = await execute(sql, { ir, generator: 'compiler' });
    expect(run).toMatchObject({ status: 'succeeded', rowCount: 3, truncatedBy: null });
    expect(run.outcome).toMatchObject({ profile: { columns: [{ role: 'dimension' }, { role: 'metric' }] } });
  });

  test('of groups is held against its total', async () => {
    const ir = {
      version: '1' as const,
      entities: ['orders', 'stores'],
      metrics: [
        { name: 'total', agg: 'sum' as const },
        { name: 'mean', agg: 'avg' as const, field: 'total' },
      ],
      dimensions: ['stores.name'],
      filters: [],
    };
    const catalog = JSON.parse((await world.store.catalogs.get(org, 'shop'))?.json ?? '') as Catalog;
    const { text } = compile({ ir, catalog, params: {}, asOf: new Date() }).statement;
    const run = await execute(text, { ir, generator: 'compiler' });
    const analysis = await world.store.analyses.latest(org, run.id);
    const findings = analysis?.verdict['findings'] as { check: string; level: string; message: string }[];
    expect(findings.filter(({ check }) => check === 'sum_of_parts')).toMatchObject([
      { level: 'ok', message: 'the rows of total add up to 27,004,500' },
    ]);
  });

  test('is guarded again, whatever is stored', async () => {
    const run = await execute('delete from orders');
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'guard.not_read_only' } });
    expect(await execute('select * from sqlite_master')).toMatchObject({ problem: { code: 'guard.relation_denied' } });
    expect(await execute('select count(*) from orders')).toMatchObject({ status: 'succeeded' });
  });

  test('keeps to its own limits on rows and bytes', async () => {
    const { limits } = newRun('query');
    expect(await execute('select id from orders', { limits: { ...limits, maxRows: 7 } })).toMatchObject({
      rowCount: 7,
      truncatedBy: 'rows',
    });
    const cut = await execute('select id from orders', { limits: { ...limits, maxBytes: 100 } });
    expect(cut).toMatchObject({ status: 'succeeded', truncatedBy: 'bytes' });
    expect(cut.byteCount).toBeLessThanOrEqual(100);
  });

  test('that takes too long ends in time', async () => {
    const run = await execute(endlessSql, { limits: { ...newRun('query').limits, timeoutMs: 700 } });
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'run.timeout' } });
    expect(existsSync(join(world.directory, 'results', `${run.id}.part`))).toBe(false);
  });

  test('is canceled, on its engine too', async () => {
    const { id } = await query(endlessSql);
    runner.wake();
    await waitForHandle(world.store, id);
    await world.store.runs.requestCancel(org, id);
    const run = await waitForEnd(world.store, id);
    expect(run).toMatchObject({ status: 'canceled', problem: { code: 'run.canceled' } });
    await expect(world.options.results.readPage(id, 0, 1)).rejects.toMatchObject({ code: 'results.gone' });
    expect(await execute('select 1 as one')).toMatchObject({ status: 'succeeded' });
  });

  test('whose datasource is gone says so', async () => {
    expect(await execute('select 1', { datasourceId: 'nowhere' })).toMatchObject({
      status: 'failed',
      problem: { code: 'store.not_found' },
    });
  });
});

test('a query before learning is told to learn first', async () => {
  await world.store.datasources.create(org, absent('unlearned'));
  expect(await execute('select 1', { datasourceId: 'unlearned' })).toMatchObject({
    problem: { code: 'datasource.not_learned' },
  });
});

describe('a probe', () => {
  test('of a stored datasource writes its health', async () => {
    const { id } = await world.store.runs.create(org, newRun('probe'));
    const run = await waitForEnd(world.store, id);
    expect(run).toMatchObject({
      status: 'succeeded',
      outcome: { engine: expect.stringContaining('SQLite'), warnings: [] },
    });
    expect((await world.store.datasources.get(org, 'shop')).health).toMatchObject({ ok: true, problem: null });
  });

  test('of settings that are not stored leaves no trace of them', async () => {
    const secret = JSON.stringify({ kind: 'postgres', dsn: 'postgres://u:hunter2@127.0.0.1:1/db', basePath: null });
    const { id } = await world.store.runs.create(org, newRun('probe', { datasourceId: 'unsaved', secret }));
    const run = await waitForEnd(world.store, id);
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'connector.unreachable' } });
    expect(JSON.stringify(run)).not.toContain('hunter2');
    expect(await world.store.runs.secretOf(id, run.fence)).toBeNull();
  });

  test('that fails writes the reason into the health', async () => {
    await world.store.datasources.create(org, absent('away'));
    const { id } = await world.store.runs.create(org, newRun('probe', { datasourceId: 'away' }));
    await waitForEnd(world.store, id);
    expect((await world.store.datasources.get(org, 'away')).health).toMatchObject({
      ok: false,
      problem: { code: 'connector.missing' },
    });
  });
});

test('an explain run tells what the engine would do', async () => {
  const { id } = await world.store.runs.create(org, newRun('explain', { sql: 'select * from orders where total > 5' }));
  const run = await waitForEnd(world.store, id);
  expect(run).toMatchObject({ status: 'succeeded', outcome: { warnings: expect.any(Array) } });
});

describe('many runs', () => {
  test('are executed a few at a time, and none is forgotten', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 40; index++) ids.push((await query(`select ${index} as n`)).id);
    runner.wake();
    const ended = await Promise.all(ids.map((id) => waitForEnd(world.store, id)));
    expect(ended.every(({ status }) => status === 'succeeded')).toBe(true);
  });

  test('of a slow datasource leave room for a probe of it', async () => {
    const slow: string[] = [];
    for (let index = 0; index < 6; index++) slow.push((await query(endlessSql)).id);
    runner.wake();
    await waitFor(
      async () => (await world.store.runs.list(org, { status: 'running', limit: 10, offset: 0 })).total === 4,
    );
    const { id } = await world.store.runs.create(org, newRun('probe'));
    expect(await waitForEnd(world.store, id, 5_000)).toMatchObject({ status: 'succeeded' });
    for (const slowId of slow) await world.store.runs.requestCancel(org, slowId);
    const ended = await Promise.all(slow.map((slowId) => waitForEnd(world.store, slowId)));
    expect(ended.every(({ status }) => status === 'canceled')).toBe(true);
  });
});

describe('a runner that is stopped', () => {
  let own: World;
  let stopped: Runner;
  beforeEach(async () => {
    own = await openWorld();
    await addShop(own);
    stopped = await startRunner({ ...own.options, timing: { drainMs: 3_000 } });
    await learnShop(own.store);
  });
  afterEach(() => own.close());

  const startQuery = async (sql: string) => {
    const { id } = await own.store.runs.create(org, newRun('query', { sql }));
    stopped.wake();
    await waitForHandle(own.store, id);
    return id;
  };

  test('gives up what does not end, and says so', async () => {
    const id = await startQuery(endlessSql);
    await stopped.stop();
    expect(await own.store.runs.get(org, id)).toMatchObject({ status: 'failed', problem: { code: 'run.runner_lost' } });
    expect(await own.store.runners.count()).toBe(0);
  });

  test('lets a query come to its end', async () => {
    const id = await startQuery('select count(*) as n from orders a, stores b where a.total > b.id');
    await stopped.stop();
    expect(await own.store.runs.get(org, id)).toMatchObject({ status: 'succeeded' });
  });
});

function absent(id: string): NewDatasource {
  const dsn = join(world.directory, 'absent.db');
  return {
    id,
    kind: 'sqlite',
    dsn,
    basePath: null,
    displayName: id,
    isDefault: false,
    isFromConfig: false,
    isSample: false,
  };
}

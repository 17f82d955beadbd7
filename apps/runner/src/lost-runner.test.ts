import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeService } from '../../../test/services/describe-service.ts';
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
import type { RunChange, RunnerTiming } from './index.ts';

const children = new Set<ChildProcess>();

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

async function startProcess({ options }: World, timing: Partial<RunnerTiming> = {}) {
  const module = fileURLToPath(new URL('../test/runner-process.ts', import.meta.url));
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const argument = JSON.stringify({ settings: options.storeSettings, timing });
  const child = fork(module, [argument], { execArgv: ['--import', loader] });
  children.add(child);
  const changes: RunChange[] = [];
  child.on('message', (message) => changes.push(message as RunChange)); // what runner-process.ts sends
  await once(child, 'message');
  return { child, changes };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a runner process', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await addShop(world);
  });
  afterEach(() => world.close());

  const startEndless = async () => {
    const { id } = await world.store.runs.create(org, newRun('query', { sql: endlessSql }));
    await waitForHandle(world.store, id);
    return id;
  };

  test('that is killed loses its run within the lease, and the next runner works', async () => {
    const first = await startProcess(world);
    await learnShop(world.store);
    const id = await startEndless();
    first.child.kill('SIGKILL');
    const second = await startProcess(world);
    const { id: nextId } = await world.store.runs.create(
      org,
      newRun('query', { sql: 'select count(*) as n from orders' }),
    );
    expect(await waitForEnd(world.store, nextId)).toMatchObject({ status: 'succeeded', rowCount: 1 });
    const lost = await waitForEnd(world.store, id, 25_000);
    expect(lost).toMatchObject({ status: 'failed', problem: { code: 'run.runner_lost', run_id: id } });
    await waitFor(async () => second.changes.some((change) => change.id === id && change.status === 'failed'));
  }, 90_000);

  test('that was frozen and comes back cannot write over the verdict', async () => {
    const timing = { leaseMs: 1_500, reapMs: 200 };
    const frozen = await startProcess(world, timing);
    await learnShop(world.store);
    const sql =
      'select count(*) as n from orders a, orders b, (select 1 from stores limit 2) c where a.total < b.total + 1';
    const { id } = await world.store.runs.create(org, newRun('query', { sql }));
    await waitForHandle(world.store, id);
    frozen.child.kill('SIGSTOP');
    const other = await startProcess(world, timing);
    const lost = await waitForEnd(world.store, id);
    frozen.child.kill('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await world.store.runs.get(org, id)).toEqual(lost);
    expect(lost).toMatchObject({ status: 'failed', problem: { code: 'run.runner_lost' } });
    await expect(world.options.results.readPage(id, 0, 1)).rejects.toMatchObject({ code: 'results.gone' });
    other.child.disconnect();
    await once(other.child, 'exit');
  }, 90_000);

  test('is woken by its parent, tells it of each change, and goes with it', async () => {
    const { child, changes } = await startProcess(world, { pollMs: 30_000 });
    const { id } = await world.store.runs.create(org, newRun('learn'));
    child.send({ type: 'wake' });
    await waitFor(async () => changes.some((change) => change.id === id && change.status === 'succeeded'));
    expect(changes.filter((change) => change.id === id).map(({ status }) => status)).toEqual(['running', 'succeeded']);
    child.disconnect();
    await once(child, 'exit');
    expect(isAlive(child.pid ?? 0)).toBe(false);
    expect(await world.store.runners.count()).toBe(0);
  }, 60_000);

  test('that is told to end takes nothing new and leaves in peace', async () => {
    const { child } = await startProcess(world);
    await learnShop(world.store);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    const { id } = await world.store.runs.create(org, newRun('query', { sql: 'select 1 as one' }));
    expect(await world.store.runs.get(org, id)).toMatchObject({ status: 'queued' });
  }, 60_000);
});

await describeService('postgres', 'with the control plane and the data in Postgres', (service) => {
  test('the query of a killed runner is ended on its server', async () => {
    const control = await service.createDatabase();
    const data = await service.createDatabase();
    const admin = new Client({ connectionString: data.dsn });
    await admin.connect();
    await admin.query('create table orders as select i as id, i * 1.5 as total from generate_series(1, 20000) i');
    const world = await openWorld({ driver: 'postgres', dsn: control.dsn });
    await world.store.datasources.create(org, {
      id: 'shop',
      kind: 'postgres',
      dsn: data.dsn,
      basePath: null,
      displayName: 'Shop',
      isDefault: true,
      isFromConfig: false,
      isSample: false,
    });
    const timing = { leaseMs: 2_000, reapMs: 200 };
    const first = await startProcess(world, timing);
    expect(await learnShop(world.store)).toMatchObject({ status: 'succeeded' });
    const { id } = await world.store.runs.create(org, newRun('query', { sql: endlessSql }));
    await waitForHandle(world.store, id);
    const running = async () => {
      const { rows } = await admin.query(
        `select pid from pg_stat_activity where datname = current_database() and state = 'active' and query like '%a.total + b.total%' and pid <> pg_backend_pid()`,
      );
      return rows.length;
    };
    await waitFor(async () => (await running()) > 0);
    first.child.kill('SIGKILL');
    await startProcess(world, timing);
    expect(await waitForEnd(world.store, id)).toMatchObject({ problem: { code: 'run.runner_lost' } });
    await waitFor(async () => (await running()) === 0, 5_000);

    await admin.end();
    await world.close();
    for (const child of children) child.kill('SIGKILL');
    await waitFor(async () => [...children].every((child) => !isAlive(child.pid ?? 0)));
    await control.drop();
    await data.drop();
  }, 90_000);
});

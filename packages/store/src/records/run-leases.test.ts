import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { claim, newRun, org, otherOrg } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';
import type { StoreSettings } from '../index.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await describeStores('leases', (world) => {
  test('are given in the order in which runs were asked for, whatever the organisation', async () => {
    const first = await world.store.runs.create(org, newRun());
    await pause(3);
    const second = await world.store.runs.create(otherOrg, newRun());
    expect(await claim(world.store)).toMatchObject({ id: first.id, orgId: org, status: 'running', fence: 1 });
    expect(await claim(world.store)).toMatchObject({ id: second.id, orgId: otherOrg });
    expect(await world.store.runs.claim('runner-1', 15_000)).toBeNull();
  });

  test('last as long as was asked, in the time of the database', async () => {
    await world.store.runs.create(org, newRun());
    const run = await claim(world.store, 'runner-1', 15_000);
    const leaseMs = Date.parse(run.leaseUntil ?? '') - Date.parse(run.startedAt ?? '');
    expect(Math.abs(leaseMs - 15_000)).toBeLessThan(50);
  });

  test('are prolonged by a heartbeat', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    await claim(world.store, 'runner-1', 200);
    await world.store.runs.heartbeat('runner-1', 10_000);
    await pause(250);
    expect(await world.store.runs.settleLost()).toEqual([]);
    expect(await world.store.runs.get(org, id)).toMatchObject({ status: 'running' });
  });

  test('that ran out end their run, told to one caller only', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push((await world.store.runs.create(org, newRun({ secret: 's' }))).id);
    for (const _ of ids) await claim(world.store, 'runner-1', 20);
    await pause(60);
    const settled = (await Promise.all(Array.from({ length: 4 }, () => world.store.runs.settleLost()))).flat();
    expect(settled.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const id of ids) {
      expect(await world.store.runs.get(org, id)).toMatchObject({
        status: 'failed',
        problem: { code: 'run.runner_lost', run_id: id },
      });
    }
    expect(await world.store.runs.settleLost()).toEqual([]);
  });

  test('that ran out tell the handle of the query that may still be running', async () => {
    await world.store.runs.create(org, newRun());
    const { id, fence } = await claim(world.store, 'runner-1', 20);
    expect(await world.store.runs.setHandle(id, fence, 'pid 42')).toBe(true);
    await pause(40);
    expect(await world.store.runs.settleLost()).toMatchObject([{ id, engineHandle: 'pid 42' }]);
  });

  test('that ran out keep a late runner from writing anything', async () => {
    await world.store.runs.create(org, newRun());
    const { id, fence } = await claim(world.store, 'runner-1', 20);
    await pause(40);
    await world.store.runs.settleLost();
    const before = await world.store.runs.get(org, id);
    expect(await world.store.runs.setHandle(id, fence, 'late')).toBe(false);
    expect(await world.store.runs.setProgress(id, fence, { progress: 1 })).toBe(false);
    expect(await world.store.runs.finish(id, fence, { status: 'succeeded', samples: [[1]] })).toBe(false);
    expect(await world.store.runs.get(org, id)).toEqual(before);
    expect(await world.store.runs.samples(org, id)).toEqual([]);
  });

  test('admit writes with their own fence alone, and one end', async () => {
    await world.store.runs.create(org, newRun());
    const { id, fence } = await claim(world.store);
    expect(await world.store.runs.setProgress(id, fence - 1, { progress: 0.1 })).toBe(false);
    expect(await world.store.runs.setProgress(id, fence, { progress: 0.5, step: 'reading', rowCount: 7 })).toBe(true);
    expect(await world.store.runs.get(org, id)).toMatchObject({ progress: 0.5, step: 'reading', rowCount: 7 });
    expect(await world.store.runs.finish(id, fence, { status: 'succeeded' })).toBe(true);
    expect(await world.store.runs.finish(id, fence, { status: 'failed' })).toBe(false);
    expect(await world.store.runs.get(org, id)).toMatchObject({ status: 'succeeded' });
  });

  test('pass over a datasource that has enough, but for probes', async () => {
    const datasources = ['sales', 'sales', 'sales', 'energy'];
    for (const datasourceId of datasources) {
      await world.store.runs.create(org, newRun({ datasourceId }));
      await pause(2);
    }
    await world.store.runs.create(org, newRun({ kind: 'probe' }));
    const taken: string[] = [];
    for (let run = await next(); run; run = await next()) taken.push(`${run.kind} ${run.datasourceId}`);
    expect(taken).toEqual(['query sales', 'query sales', 'query energy', 'probe sales']);

    async function next() {
      return world.store.runs.claim('runner-1', 15_000, { maxPerDatasource: 2 });
    }
  });

  test('of datasources with the same name in two organisations are counted apart', async () => {
    await world.store.runs.create(org, newRun());
    await world.store.runs.create(otherOrg, newRun());
    const options = { maxPerDatasource: 1 };
    expect(await world.store.runs.claim('runner-1', 15_000, options)).not.toBeNull();
    expect(await world.store.runs.claim('runner-1', 15_000, options)).not.toBeNull();
  });

  test('may be asked for some kinds alone', async () => {
    await world.store.runs.create(org, newRun());
    const { id } = await world.store.runs.create(org, newRun({ kind: 'explain' }));
    expect(await world.store.runs.claim('runner-1', 15_000, { kinds: ['probe', 'explain'] })).toMatchObject({ id });
    expect(await world.store.runs.claim('runner-1', 15_000, { kinds: ['probe', 'explain'] })).toBeNull();
  });

  test('go to one runner each when four processes claim at once while a fifth asks for more', async () => {
    const asked = new Set<string>();
    const ask = async (count: number) => {
      for (let index = 0; index < count; index++) asked.add((await world.store.runs.create(org, newRun())).id);
    };
    await ask(200);
    const claimers = Array.from({ length: 4 }, () => startClaimer(world.settings));
    await ask(100);
    const claimed = (await Promise.all(claimers)).flat();
    for (
      let run = await world.store.runs.claim('last', 15_000);
      run;
      run = await world.store.runs.claim('last', 15_000)
    ) {
      claimed.push(run.id);
    }
    expect(claimed).toHaveLength(300);
    expect(new Set(claimed)).toEqual(asked);
  }, 60_000);

  test('of runners are counted while they are heard of', async () => {
    expect(await world.store.runners.count()).toBe(0);
    await world.store.runners.beat('runner-1');
    await world.store.runners.beat('runner-1');
    await world.store.runners.beat('runner-2');
    expect(await world.store.runners.count()).toBe(2);
    await world.store.runners.leave('runner-1');
    expect(await world.store.runners.count()).toBe(1);
  });
});

function startClaimer(settings: StoreSettings): Promise<string[]> {
  const module = fileURLToPath(new URL('../../test/claimer.ts', import.meta.url));
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(module, [JSON.stringify(settings)], { execArgv: ['--import', loader] });
  return new Promise((resolve, reject) => {
    child.once('message', (claimed) => resolve(claimed as string[])); // what claimer.ts sends
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`claimer ended with ${code}`)));
  });
}

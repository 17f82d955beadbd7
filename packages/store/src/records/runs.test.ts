import { expect, test } from 'vitest';
import { claim, newRun, newVersion, org } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await describeStores('runs', (world) => {
  test('come back as they were asked for', async () => {
    const created = await world.store.runs.create(org, newRun());
    expect(created).toMatchObject({ ...newRun(), status: 'queued', fence: 0, startedAt: null, columns: [] });
    expect(await world.store.runs.get(org, created.id)).toEqual(created);
    expect(new Date(created.queuedAt).toISOString()).toBe(created.queuedAt);
    expect(Math.abs(Date.parse(created.queuedAt) - Date.now())).toBeLessThan(60_000);
  });

  test('of a report that does not exist are refused', async () => {
    await expect(world.store.runs.create(org, newRun({ reportKey: 'nope', reportVersion: 1 }))).rejects.toMatchObject({
      code: 'store.not_found',
    });
  });

  test('are listed newest first and by what they are', async () => {
    const older = await world.store.runs.create(org, newRun());
    await pause(3);
    const newer = await world.store.runs.create(org, newRun({ kind: 'learn', datasourceId: 'energy' }));
    const page = { limit: 10, offset: 0 };
    expect((await world.store.runs.list(org, page)).items.map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect(await world.store.runs.list(org, { ...page, kind: 'learn' })).toMatchObject({
      total: 1,
      items: [{ id: newer.id }],
    });
    expect(await world.store.runs.list(org, { ...page, datasourceId: 'sales' })).toMatchObject({
      items: [{ id: older.id }],
    });
    expect(await world.store.runs.list(org, { ...page, status: 'running' })).toEqual({ items: [], total: 0 });
    expect((await world.store.runs.list(org, { limit: 1, offset: 1 })).items.map(({ id }) => id)).toEqual([older.id]);
  });

  test('are listed by who asked for them', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    await world.store.runs.create(org, newRun({ requestedBy: 'bob' }));
    const page = { limit: 10, offset: 0 };
    expect(await world.store.runs.list(org, { ...page, requestedBy: 'ada' })).toMatchObject({
      total: 1,
      items: [{ id }],
    });
    expect(await world.store.runs.list(org, { ...page, requestedBy: 'eve' })).toEqual({ items: [], total: 0 });
  });

  test('know for whom rows were read, and whether the queries agreed', async () => {
    const created = await world.store.runs.create(org, newRun());
    expect(created).toMatchObject({ subject: newRun().subject, accessFingerprint: null, agreement: null });
    const { fence } = await claim(world.store);
    const agreement = { state: 'agrees' as const, message: 'the same rows' };
    await world.store.runs.finish(created.id, fence, { status: 'succeeded', accessFingerprint: 'abc', agreement });
    expect(await world.store.runs.get(org, created.id)).toMatchObject({
      subject: newRun().subject,
      asOf: newRun().asOf,
      accessFingerprint: 'abc',
      agreement,
    });
  });

  test('end with what came of them', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    const { fence } = await claim(world.store);
    const columns = [{ name: 'n', type: 'integer' as const, nativeType: 'int8' }];
    const end = {
      rowCount: 3_000_000_000,
      byteCount: 9_007_199_254,
      truncatedBy: 'rows' as const,
      columns,
      outcome: { a: 1 },
    };
    await world.store.runs.finish(id, fence, { status: 'succeeded', ...end, samples: [['9007199254740993'], [null]] });
    expect(await world.store.runs.get(org, id)).toMatchObject({
      status: 'succeeded',
      ...end,
      progress: null,
      leaseUntil: null,
    });
    expect(await world.store.runs.samples(org, id)).toEqual([['9007199254740993'], [null]]);
  });

  test('that failed name themselves in their problem', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    const { fence } = await claim(world.store);
    const problem = {
      type: '/problems/run.timeout',
      title: 't',
      status: 504,
      detail: 'too slow',
      code: 'run.timeout' as const,
    };
    await world.store.runs.finish(id, fence, { status: 'failed', problem });
    expect(await world.store.runs.get(org, id)).toMatchObject({
      status: 'failed',
      problem: { ...problem, run_id: id, trace_id: 'trace_1' },
    });
  });

  test('find the last good one like them', async () => {
    await world.store.reports.create(org, { key: 'daily', title: 'Daily', owner: 'ada' }, [newVersion()]);
    const like = newRun({ reportKey: 'daily', reportVersion: 1 });
    const end = async (
      change: Parameters<typeof newRun>[0],
      status: 'succeeded' | 'failed',
      accessFingerprint = 'these rows',
    ) => {
      const run = await world.store.runs.create(org, { ...like, ...change });
      const { fence } = await claim(world.store);
      await world.store.runs.finish(run.id, fence, { status, accessFingerprint });
      await pause(3);
      return run;
    };
    const good = await end({}, 'succeeded');
    await end({}, 'failed');
    await end({}, 'succeeded', 'more rows');
    await end({ params: { region: 'east' } }, 'succeeded');
    await end({ datasourceId: 'energy' }, 'succeeded');
    const now = { ...(await world.store.runs.create(org, like)), accessFingerprint: 'these rows' };
    expect(await world.store.runs.previous(org, now)).toMatchObject({ id: good.id });
    expect(await world.store.runs.previous(org, { ...now, accessFingerprint: 'other rows' })).toBeNull();
    expect(await world.store.runs.previous(org, { ...now, accessFingerprint: null })).toBeNull();
    expect(await world.store.runs.previous(org, await world.store.runs.get(org, good.id))).toBeNull();
    expect(await world.store.runs.previous(org, await world.store.runs.create(org, newRun()))).toBeNull();
  });

  test('that still wait are canceled at once', async () => {
    const { id } = await world.store.runs.create(org, newRun({ secret: 'hush' }));
    const canceled = await world.store.runs.requestCancel(org, id);
    expect(canceled).toMatchObject({ status: 'canceled', problem: { code: 'run.canceled', run_id: id } });
    expect(canceled.finishedAt).not.toBeNull();
    expect(await world.store.runs.claim('runner-1', 15_000)).toBeNull();
  });

  test('that run are asked to stop, as often as one likes', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    await claim(world.store);
    await world.store.runs.requestCancel(org, id);
    expect(await world.store.runs.requestCancel(org, id)).toMatchObject({
      status: 'running',
      cancelRequested: true,
      problem: null,
    });
    expect(await world.store.runs.heartbeat('runner-1', 15_000)).toEqual({ canceled: [id] });
    expect(await world.store.runs.heartbeat('runner-2', 15_000)).toEqual({ canceled: [] });
  });

  test('that ended cannot be canceled', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    const { fence } = await claim(world.store);
    await world.store.runs.finish(id, fence, { status: 'succeeded' });
    await expect(world.store.runs.requestCancel(org, id)).rejects.toMatchObject({ code: 'run.not_cancelable' });
    expect(await world.store.runs.get(org, id)).toMatchObject({ status: 'succeeded', cancelRequested: false });
  });

  test('keep a secret for their runner alone, and only while they run', async () => {
    const { id } = await world.store.runs.create(org, newRun({ kind: 'probe', secret: 'postgres://u:hunter2@h/d' }));
    expect(JSON.stringify(await world.store.runs.get(org, id))).not.toContain('hunter2');
    expect(await world.store.runs.secretOf(id, 0)).toBeNull();
    const { fence } = await claim(world.store);
    expect(await world.store.runs.secretOf(id, fence)).toBe('postgres://u:hunter2@h/d');
    expect(await world.store.runs.secretOf(id, fence + 1)).toBeNull();
    await world.store.runs.finish(id, fence, { status: 'succeeded' });
    expect(await world.store.runs.secretOf(id, fence)).toBeNull();
  });

  test('keep their analyses, of which the latest counts', async () => {
    const { id } = await world.store.runs.create(org, newRun());
    const analysis = { runId: id, modelUsed: null, rubricVersion: '1', verdict: { level: 'ok' }, analysisMd: 'fine' };
    expect(await world.store.analyses.latest(org, id)).toBeNull();
    await world.store.analyses.put(org, analysis);
    await pause(3);
    await world.store.analyses.put(org, { ...analysis, analysisMd: 'still fine' });
    expect(await world.store.analyses.latest(org, id)).toMatchObject({ ...analysis, analysisMd: 'still fine' });
  });
});

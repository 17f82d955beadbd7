import { expect, test } from 'vitest';
import { newRun, newVersion, org } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';

const scope = {
  name: 'Sales',
  question: 'sales by store',
  datasourceId: 'sales',
  scopeMd: '# Sales',
  ir: null,
  createdBy: 'ada',
};
const ir = { version: '1' as const, entities: ['orders'], metrics: [], dimensions: [], filters: [] };
const report = { key: 'daily', title: 'Daily', owner: 'ada' };

await describeStores('scopes', (world) => {
  test('start as a draft with version 1', async () => {
    const created = await world.store.scopes.create(org, scope);
    expect(created.scope).toMatchObject({ status: 'draft', latestVersion: 1, name: 'Sales' });
    expect(await world.store.scopes.versions(org, created.scope.id)).toEqual([created.version]);
    expect(await world.store.scopes.getVersion(org, created.version.id)).toEqual(created.version);
  });

  test('are approved by approving their latest version, and a draft again with the next', async () => {
    const {
      scope: { id },
      version,
    } = await world.store.scopes.create(org, { ...scope, ir });
    const approved = await world.store.scopes.approve(org, version.id, 'ada');
    expect(approved).toMatchObject({ approvedBy: 'ada', ir });
    expect(await world.store.scopes.get(org, id)).toMatchObject({ status: 'approved' });
    const next = await world.store.scopes.addVersion(org, id, { scopeMd: '# Changed', ir: null });
    expect(next).toMatchObject({ version: 2, approvedAt: null });
    expect(await world.store.scopes.get(org, id)).toMatchObject({ status: 'draft', latestVersion: 2 });
    await world.store.scopes.approve(org, version.id, 'ada');
    expect(await world.store.scopes.get(org, id)).toMatchObject({ status: 'draft' });
  });

  test('get their IR later', async () => {
    const { version } = await world.store.scopes.create(org, scope);
    expect(await world.store.scopes.setIr(org, version.id, ir)).toMatchObject({ ir });
  });

  test('get one number each when versions are added at once', async () => {
    const {
      scope: { id },
    } = await world.store.scopes.create(org, scope);
    await Promise.all(
      Array.from({ length: 10 }, () => world.store.scopes.addVersion(org, id, { scopeMd: 'x', ir: null })),
    );
    const versions = await world.store.scopes.versions(org, id);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('are listed newest first, a page at a time', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.unshift((await world.store.scopes.create(org, scope)).scope.id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const page = await world.store.scopes.list(org, { limit: 2, offset: 1 });
    expect(page).toMatchObject({ total: 5, items: [{ id: ids[1] }, { id: ids[2] }] });
  });

  test('are listed by who wrote them', async () => {
    const { scope: own } = await world.store.scopes.create(org, scope);
    await world.store.scopes.create(org, { ...scope, createdBy: 'bob' });
    const page = await world.store.scopes.list(org, { limit: 10, offset: 0, createdBy: 'ada' });
    expect(page).toEqual({ total: 1, items: [own] });
  });
});

await describeStores('reports', (world) => {
  test('start without a version', async () => {
    const created = await world.store.reports.create(org, report);
    expect(created).toMatchObject({ ...report, latestVersion: null, datasourceId: null, isArchived: false });
    await expect(world.store.reports.getVersion(org, 'daily')).rejects.toMatchObject({ code: 'store.not_found' });
  });

  test('count their versions, of which the last is active', async () => {
    await world.store.reports.create(org, report);
    await world.store.reports.addVersion(org, 'daily', newVersion());
    const second = await world.store.reports.addVersion(org, 'daily', newVersion({ datasourceId: 'sales' }));
    expect(second).toMatchObject({ version: 2, status: 'active', datasourceId: 'sales' });
    expect(await world.store.reports.getVersion(org, 'daily')).toEqual(second);
    expect(await world.store.reports.getVersion(org, 'daily', 1)).toMatchObject({ status: 'superseded' });
    expect(await world.store.reports.get(org, 'daily')).toMatchObject({ latestVersion: 2, datasourceId: 'sales' });
    expect((await world.store.reports.versions(org, 'daily')).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('are imported with their versions', async () => {
    const imported = await world.store.reports.create(org, report, [newVersion(), newVersion({ checksum: 'two' })]);
    expect(imported.latestVersion).toBe(2);
    expect(await world.store.reports.getVersion(org, 'daily')).toMatchObject({ checksum: 'two' });
  });

  test('with a taken key are refused, versions and all', async () => {
    await world.store.reports.create(org, report);
    await expect(world.store.reports.create(org, report, [newVersion()])).rejects.toMatchObject({
      code: 'store.conflict',
    });
    expect(await world.store.reports.versions(org, 'daily')).toEqual([]);
  });

  test('name their last run', async () => {
    await world.store.reports.create(org, report, [newVersion()]);
    await world.store.runs.create(org, newRun({ reportKey: 'daily', reportVersion: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 2));
    const last = await world.store.runs.create(org, newRun({ reportKey: 'daily', reportVersion: 1 }));
    expect(await world.store.reports.get(org, 'daily')).toMatchObject({ lastRunId: last.id });
  });

  test('are listed with or without the archived ones', async () => {
    await world.store.reports.create(org, report);
    await world.store.reports.create(org, { ...report, key: 'weekly' });
    await world.store.reports.archive(org, 'daily');
    const page = { limit: 10, offset: 0 };
    expect(await world.store.reports.list(org, { ...page, isArchived: false })).toMatchObject({
      total: 1,
      items: [{ key: 'weekly' }],
    });
    expect(await world.store.reports.list(org, { ...page, isArchived: true })).toMatchObject({
      total: 1,
      items: [{ key: 'daily' }],
    });
    expect(await world.store.reports.list(org, page)).toMatchObject({ total: 2 });
  });
});

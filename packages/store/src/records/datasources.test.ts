import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newDatasource, newRun, newVersion, org, otherOrg } from '../../test/records.ts';
import { describeStores, secretBox } from '../../test/stores.ts';
import { openStore } from '../index.ts';

await describeStores('datasources', (world) => {
  test('come back as they were stored', async () => {
    const created = await world.store.datasources.create(org, newDatasource());
    expect(created).toMatchObject({ ...newDatasource(), health: null, revision: 1 });
    expect(await world.store.datasources.get(org, 'sales')).toEqual(created);
    expect(await world.store.datasources.list(org)).toEqual([created]);
  });

  test('with the same id are refused within an organisation and welcome in another', async () => {
    await world.store.datasources.create(org, newDatasource());
    await expect(world.store.datasources.create(org, newDatasource())).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(world.store.datasources.create(otherOrg, newDatasource())).resolves.toMatchObject({ id: 'sales' });
  });

  test('that fail to be created leave the default as it was', async () => {
    await world.store.datasources.create(org, newDatasource({ isDefault: true }));
    await world.store.datasources.create(org, newDatasource({ id: 'other' }));
    await expect(
      world.store.datasources.create(org, newDatasource({ id: 'other', isDefault: true })),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect(await world.store.datasources.getDefault(org)).toMatchObject({ id: 'sales' });
  });

  test('have one default, the one chosen last', async () => {
    await world.store.datasources.create(org, newDatasource({ id: 'a', isDefault: true }));
    await world.store.datasources.create(org, newDatasource({ id: 'b', isDefault: true }));
    expect((await world.store.datasources.list(org)).map(({ isDefault }) => isDefault)).toEqual([false, true]);
    expect(await world.store.datasources.getDefault(org)).toMatchObject({ id: 'b' });
  });

  test('take the only one for the default, and none of several', async () => {
    expect(await world.store.datasources.getDefault(org)).toBeNull();
    await world.store.datasources.create(org, newDatasource({ id: 'a' }));
    expect(await world.store.datasources.getDefault(org)).toMatchObject({ id: 'a' });
    await world.store.datasources.create(org, newDatasource({ id: 'b' }));
    expect(await world.store.datasources.getDefault(org)).toBeNull();
  });

  test('rise in revision when their connection changes, and only then', async () => {
    const fromConfig = newDatasource({ isFromConfig: true });
    await world.store.datasources.upsert(org, fromConfig);
    const same = await world.store.datasources.upsert(org, { ...fromConfig, displayName: 'Renamed' });
    expect(same).toMatchObject({ revision: 1, displayName: 'Renamed' });
    const moved = await world.store.datasources.upsert(org, { ...fromConfig, dsn: 'postgres://elsewhere/sales' });
    expect(moved).toMatchObject({ revision: 2, dsn: 'postgres://elsewhere/sales' });
  });

  test('keep their health until they are moved', async () => {
    await world.store.datasources.create(org, newDatasource());
    const health = {
      ok: true,
      engine: 'PostgreSQL 15',
      latencyMs: 2,
      warnings: ['is a superuser'],
      problem: null,
      checkedAt: 'now',
    };
    await world.store.datasources.setHealth(org, 'sales', health);
    expect(await world.store.datasources.get(org, 'sales')).toMatchObject({ health });
    expect(await world.store.datasources.upsert(org, newDatasource({ dsn: 'x' }))).toMatchObject({ health: null });
  });

  test('go with what was learned of them', async () => {
    await world.store.datasources.create(org, newDatasource());
    await world.store.catalogs.put(org, { datasourceId: 'sales', version: 'v', json: '{}', learnedAt: 'now' });
    await world.store.catalogs.putNotes(org, 'sales', [{ object: 'orders', chunk: 0, md: '# orders', mdHash: 'h' }]);
    await world.store.synonyms.put(org, 'sales', { phrase: 'turnover', meaningJson: '{}' });
    await world.store.datasources.remove(org, 'sales');
    expect(await world.store.catalogs.get(org, 'sales')).toBeNull();
    expect(await world.store.catalogs.notes(org, 'sales')).toEqual([]);
    expect(await world.store.synonyms.list(org, 'sales')).toEqual([]);
  });

  test('stay while a live report is bound to them', async () => {
    await world.store.datasources.create(org, newDatasource());
    await world.store.reports.create(org, { key: 'daily', title: 'Daily', owner: 'ada' }, [
      newVersion({ datasourceId: 'sales' }),
    ]);
    await expect(world.store.datasources.remove(org, 'sales')).rejects.toMatchObject({ code: 'datasource.in_use' });
    await world.store.reports.archive(org, 'daily');
    await expect(world.store.datasources.remove(org, 'sales')).resolves.toBeUndefined();
  });

  test('stay while they are asked', async () => {
    await world.store.datasources.create(org, newDatasource());
    const run = await world.store.runs.create(org, newRun());
    await expect(world.store.datasources.remove(org, 'sales')).rejects.toMatchObject({
      code: 'datasource.in_use',
      message: '1 query of datasource "sales" has not ended',
    });
    await world.store.runs.requestCancel(org, run.id);
    await world.store.datasources.remove(org, 'sales');
  });

  test('may go when only an old version of a report was bound to them', async () => {
    await world.store.datasources.create(org, newDatasource());
    const versions = [newVersion({ datasourceId: 'sales' }), newVersion({ datasourceId: null })];
    await world.store.reports.create(org, { key: 'daily', title: 'Daily', owner: 'ada' }, versions);
    await expect(world.store.datasources.remove(org, 'sales')).resolves.toBeUndefined();
  });

  test('keep strange names exactly', async () => {
    const displayName = `"; drop table datasources; -- 'é😀\n`;
    await world.store.datasources.create(org, newDatasource({ displayName }));
    expect(await world.store.datasources.get(org, 'sales')).toMatchObject({ displayName });
  });
});

describe('at rest', () => {
  test('no connection string is readable in the file', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'air-store-'));
    const store = await openStore({ driver: 'sqlite', dsn: 'file:air.db?_fk=1', dataDirectory, secretBox });
    await store.datasources.create(org, newDatasource());
    await store.close();
    expect(readFileSync(join(dataDirectory, 'air.db')).includes('hunter2')).toBe(false);
    rmSync(dataDirectory, { recursive: true });
  });
});

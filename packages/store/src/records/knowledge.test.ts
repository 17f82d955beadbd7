import { expect, test } from 'vitest';
import { newDatasource, org } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';

const note = (object: string, mdHash: string, chunk = 0) => ({ object, chunk, md: `# ${object} ${mdHash}`, mdHash });

await describeStores('catalogs and synonyms', (world) => {
  test('a catalog replaces the one before', async () => {
    await world.store.datasources.create(org, newDatasource());
    expect(await world.store.catalogs.get(org, 'sales')).toBeNull();
    for (const version of ['v1', 'v2']) {
      await world.store.catalogs.put(org, {
        datasourceId: 'sales',
        version,
        json: `{"v":"${version}"}`,
        learnedAt: 't',
      });
    }
    expect(await world.store.catalogs.getVersion(org, 'sales')).toBe('v2');
    expect(await world.store.catalogs.get(org, 'sales')).toMatchObject({ json: '{"v":"v2"}' });
  });

  test('nothing is kept for a datasource that is gone', async () => {
    const catalog = { datasourceId: 'gone', version: 'v', json: '{}', learnedAt: 't' };
    await expect(world.store.catalogs.put(org, catalog)).rejects.toMatchObject({ code: 'store.not_found' });
    await expect(world.store.catalogs.putNotes(org, 'gone', [note('a', '1')])).rejects.toMatchObject({
      code: 'store.not_found',
    });
    await expect(world.store.synonyms.put(org, 'gone', { phrase: 'x', meaningJson: '{}' })).rejects.toMatchObject({
      code: 'store.not_found',
    });
  });

  test('notes that did not change are not written again, those of lost objects go', async () => {
    await world.store.datasources.create(org, newDatasource());
    await world.store.catalogs.putNotes(org, 'sales', [
      note('a', '1'),
      note('a', '1', 1),
      note('b', '1'),
      note('c', '1'),
    ]);
    const before = await world.store.catalogs.notes(org, 'sales');
    const change = await world.store.catalogs.putNotes(org, 'sales', [note('a', '1'), note('b', '2'), note('d', '1')]);
    expect(change).toEqual({ changed: 2, unchanged: 1, removed: 2 });
    const after = await world.store.catalogs.notes(org, 'sales');
    expect(after.map(({ object, mdHash }) => object + mdHash)).toEqual(['a1', 'b2', 'd1']);
    expect(after[0]).toEqual(before[0]);
  });

  test('a thousand objects are noted and changed in one go', async () => {
    await world.store.datasources.create(org, newDatasource());
    const notes = Array.from({ length: 1_000 }, (_, index) => note(`table_${index}`, '1'));
    expect(await world.store.catalogs.putNotes(org, 'sales', notes)).toMatchObject({ changed: 1_000 });
    expect(await world.store.catalogs.putNotes(org, 'sales', notes)).toMatchObject({ changed: 0, unchanged: 1_000 });
    expect(await world.store.catalogs.putNotes(org, 'sales', [])).toMatchObject({ removed: 1_000 });
  });

  test('the same phrase, however it is written, keeps its id and gets the new meaning', async () => {
    await world.store.datasources.create(org, newDatasource());
    const first = await world.store.synonyms.put(org, 'sales', { phrase: 'Turn  over', meaningJson: '{"a":1}' });
    const second = await world.store.synonyms.put(org, 'sales', { phrase: 'turn over', meaningJson: '{"a":2}' });
    expect(second.id).toBe(first.id);
    expect(await world.store.synonyms.list(org, 'sales')).toEqual([second]);
    await world.store.synonyms.remove(org, 'sales', first.id);
    await expect(world.store.synonyms.remove(org, 'sales', first.id)).rejects.toMatchObject({
      code: 'store.not_found',
    });
  });
});

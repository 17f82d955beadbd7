import { expect, test } from 'vitest';
import { claim, newDatasource, newRun, newVersion, org, otherOrg } from '../test/records.ts';
import { describeStores } from '../test/stores.ts';
import type { Store } from './index.ts';

const note = { object: 'orders', chunk: 0, md: '#', mdHash: 'h' };
const health = { ok: true, engine: null, latencyMs: null, warnings: [], problem: null, checkedAt: 'now' };
const ir = { version: '1' as const, entities: ['orders'], metrics: [], dimensions: [], filters: [] };
const page = { limit: 100, offset: 0 };

/** One of everything that belongs to the first organisation. */
async function furnish(store: Store) {
  await store.datasources.create(org, newDatasource({ isDefault: true }));
  await store.catalogs.put(org, { datasourceId: 'sales', version: 'v', json: '{}', learnedAt: 'now' });
  await store.catalogs.putNotes(org, 'sales', [note]);
  const synonym = await store.synonyms.put(org, 'sales', { phrase: 'turnover', meaningJson: '{}' });
  const scope = { name: 'n', question: 'q', datasourceId: 'sales', scopeMd: '#', ir: null, createdBy: 'ada' };
  const {
    scope: { id: scopeId },
    version: { id: scopeVersionId },
  } = await store.scopes.create(org, scope);
  await store.reports.create(org, { key: 'daily', title: 'd', owner: 'ada' }, [newVersion({ datasourceId: 'sales' })]);
  const run = await store.runs.create(org, newRun({ reportKey: 'daily', reportVersion: 1 }));
  const { fence } = await claim(store);
  await store.runs.finish(run.id, fence, { status: 'succeeded', samples: [[1]] });
  await store.analyses.put(org, { runId: run.id, modelUsed: null, rubricVersion: '1', verdict: {}, analysisMd: '' });
  const waiting = await store.runs.create(org, newRun());
  return { synonymId: synonym.id, scopeId, scopeVersionId, run, waitingId: waiting.id };
}

type Furnished = Awaited<ReturnType<typeof furnish>>;

/** Every way to reach a record by its name or id, taken by somebody who guessed it. */
const guesses: Record<string, (store: Store, it: Furnished) => Promise<unknown>> = {
  'datasources.get': (store) => store.datasources.get(otherOrg, 'sales'),
  'datasources.setHealth': (store) => store.datasources.setHealth(otherOrg, 'sales', health),
  'datasources.remove': (store) => store.datasources.remove(otherOrg, 'sales'),
  'catalogs.put': (store) =>
    store.catalogs.put(otherOrg, { datasourceId: 'sales', version: 'x', json: '{}', learnedAt: '' }),
  'catalogs.putNotes': (store) => store.catalogs.putNotes(otherOrg, 'sales', [note]),
  'synonyms.put': (store) => store.synonyms.put(otherOrg, 'sales', { phrase: 'turnover', meaningJson: '{"x":1}' }),
  'synonyms.remove': (store, { synonymId }) => store.synonyms.remove(otherOrg, 'sales', synonymId),
  'scopes.get': (store, { scopeId }) => store.scopes.get(otherOrg, scopeId),
  'scopes.versions': (store, { scopeId }) => store.scopes.versions(otherOrg, scopeId),
  'scopes.getVersion': (store, { scopeVersionId }) => store.scopes.getVersion(otherOrg, scopeVersionId),
  'scopes.addVersion': (store, { scopeId }) => store.scopes.addVersion(otherOrg, scopeId, { scopeMd: 'x', ir: null }),
  'scopes.setIr': (store, { scopeVersionId }) => store.scopes.setIr(otherOrg, scopeVersionId, ir),
  'scopes.approve': (store, { scopeVersionId }) => store.scopes.approve(otherOrg, scopeVersionId, 'eve'),
  'reports.get': (store) => store.reports.get(otherOrg, 'daily'),
  'reports.archive': (store) => store.reports.archive(otherOrg, 'daily'),
  'reports.versions': (store) => store.reports.versions(otherOrg, 'daily'),
  'reports.getVersion': (store) => store.reports.getVersion(otherOrg, 'daily', 1),
  'reports.addVersion': (store) => store.reports.addVersion(otherOrg, 'daily', newVersion()),
  'runs.create for a report': (store) => store.runs.create(otherOrg, newRun({ reportKey: 'daily', reportVersion: 1 })),
  'runs.get': (store, { run }) => store.runs.get(otherOrg, run.id),
  'runs.samples': (store, { run }) => store.runs.samples(otherOrg, run.id),
  'runs.requestCancel': (store, { waitingId }) => store.runs.requestCancel(otherOrg, waitingId),
  'analyses.put': (store, { run }) =>
    store.analyses.put(otherOrg, { runId: run.id, modelUsed: null, rubricVersion: '1', verdict: {}, analysisMd: 'x' }),
  'analyses.latest': (store, { run }) => store.analyses.latest(otherOrg, run.id),
};

/** Every way to ask what there is. */
const looks: Record<string, [(store: Store, it: Furnished) => Promise<unknown>, unknown]> = {
  'datasources.list': [(store) => store.datasources.list(otherOrg), []],
  'datasources.getDefault': [(store) => store.datasources.getDefault(otherOrg), null],
  'catalogs.get': [(store) => store.catalogs.get(otherOrg, 'sales'), null],
  'catalogs.getVersion': [(store) => store.catalogs.getVersion(otherOrg, 'sales'), null],
  'catalogs.notes': [(store) => store.catalogs.notes(otherOrg, 'sales'), []],
  'synonyms.list': [(store) => store.synonyms.list(otherOrg, 'sales'), []],
  'scopes.list': [(store) => store.scopes.list(otherOrg, page), { items: [], total: 0 }],
  'reports.list': [(store) => store.reports.list(otherOrg, page), { items: [], total: 0 }],
  'runs.list': [(store) => store.runs.list(otherOrg, page), { items: [], total: 0 }],
  'runs.previous': [(store, { run }) => store.runs.previous(otherOrg, { ...run, id: 'run_x', queuedAt: '9999' }), null],
};

await describeStores('another organisation', (world) => {
  test.each(Object.entries(guesses))('reaches nothing by %s', async (_name, guess) => {
    const furnished = await furnish(world.store);
    const before = await snapshot(world.store, furnished);
    await expect(guess(world.store, furnished)).rejects.toMatchObject({ code: 'store.not_found' });
    expect(await snapshot(world.store, furnished)).toEqual(before);
  });

  test.each(Object.entries(looks))('sees nothing by %s', async (_name, [look, nothing]) => {
    const furnished = await furnish(world.store);
    expect(await look(world.store, furnished)).toEqual(nothing);
  });

  test('may use the same names for its own', async () => {
    const furnished = await furnish(world.store);
    const before = await snapshot(world.store, furnished);
    await world.store.datasources.create(otherOrg, newDatasource({ displayName: 'theirs', isDefault: true }));
    await world.store.reports.create(otherOrg, { key: 'daily', title: 'theirs', owner: 'eve' });
    await world.store.catalogs.putNotes(otherOrg, 'sales', [{ ...note, mdHash: 'theirs' }]);
    await world.store.synonyms.put(otherOrg, 'sales', { phrase: 'turnover', meaningJson: '{"x":1}' });
    await world.store.datasources.remove(otherOrg, 'sales');
    expect(await snapshot(world.store, furnished)).toEqual(before);
  });
});

async function snapshot(store: Store, { scopeId, run, waitingId }: Furnished) {
  return {
    datasources: await store.datasources.list(org),
    catalog: await store.catalogs.get(org, 'sales'),
    notes: await store.catalogs.notes(org, 'sales'),
    synonyms: await store.synonyms.list(org, 'sales'),
    scope: await store.scopes.get(org, scopeId),
    scopeVersions: await store.scopes.versions(org, scopeId),
    report: await store.reports.get(org, 'daily'),
    reportVersions: await store.reports.versions(org, 'daily'),
    runs: await store.runs.list(org, page),
    waiting: await store.runs.get(org, waitingId),
    samples: await store.runs.samples(org, run.id),
    analysis: await store.analyses.latest(org, run.id),
  };
}

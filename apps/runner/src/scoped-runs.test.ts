import { type RelationRule, irSchema } from '@air/contract';
import type { Catalog } from '@air/engine/learn';
import { compile } from '@air/engine/sql';
import type { NewRun, RunRecord, RunSubject } from '@air/store';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addShop, learnShop, newRun, openWorld, org, waitForEnd, type World } from '../test/world.ts';
import { type Runner, startRunner } from './index.ts';

let world: World;
let runner: Runner;
beforeAll(async () => {
  world = await openWorld();
  await world.store.orgs.create({ id: org, name: 'Org A' });
  await addShop(world);
  runner = await startRunner(world.options);
  await learnShop(world.store);
});
beforeEach(() => setPolicy(ofStore));
afterAll(async () => {
  await runner.stop();
  await world.close();
});

const ofStore: RelationRule[] = [
  { relation: 'orders', rows: [{ column: 'store_id', claim: 'store_ids', unless: 'is_all_stores' }], masked: [] },
  { relation: 'stores', rows: [], masked: ['name'] },
];
const setPolicy = (relations: RelationRule[]) =>
  world.store.policies.put(org, { role: 'analyst', datasourceId: 'shop', relations, session: [], updatedBy: 'root' });

const analyst = (claims: RunSubject['claims']): RunSubject => ({
  userId: 'ada',
  role: 'analyst',
  level: 'analyst',
  claims,
});

async function runFor(subject: RunSubject, change: Partial<NewRun>): Promise<RunRecord> {
  const { id } = await world.store.runs.create(org, newRun('query', { subject, ...change }));
  runner.wake();
  return waitForEnd(world.store, id);
}

const rowsOf = async ({ id }: RunRecord) => (await world.options.results.readPage(id, 0, 100)).rows;
const stores = 'select distinct store_id from orders order by 1';

describe('a run', () => {
  test('reads the rows of its subject, whoever asks for them', async () => {
    expect(await rowsOf(await runFor(analyst({ store_id: 2 }), { sql: stores }))).toEqual([[2]]);
    expect(await rowsOf(await runFor(analyst({ store_ids: ['1', '3'] }), { sql: stores }))).toEqual([[1], [3]]);
    expect(await rowsOf(await runFor(analyst({ is_all_stores: true }), { sql: stores }))).toHaveLength(3);
    const admin: RunSubject = { userId: 'root', role: 'admin', level: 'admin', claims: {} };
    expect(await rowsOf(await runFor(admin, { sql: stores }))).toHaveLength(3);
  });

  test('has no value of a masked column in its result, its samples or its profile', async () => {
    const run = await runFor(analyst({ store_id: 1 }), { sql: 'select * from stores order by id' });
    expect(await rowsOf(run)).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    const kept = JSON.stringify([run, await world.store.runs.samples(org, run.id)]);
    expect(kept).not.toMatch(/North|South|East/);
  });

  test('keeps what its subject could see, so that it can be told who may read it', async () => {
    const prints = [];
    for (const claims of [{ store_id: 2 }, { store_ids: ['2'] }, { store_id: 1 }])
      prints.push((await runFor(analyst(claims), { sql: stores })).accessFingerprint);
    expect(prints[0]).toBe(prints[1]);
    expect(prints[0]).not.toBe(prints[2]);
    const admin: RunSubject = { userId: 'root', role: 'admin', level: 'admin', claims: {} };
    expect((await runFor(admin, { sql: stores })).accessFingerprint).toBe('all');
  });

  test('is held to the policy as it stands when it starts, not as it stood when it was asked for', async () => {
    const { id } = await world.store.runs.create(
      org,
      newRun('query', { subject: analyst({ store_id: 2 }), sql: stores, datasourceId: 'shop' }),
    );
    await setPolicy([{ relation: 'stores', rows: [], masked: [] }]);
    runner.wake();
    const run = await waitForEnd(world.store, id);
    const isRefused = run.problem?.code === 'guard.relation_denied';
    expect(isRefused || (await rowsOf(run)).flat().join() === '2').toBe(true); // it may have been claimed before
    expect((await runFor(analyst({ store_id: 2 }), { sql: stores })).problem?.code).toBe('guard.relation_denied');
  });

  test('of somebody without a policy or a claim fails, and says which', async () => {
    const viewer: RunSubject = { userId: 'eve', role: 'viewer', level: 'viewer', claims: { store_id: 1 } };
    expect((await runFor(viewer, { sql: stores })).problem?.code).toBe('policy.no_access');
    expect((await runFor(analyst({}), { sql: stores })).problem?.code).toBe('policy.claim_missing');
  });
});

describe('what is said of a result', () => {
  const ir = irSchema.parse({
    entities: ['orders'],
    metrics: [{ name: 'total', agg: 'sum' }],
    dimensions: ['store_id'],
    filters: [{ field: 'placed_on', op: '<', value: '{{as_of}}' }],
  });
  beforeAll(async () => {
    const def = {
      version: '1' as const,
      ir,
      params: { exposed: [], schema: {}, defaults: {} },
      visuals: [],
      notes: '',
    };
    await world.store.reports.create(org, { key: 'totals', title: 'Totals', owner: 'root' }, [
      { scopeVersionId: null, datasourceId: 'shop', def, checksum: 'x' },
    ]);
  });

  const ofReport = async (claims: RunSubject['claims'], asOf: string): Promise<RunRecord> => {
    const catalog = JSON.parse((await world.store.catalogs.get(org, 'shop'))?.json ?? '') as Catalog;
    const { text, parameters } = compile({ ir, catalog, params: {}, asOf: new Date(asOf) }).statement;
    const report = { reportKey: 'totals', reportVersion: 1 };
    const asked = { ...report, sql: text, sqlParams: parameters, ir, asOf, generator: 'compiler' as const };
    return runFor(analyst(claims), asked);
  };
  const findingsOf = async ({ id }: RunRecord, check: string) => {
    const analysis = await world.store.analyses.latest(org, id);
    const findings = analysis?.verdict['findings'] as { check: string; level: string; message: string }[];
    return findings.filter((finding) => finding.check === check);
  };

  test('its total is that of the subject, as of the moment that was asked about', async () => {
    const run = await ofReport({ store_id: 2 }, '2025-06-01T00:00:00.000Z');
    const [[, total] = []] = await rowsOf(run);
    expect(await findingsOf(run, 'sum_of_parts')).toMatchObject([
      { level: 'ok', message: `the rows of total add up to ${Number(total).toLocaleString('en-US')}` },
    ]);
  });

  test('it is compared with a run before it that saw the same rows, and with no other', async () => {
    const asOf = '2026-06-01T00:00:00.000Z';
    const figuresOf = async (run: RunRecord) => (await findingsOf(run, 'drift')).map(({ message }) => message);
    await ofReport({ is_all_stores: true }, asOf);
    const first = await ofReport({ store_id: 3 }, asOf);
    const second = await ofReport({ store_ids: [3] }, asOf);
    expect(await figuresOf(first)).toEqual([]);
    expect(await figuresOf(second)).toEqual(['much as in the previous run']);
  });
});

import type { RelationRule } from '@air/contract';
import { AirError } from '@air/core';
import type { NewRun, RunRecord } from '@air/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, defaultOrgId, localActor } from '../http/actor.ts';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';
import { accessOf, readableRun, shownRun, subjectOf, visibleRun } from './access.ts';
import { blankRun } from './running.ts';

let shop: TestApp;
beforeEach(async () => {
  shop = await openTestApp();
  await addShop(shop);
  await setPolicy(ofCity);
});
afterEach(() => shop.close());

const ofCity: RelationRule[] = [{ relation: '*', rows: [{ column: 'city', claim: 'cities' }], masked: [] }];
const setPolicy = (relations: RelationRule[]) =>
  shop.world.store.policies.put(defaultOrgId, {
    role: 'analyst',
    datasourceId: 'shop',
    relations,
    session: [],
    updatedBy: 'root',
  });

const person = (userId: string, change: Partial<Actor> = {}): Actor => ({
  ...localActor,
  userId,
  role: 'analyst',
  level: 'analyst',
  claims: { cities: ['Berlin'] },
  via: 'token',
  ...change,
});
const ada = person('ada');
const bob = person('bob', { claims: { cities: ['Oslo'] } });
const eve = person('eve', { role: 'viewer', level: 'viewer' });

const codeOf = async (outcome: Promise<unknown>): Promise<string> => {
  try {
    await outcome;
    return 'none';
  } catch (error) {
    if (error instanceof AirError) return error.code;
    throw error;
  }
};

/** A run of somebody that has come to its end under what they may see at the moment. */
async function ran(actor: Actor, change: Partial<NewRun> = {}): Promise<RunRecord> {
  const { fingerprint } = await accessOf(shop.world, actor, 'shop');
  const blank = blankRun(shop.world, { actor, traceId: 't' }, 'query', 'shop');
  const { id } = await shop.world.store.runs.create(actor.orgId, { ...blank, ...change });
  await shop.playRunner(() => ({ status: 'succeeded', accessFingerprint: fingerprint }));
  return shop.world.store.runs.get(actor.orgId, id);
}

async function addReport(): Promise<void> {
  const def = {
    version: '1' as const,
    sql: 'select 1',
    params: { exposed: [], schema: {}, defaults: {} },
    visuals: [],
    notes: '',
  };
  await shop.world.store.reports.create(defaultOrgId, { key: 'takings', title: 'Takings', owner: 'ada' }, [
    { scopeVersionId: null, datasourceId: 'shop', def, checksum: 'x' },
  ]);
}
const ofReport = { reportKey: 'takings', reportVersion: 1 };

describe('access', () => {
  test('is worked out once, and again as soon as policy, claims or catalog change', async () => {
    const first = await accessOf(shop.world, ada, 'shop');
    expect(await accessOf(shop.world, ada, 'shop')).toBe(first);
    expect((await accessOf(shop.world, bob, 'shop')).fingerprint).not.toBe(first.fingerprint);
    await setPolicy([{ relation: 'orders', rows: [{ column: 'city', values: ['Rome'] }], masked: [] }]);
    const second = await accessOf(shop.world, ada, 'shop');
    expect(second.predicates).toEqual(["orders: city IN ('Rome')"]);
    const stored = await shop.world.store.catalogs.get(defaultOrgId, 'shop');
    const catalog = JSON.parse(stored?.json ?? '');
    const [table] = catalog.tables;
    const json = JSON.stringify({ ...catalog, version: '2', tables: [{ ...table, comment: 'learned again' }] });
    await shop.world.store.catalogs.put(defaultOrgId, { datasourceId: 'shop', version: '2', json, learnedAt: '' });
    expect((await accessOf(shop.world, ada, 'shop')).catalog.tables[0]?.comment).toBe('learned again');
  });

  test('tells nobody without a policy whether a datasource exists', async () => {
    const of = (id: string) => codeOf(accessOf(shop.world, eve, id));
    expect([await of('shop'), await of('no-such')]).toEqual(['policy.no_access', 'policy.no_access']);
  });

  test('of a subject rests on who they are, not on who their claims say they are', () => {
    const claims = { user_id: 'root', role: 'admin', org_id: 'other', cities: ['Berlin'] };
    expect(subjectOf({ ...ada, claims })).toEqual({
      userId: 'ada',
      role: 'analyst',
      level: 'analyst',
      claims: { user_id: 'ada', role: 'analyst', org_id: defaultOrgId, cities: ['Berlin'] },
    });
  });
});

describe('a run', () => {
  const visible = (actor: Actor, { id }: RunRecord) => codeOf(visibleRun(shop.world, actor, id));
  const readable = (actor: Actor, { id }: RunRecord) => codeOf(readableRun(shop.world, actor, id));

  test('is known to who asked for it and to admins, and to others does not exist', async () => {
    const run = await ran(ada);
    expect([await visible(ada, run), await visible(localActor, run)]).toEqual(['none', 'none']);
    const others = [bob, eve, person('carl'), { ...localActor, orgId: 'other' }];
    for (const actor of others) expect(await visible(actor, run)).toBe('store.not_found');
    const unknown = codeOf(visibleRun(shop.world, bob, 'run_unknown'));
    expect(await unknown).toBe('store.not_found');
  });

  test('of a report is known to whoever would get the same rows', async () => {
    await addReport();
    const run = await ran(ada, ofReport);
    expect(await visible(person('carl'), run)).toBe('none');
    expect(await readable(person('carl', { claims: { cities: 'Berlin' } }), run)).toBe('none');
    expect(await visible(bob, run)).toBe('store.not_found');
    expect(await visible(person('dora', { claims: {} }), run)).toBe('store.not_found');
    expect(await visible(eve, run)).toBe('store.not_found');
  });

  test('is out of reach of an API key for other reports, even of its owner', async () => {
    await addReport();
    const [own, adHoc] = [await ran(ada, ofReport), await ran(ada)];
    const key = person('ada', { via: 'api_key', keyScopes: ['*'], reportKeys: ['takings'] });
    const other = { ...key, reportKeys: ['another'] };
    expect([await visible(key, own), await visible(key, adHoc)]).toEqual(['none', 'store.not_found']);
    expect(await visible(other, own)).toBe('store.not_found');
  });

  test('is not read any more by who asked for it, once their scope has changed', async () => {
    const run = await ran(ada);
    expect(await readable(ada, run)).toBe('none');
    const moved = person('ada', { claims: { cities: ['Oslo'] } });
    expect([await visible(moved, run), await readable(moved, run)]).toEqual(['none', 'policy.result_denied']);
    await setPolicy([{ ...ofCity[0], relation: '*', rows: [], masked: ['amount'] }]);
    expect(await readable(ada, run)).toBe('policy.result_denied');
    await shop.world.store.policies.remove(defaultOrgId, 'analyst', 'shop');
    expect(await readable(ada, run)).toBe('policy.result_denied');
    expect(await readable(localActor, run)).toBe('none');
  });

  test('is shown without the rows that its SQL was compared by to whoever may not read them', async () => {
    await shop.world.store.roles.put(defaultOrgId, { name: 'analyst-in-chief', level: 'admin', description: '' });
    const relations = ofCity;
    const narrow = { role: 'analyst-in-chief', datasourceId: 'shop', relations, session: [], updatedBy: 'root' };
    await shop.world.store.policies.put(defaultOrgId, narrow);
    const chief = person('chief', { role: 'analyst-in-chief', level: 'admin', claims: { cities: ['Oslo'] } });
    const agreement = { state: 'differs', message: 'only in the model’s: (Berlin, 7)' } as const;
    const run = { ...(await ran(ada)), agreement };
    expect(await visible(chief, run)).toBe('none');
    const shown = await shownRun(shop.world, chief, run);
    expect(shown.agreement?.state).toBe('differs');
    expect(JSON.stringify(shown)).not.toContain('Berlin, 7');
    expect(await shownRun(shop.world, ada, run)).toEqual(run);
    expect(await shownRun(shop.world, localActor, run)).toEqual(run);
  });

  test('that has no rows yet may be looked at by who asked for it', async () => {
    const blank = blankRun(shop.world, { actor: ada, traceId: 't' }, 'query', 'shop');
    const run = await shop.world.store.runs.create(defaultOrgId, blank);
    expect(await readable(ada, run)).toBe('none');
    expect(await readable(bob, run)).toBe('store.not_found');
  });

  test('whose datasource is gone is read by admins that no policy narrows, and by nobody else', async () => {
    const run = await ran(ada);
    await shop.world.store.datasources.remove(defaultOrgId, 'shop');
    expect(await readable(localActor, run)).toBe('none');
    expect(await readable(ada, run)).toBe('policy.result_denied');
  });
});

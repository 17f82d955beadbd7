import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
  await addShop(open);
  await open.world.store.roles.put('default-org', { name: 'buyer', level: 'analyst', description: '' });
  await open.world.store.users.create('default-org', {
    username: 'bea',
    displayName: 'Bea',
    role: 'buyer',
    claims: { cities: ['Oslo'] },
    passwordHash: null,
  });
});
afterAll(() => open.close());

const put = (role: string, payload: object, datasource = 'shop') =>
  open.app.inject({ method: 'PUT', url: `/v1/policies/${role}/${datasource}`, payload });

const ofCities = { relation: 'orders', rows: [{ column: 'city', claim: 'cities' }], masked: ['amount'] };

test('a policy is stored, listed and taken away', async () => {
  const stored = await put('buyer', { relations: [ofCities] });
  expect(stored.statusCode).toBe(200);
  expect(stored.json()).toMatchObject({ role: 'buyer', datasource_id: 'shop', relations: [ofCities], session: [] });
  expect((await open.app.inject('/v1/policies')).json()).toMatchObject({ total: 1, items: [{ updated_by: 'local' }] });
  const removed = await open.app.inject({ method: 'DELETE', url: '/v1/policies/buyer/shop' });
  expect(removed.statusCode).toBe(204);
  expect((await open.app.inject('/v1/policies')).json()).toMatchObject({ total: 0 });
});

test.each([
  ['a relation', { relation: 'ordres', rows: [], masked: [] }, 'did you mean orders?'],
  ['a column of a row rule', { ...ofCities, rows: [{ column: 'citty', values: ['Oslo'] }] }, 'did you mean city?'],
  ['a masked column', { ...ofCities, masked: ['amuont'] }, 'did you mean amount?'],
])('%s that is not there is refused with the nearest name', async (_, rule, hint) => {
  const answer = await put('buyer', { relations: [rule] });
  expect(answer.json()).toMatchObject({ status: 422, code: 'policy.invalid', hint });
});

test('a role or a datasource that is not there is refused', async () => {
  expect((await put('buyr', { relations: [ofCities] })).json()).toMatchObject({
    code: 'policy.invalid',
    hint: 'did you mean buyer?',
  });
  expect((await put('buyer', { relations: [ofCities] }, 'nowhere')).json()).toMatchObject({ code: 'store.not_found' });
});

test('the preview says what a person sees, and a runner counts the rows for them', async () => {
  await put('buyer', { relations: [ofCities] });
  const answer = open.app.inject('/v1/policy/preview?user=bea');
  const columns = ['place', 'row_count'].map((name) => ({ name, type: 'integer' as const, nativeType: '' }));
  await open.storeResult(await queuedRun(), columns, [[0, 7]]);
  const run = await open.playRunner(() => ({ status: 'succeeded', rowCount: 1, columns }));
  expect(run.subject).toMatchObject({ role: 'buyer', level: 'analyst', claims: { cities: ['Oslo'] } });
  expect(run.requestedBy).toBe('local');
  expect((await answer).json()).toMatchObject({
    username: 'bea',
    role: 'buyer',
    datasources: [
      {
        access: 'some',
        reason: null,
        relations: [{ relation: 'orders', predicates: ["city IN ('Oslo')"], masked: ['amount'], rows: 7, note: null }],
      },
    ],
  });
});

async function queuedRun(): Promise<string> {
  for (;;) {
    const { items } = await open.world.store.runs.list('default-org', { status: 'queued', limit: 1, offset: 0 });
    if (items[0]) return items[0].id;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what others see is shown to admins only', async () => {
  const headers = await open.actAs({ role: 'buyer', userId: 'ann', claims: { cities: ['Oslo'] } });
  const answer = await open.app.inject({ url: '/v1/policy/preview?user=bea', headers });
  expect(answer.json()).toMatchObject({ status: 403, code: 'auth.forbidden' });
  const unknown = await open.app.inject({ url: '/v1/policy/preview?user=nobody', headers });
  expect(unknown.json()).toMatchObject({ status: 403, code: 'auth.forbidden' });
});

test('a datasource that cannot be counted is shown with the reason, and what is seen of it all the same', async () => {
  await put('buyer', { relations: [ofCities] });
  const answer = open.app.inject('/v1/policy/preview?user=bea');
  await open.playRunner(() => ({
    status: 'failed',
    problem: {
      type: '/problems/connector.unreachable',
      title: 'Datasource unreachable',
      status: 502,
      detail: 'nobody answers',
      code: 'connector.unreachable',
    },
  }));
  expect((await answer).json()).toMatchObject({
    username: 'bea',
    datasources: [
      {
        access: 'some',
        reason: 'nobody answers',
        relations: [{ relation: 'orders', is_allowed: true, predicates: ["city IN ('Oslo')"], masked: ['amount'] }],
      },
    ],
  });
});

test('who lacks a claim, or a policy, is told which', async () => {
  await put('buyer', { relations: [ofCities] });
  const headers = await open.actAs({ role: 'buyer', userId: 'ann' });
  const preview = (await open.app.inject({ url: '/v1/policy/preview', headers })).json();
  expect(preview).toMatchObject({ datasources: [{ access: 'none', reason: expect.stringContaining('cities') }] });
  const asked = await open.app.inject({ method: 'POST', url: '/v1/ask', headers, payload: { question: 'orders' } });
  expect(asked.json()).toMatchObject({ status: 403, code: 'policy.claim_missing' });
});

import type { Ir } from '@air/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessOf } from '../services/access.ts';
import { findVerified } from '../services/verified.ts';
import { localActor } from '../http/actor.ts';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let shop: TestApp;
beforeEach(async () => {
  shop = await openTestApp();
  await addShop(shop);
});
afterEach(() => shop.close());

type Headers = Record<string, string>;

const total: Ir = {
  version: '1',
  entities: ['orders'],
  metrics: [{ name: 'total', agg: 'sum', field: 'amount' }],
  dimensions: [],
  filters: [
    { field: 'orders.city', op: '=', value: 'Berlin' },
    { field: 'orders.ordered_at', op: '>=', value: '2026-02-01' },
    { field: 'orders.ordered_at', op: '<', value: '2026-03-01' },
  ],
};
const question = 'takings of Berlin last month';

const verify = (body: object, headers: Headers = {}) =>
  shop.app.inject({ method: 'POST', url: '/v1/verified-questions', headers, payload: body });

const list = (headers: Headers = {}) => shop.app.inject({ url: '/v1/verified-questions', headers });

async function find(asked: string, asOf: string) {
  const access = await accessOf(shop.world, localActor, 'shop');
  const ground = { catalog: access.catalog, synonyms: [], asOf: new Date(asOf), answers: [] };
  return findVerified(shop.world, localActor, { question: asked, access, ground });
}

test('a question in words of one’s own is reused with its place and time bound anew', async () => {
  const created = await verify({ question, ir: total, datasource_id: 'shop' });
  expect(created.statusCode).toBe(201);
  const found = await find('Takings of Oslo this year?', '2027-05-05T00:00:00Z');
  expect(found?.ir.filters).toEqual([
    { field: 'orders.city', op: '=', value: 'Oslo' },
    { field: 'orders.ordered_at', op: '>=', value: '2027-01-01' },
    { field: 'orders.ordered_at', op: '<', value: '2028-01-01' },
  ]);
  expect(await find('takings outside Berlin last month', '2027-05-05T00:00:00Z')).toBeNull();
  expect((await list()).json().items[0]).toMatchObject({ question, uses: 1 });
});

test('the same question again replaces its IR, and is forgotten when the word is taken back', async () => {
  await verify({ question, ir: total, datasource_id: 'shop' });
  const again = await verify({ question, ir: { ...total, limit: 7 }, datasource_id: 'shop' });
  const { items } = (await list()).json();
  expect(items).toHaveLength(1);
  expect(items[0].ir.limit).toBe(7);
  await shop.app.inject({ method: 'DELETE', url: `/v1/verified-questions/${again.json().id}` });
  expect(await find(question, '2026-03-15T00:00:00Z')).toBeNull();
});

test.each([
  [{ question, ir: { ...total, entities: ['nowhere'] }, datasource_id: 'shop' }, /^ir\./],
  [{ question: 'takings last year', ir: { ...total, filters: [] }, datasource_id: 'shop' }, /^ir\.invalid$/],
  [{ question }, /^request\.invalid$/],
  [{ answer_id: 'ans_unknown' }, /^store\.not_found$/],
])('%j cannot be vouched for', async (body, code) => {
  const answer = await verify(body);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.json().code).toMatch(code);
});

test('whoever sees a part of the rows learns no value that somebody else vouched with', async () => {
  const open = { ...total, filters: total.filters.slice(1) };
  await verify({ question, ir: total, datasource_id: 'shop' });
  await verify({ question: 'takings last month', ir: open, datasource_id: 'shop' });
  const rows = [{ column: 'city', claim: 'cities' }];
  await shop.app.inject({
    method: 'PUT',
    url: '/v1/policies/analyst/shop',
    payload: { relations: [{ relation: 'orders', rows, masked: [] }] },
  });
  const norway = await shop.actAs({ level: 'analyst', claims: { cities: ['Oslo'] } });
  const seen = await list(norway);
  expect(seen.body).not.toContain('Berlin');
  expect(seen.json().items.map((item: { question: string }) => item.question)).toEqual(['takings last month']);
  const [hidden] = (await list()).json().items.filter((item: { question: string }) => item.question === question);
  const removed = await shop.app.inject({
    method: 'DELETE',
    url: `/v1/verified-questions/${hidden.id}`,
    headers: norway,
  });
  expect(removed.json().code).toBe('store.not_found');
});

test('nor a value that is compared with a name of the question itself', async () => {
  const byTown: Ir = {
    ...total,
    dimensions: [{ field: 'orders.city', as: 'town' }],
    filters: [{ field: 'town', op: '=', value: 'Berlin' }, ...total.filters.slice(1)],
  };
  expect((await verify({ question, ir: byTown, datasource_id: 'shop' })).statusCode).toBe(201);
  const rows = [{ column: 'city', claim: 'cities' }];
  const payload = { relations: [{ relation: 'orders', rows, masked: [] }] };
  await shop.app.inject({ method: 'PUT', url: '/v1/policies/analyst/shop', payload });
  const norway = await shop.actAs({ level: 'analyst', claims: { cities: ['Oslo'] } });
  expect((await list(norway)).body).not.toContain('Berlin');
  expect((await list()).body).toContain('Berlin');
});

test('a viewer reads what is verified and vouches for nothing', async () => {
  const viewer = await shop.actAs({ level: 'viewer' });
  expect((await verify({ question, ir: total, datasource_id: 'shop' }, viewer)).json().code).toBe('auth.forbidden');
});

test('what is not the caller’s sounds like what is not there', async () => {
  await verify({ question, ir: total, datasource_id: 'shop' });
  const [hidden] = (await list()).json().items;
  const ada = await shop.actAs({ userId: 'ada', level: 'analyst' });
  const remove = async (id: string) => {
    const answer = await shop.app.inject({ method: 'DELETE', url: `/v1/verified-questions/${id}`, headers: ada });
    return answer.json().detail.replace(id, 'it');
  };
  expect(await remove(hidden.id)).toBe(await remove('ver_unknown'));
  const asked = await shop.app.inject({ method: 'POST', url: '/v1/answers', payload: { question: 'whales by ocean' } });
  const vouch = async (id: string) => (await verify({ answer_id: id }, ada)).json().detail.replace(id, 'it');
  expect(await vouch(asked.json().id)).toBe(await vouch('ans_unknown'));
});

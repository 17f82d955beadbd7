import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
  const shop = await addShop(open);
  const flights = JSON.stringify({ ...shop, datasourceId: 'airport' })
    .replaceAll('"orders"', '"flights"')
    .replaceAll('"city"', '"airline"');
  await open.world.store.datasources.create('default-org', {
    id: 'airport',
    kind: 'sqlite',
    dsn: `${open.folder}/airport.db`,
    basePath: null,
    displayName: 'Airport',
    isDefault: false,
    isFromConfig: false,
    isSample: false,
  });
  const { version, learnedAt } = shop;
  await open.world.store.catalogs.put('default-org', { datasourceId: 'airport', version, learnedAt, json: flights });
});
afterAll(() => open.close());

const ask = async (body: object) => (await open.app.inject({ method: 'POST', url: '/v1/ask', payload: body })).json();

test('a question that names no datasource goes to the one that knows its words', async () => {
  expect(await ask({ question: 'number of flights by airline' })).toMatchObject({
    datasource_id: 'airport',
    ir: { entities: ['flights'] },
  });
});

test('the default datasource comes first where it understands the question, and where nobody does', async () => {
  expect(await ask({ question: 'number of orders by city' })).toMatchObject({ datasource_id: 'shop' });
  expect(await ask({ question: 'number of whales by ocean' })).toMatchObject({ datasource_id: 'shop', ir: null });
});

test('a datasource that was named is the one that is asked', async () => {
  expect(await ask({ question: 'number of flights by airline', datasource_id: 'shop' })).toMatchObject({
    datasource_id: 'shop',
    status: 'clarify',
  });
});

test('what a viewer picks is not remembered for everybody', async () => {
  const shop = await open.world.catalogs.get('default-org', 'shop');
  const [orders] = shop.tables;
  const paid = orders?.columns
    .filter(({ name }) => name === 'ordered_at')
    .map((date) => ({ ...date, name: 'paid_at' }));
  const tables = [{ ...orders, timeColumn: null, columns: [...(orders?.columns ?? []), ...(paid ?? [])] }];
  const json = JSON.stringify({ ...shop, version: 'v2', tables });
  const { datasourceId, learnedAt } = shop;
  await open.world.store.catalogs.put('default-org', { datasourceId, version: 'v2', learnedAt, json });
  const relations = [{ relation: '*', rows: [], masked: [] }];
  for (const role of ['viewer', 'analyst'])
    await open.app.inject({ method: 'PUT', url: `/v1/policies/${role}/shop`, payload: { relations } });
  const question = 'number of orders in 2025';
  const pick = async (level: 'viewer' | 'analyst') => {
    const headers = await open.actAs({ userId: level, level });
    const body = { question, datasource_id: 'shop' };
    const post = async (payload: object) =>
      (await open.app.inject({ method: 'POST', url: '/v1/ask', headers, payload })).json();
    const [doubt] = (await post(body)).clarifications;
    const answers = [{ clarification_id: doubt.id, option_id: doubt.options[0].id }];
    expect((await post({ ...body, answers })).ir).not.toBeNull();
    return open.world.store.synonyms.list('default-org', 'shop');
  };
  expect(await pick('viewer')).toEqual([]);
  expect(await pick('analyst')).toHaveLength(1);
});

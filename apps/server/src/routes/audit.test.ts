import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let shop: TestApp;
beforeAll(async () => {
  shop = await openTestApp();
  await addShop(shop);
});
afterAll(() => shop.close());

/** The audit of a question whose asker saw Oslo, with the town in every field that could tell it. */
async function auditOfOslo(): Promise<string> {
  const { audit } = shop.world.store;
  const id = 'ans_oslo';
  const log = { id, conversationId: 'conv', userId: 'oda', correlationId: 't', question: 'orders by city' };
  const asker = { role: 'seller', storeId: null, allowedViews: ['orders'], datasourceId: 'shop', expiresAt: null };
  await audit.begin('default-org', { ...log, ...asker });
  await audit.change('default-org', id, {
    status: 'failed',
    errorMessage: 'Oslo cannot be read as a number',
    generatedSql: "select 1 from orders where city = 'Oslo'",
    ragSources: ['takings of Oslo'],
    llmPrompt: 'Oslo',
    llmResponse: 'Oslo',
    modelAttempts: [{ model: 'm', errorCode: 'model.invalid_output', message: 'there is no Oslo', ms: 1 }],
    finalAnswer: 'Oslo',
    finalResponse: { answer: 'Oslo' },
  });
  const event = { stage: 'model', status: 'done', message: 'read as Oslo', durationMs: 1 } as const;
  await audit.event('default-org', id, { ...event, metadata: { differences: ['city = Oslo'] } });
  return id;
}

test('whoever may not read the rows of an answer is told its stages and times, and nothing that quotes a value', async () => {
  const rows = [{ column: 'city', claim: 'cities' }];
  await shop.actAs({ role: 'seller', level: 'admin' });
  const payload = { relations: [{ relation: 'orders', rows, masked: [] }] };
  await shop.app.inject({ method: 'PUT', url: '/v1/policies/seller/shop', payload });
  const id = await auditOfOslo();
  const berlin = await shop.actAs({ userId: 'bea', role: 'seller', level: 'admin', claims: { cities: ['Berlin'] } });
  const read = (headers: Record<string, string>) => shop.app.inject({ url: `/v1/audit/${id}`, headers });
  const seen = await read(berlin);
  expect(seen.json()).toMatchObject({ status: 'failed', events: [{ stage: 'model', status: 'done', duration_ms: 1 }] });
  expect(seen.body).not.toContain('Oslo');
  expect((await read({})).json()).toMatchObject({ error_message: 'Oslo cannot be read as a number' });
});

import type { ModelEndpoint } from '@air/models';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../../test/models/model-server.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

const key = 'sk-the-key-of-this-test';

let server: ModelServer;
let testApp: TestApp;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  await testApp.close();
  await server.close();
});

const endpoint = (id: string, missing: string | null): ModelEndpoint => ({
  id,
  name: `${id}/gpt-4o-mini`,
  model: 'gpt-4o-mini',
  baseUrl: server.url,
  apiKey: key,
  listUrl: `${server.url}/models`,
  isListComplete: false,
  missing,
});

async function openWithModels(): Promise<TestApp> {
  return openTestApp(
    {},
    {
      endpoints: [endpoint('openai', null), endpoint('openrouter', 'set models.openrouter.api_key')],
      tasks: { chat: ['openai'], ir: [], sql: [], qa: [], embeddings: [] },
      prices: { openai: { input: 1_000, output: 1_000 } },
      budgets: {
        userDailyUsd: 1,
        userDailyTokens: null,
        orgMonthlyUsd: null,
        orgMonthlyTokens: null,
        warnAt: 0.8,
      },
    },
  );
}

test('models are shown with their state and the reason, and never with a key', async () => {
  testApp = await openWithModels();
  const response = await testApp.app.inject('/v1/models');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    models: [
      { id: 'openai', model: 'openai/gpt-4o-mini', state: 'ready', tasks: [{ task: 'chat', place: 1 }] },
      { id: 'openrouter', state: 'not_configured', reason: 'set models.openrouter.api_key', checked_at: null },
    ],
    budgets: [
      { of: 'user', period: 'day', limit_usd: 1, spent_usd: 0, state: 'ok' },
      { of: 'org', period: 'month', limit_usd: null, state: 'ok' },
    ],
  });
  expect(response.body).not.toContain(key);
});

test('what a user spent is kept in the control plane, and is theirs alone', async () => {
  testApp = await openWithModels();
  const { world, app } = testApp;
  server.reply({ kind: 'text', text: 'ok', usage: { prompt_tokens: 600, completion_tokens: 400 } });
  const ask = (userId: string) =>
    world.models.generate({
      task: 'chat',
      messages: [{ role: 'user', content: 'hello' }],
      caller: { orgId: 'default-org', userId, traceId: 'trace-1' },
      signal: new AbortController().signal,
    });
  await ask('ada');
  await expect(ask('ada')).rejects.toMatchObject({ code: 'model.budget_exceeded' });
  const budgetsOf = async (userId: string) => {
    const headers = await testApp.actAs({ userId });
    return (await app.inject({ url: '/v1/models', headers })).json<{ budgets: unknown[] }>().budgets[0];
  };
  expect(await budgetsOf('ada')).toMatchObject({ spent_usd: 1, spent_tokens: 1_000, state: 'exceeded' });
  expect(await budgetsOf('bob')).toMatchObject({ spent_usd: 0, spent_tokens: 0, state: 'ok' });
});

test('without any model the list is empty', async () => {
  testApp = await openTestApp();
  expect((await testApp.app.inject('/v1/models')).json()).toMatchObject({ models: [] });
});

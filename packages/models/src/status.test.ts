import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import type { ModelSettings } from './settings.ts';
import { ask, deadAddress, endpointAt, openTestRouter } from './test-router.ts';

const quick = { timeout: 10_000 };
const none = { chat: [], ir: [], sql: [], qa: [], embeddings: [] };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const ollamaAt = (host: string, id: string) =>
  endpointAt(`${host}/v1`, id, {
    model: id,
    name: `ollama/${id}`,
    apiKey: null,
    listUrl: `${host}/api/tags`,
    isListComplete: true,
  });

/** A router that has nothing but an Ollama that may be there. */
function openDiscovering(host: string, everyMs = 50) {
  const tasks: ModelSettings['tasks'] = {
    ...none,
    chat: ['llama3'],
    ir: ['llama3'],
    qa: ['llama3'],
    sql: ['sqlcoder'],
  };
  return openTestRouter([ollamaAt(host, 'llama3'), ollamaAt(host, 'sqlcoder')], {
    tasks: none,
    discovery: { host, tasks, everyMs },
  });
}

test('each model says what it is for and whether it can be reached', quick, async () => {
  server.models = ['llama3:8b'];
  const { router } = openTestRouter(
    [
      endpointAt(server.url, 'openai'),
      ollamaAt(server.host, 'llama3'),
      ollamaAt(server.host, 'sqlcoder'),
      endpointAt(await deadAddress(), 'vllm'),
      endpointAt(server.url, 'openrouter', { missing: 'set models.openrouter.api_key' }),
    ],
    { tasks: { ...none, chat: ['openai', 'llama3'], sql: ['sqlcoder', 'openai'] } },
  );
  expect(await router.status()).toMatchObject([
    {
      id: 'openai',
      state: 'ready',
      tasks: [
        { task: 'chat', place: 1 },
        { task: 'sql', place: 2 },
      ],
      reason: null,
    },
    { id: 'llama3', model: 'ollama/llama3', state: 'ready', latencyMs: expect.any(Number), isDiscovered: false },
    { id: 'sqlcoder', state: 'unreachable', reason: 'the server is there, but has no model "sqlcoder"' },
    { id: 'vllm', state: 'unreachable', reason: 'nothing listens at its address', latencyMs: null, tasks: [] },
    { id: 'openrouter', state: 'not_configured', reason: 'set models.openrouter.api_key', checkedAt: null },
  ]);
});

test('servers of several models are asked once', quick, async () => {
  const { router } = openTestRouter([ollamaAt(server.host, 'llama3'), ollamaAt(server.host, 'sqlcoder')]);
  await router.status();
  expect(server.listings).toBe(1);
});

test('a refused key and a cool-down are given as the reason', quick, async () => {
  const { router, clock } = openTestRouter([endpointAt(server.url)]);
  server.reply(() => ({ kind: 'status', status: 401 }));
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.unavailable' });
  expect(await router.status()).toMatchObject([
    {
      state: 'cooling_down',
      reason: 'left out until 2026-03-15T12:00:30.000Z: it refused the key (401)',
      calls: 1,
      failures: 1,
    },
  ]);
  clock.pass(30_001);
  expect(await router.status()).toMatchObject([{ state: 'ready', reason: null }]);
  server.reply({ kind: 'status', status: 401 });
  expect(await router.status()).toMatchObject([{ state: 'unreachable', reason: 'it refused the key (401)' }]);
});

test('a server that hangs does not hold up the status', quick, async () => {
  server.reply({ kind: 'hang' });
  const { router } = openTestRouter([endpointAt(server.url)]);
  expect(await router.status()).toMatchObject([{ state: 'unreachable', reason: 'it did not answer within 3 s' }]);
});

test('a local Ollama is found, serves what it has, and is gone when it is gone', quick, async () => {
  server.models = ['llama3', 'mistral'];
  server.reply({ kind: 'text', text: 'from the local Ollama' });
  const { router, clock, log } = openDiscovering(server.host);
  expect(router.has('chat')).toBe(false);
  await expect.poll(() => router.has('chat')).toBe(true);
  expect([router.nameOf('ir'), router.nameOf('sql')]).toEqual(['ollama/llama3', null]);
  expect(log).toEqual([expect.stringContaining('the models of the local Ollama changed')]);
  expect((await router.generate(ask())).text).toBe('from the local Ollama');
  expect((await router.status())[0]).toMatchObject({ isDiscovered: true, state: 'ready' });

  clock.pass(60_000);
  await server.close();
  await expect.poll(() => router.has('chat')).toBe(false);
  router.close();
});

test('an Ollama that starts later is found; opening the router waits for nobody', quick, async () => {
  const { host } = server;
  await server.close();
  const startedAt = performance.now();
  const { router } = openDiscovering(host);
  expect(performance.now() - startedAt).toBeLessThan(100);
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.none' });
  server = await startModelServer(Number(new URL(host).port));
  await expect.poll(() => router.has('sql')).toBe(true);
  router.close();
});

test('without any model the error says what to set', quick, async () => {
  const { router } = openTestRouter([], { tasks: none });
  expect(router.has('chat')).toBe(false);
  await expect(router.generate(ask())).rejects.toMatchObject({
    code: 'model.none',
    options: { hint: 'set models.chat_primary, or start Ollama on this machine' },
  });
  expect(await router.status()).toEqual([]);
});

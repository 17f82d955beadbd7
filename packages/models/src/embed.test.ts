import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import { ask, endpointAt, openTestRouter } from './test-router.ts';

const quick = { timeout: 10_000 };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
  server.reply({ kind: 'embedding', dimensions: 16 });
});
afterEach(() => server.close());

test('texts become vectors in their order, many in few calls', quick, async () => {
  const { router, ledger } = openTestRouter([endpointAt(server.url)]);
  const texts = Array.from({ length: 200 }, (_, index) => `text ${index % 7}`);
  const { vectors, model, usage } = await router.embed(texts, ask());
  expect(vectors).toHaveLength(200);
  expect(vectors[0]).toHaveLength(16);
  expect(vectors[8]).toEqual(vectors[1]);
  expect(vectors[2]).not.toEqual(vectors[1]);
  expect(model).toBe('openai/model');
  expect(usage).toMatchObject({ task: 'embeddings', input_tokens: 400, is_estimated: false });
  expect(server.requests).toHaveLength(3);
  expect(ledger).toHaveLength(3);
});

test('nothing to embed calls nobody', quick, async () => {
  const { router } = openTestRouter([endpointAt(server.url)]);
  expect((await router.embed([], ask())).vectors).toEqual([]);
  expect(server.requests).toHaveLength(0);
});

test.each([
  ['fails', { kind: 'status', status: 500 }],
  ['answers no JSON', { kind: 'garbage' }],
  ['answers empty vectors', { kind: 'embedding', dimensions: 0 }],
] as const)(
  'a server that %s is replaced by the back-up, and the vectors name their model',
  quick,
  async (_what, behaviour) => {
    const next = await startModelServer();
    server.reply(behaviour);
    const { router } = openTestRouter([endpointAt(server.url), endpointAt(next.url, 'llama3')]);
    expect((await router.embed(['one'], ask())).model).toBe('llama3/model');
    await next.close();
  },
);

test('a text that is too long is refused', quick, async () => {
  const { router } = openTestRouter([endpointAt(server.url)]);
  await expect(router.embed(['x'.repeat(10_001)], ask())).rejects.toMatchObject({ code: 'model.input_too_long' });
});

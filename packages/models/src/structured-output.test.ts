import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type ModelBehaviour, type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import { ask, endpointAt, openTestRouter } from './test-router.ts';

const quick = { timeout: 10_000 };
const schema = z.strictObject({ metric: z.string(), limit: z.int() });
const right = { metric: 'revenue', limit: 5 };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const request = () => ({ ...ask('top five by revenue', { task: 'ir' as const }), schema, name: 'query' });
const inTurn = (...behaviours: ModelBehaviour[]) =>
  server.reply(() => behaviours.shift() ?? { kind: 'status', status: 500 });
const open = () => openTestRouter([endpointAt(server.url)]);
const lastPrompt = () => server.requests.at(-1)?.body.messages.at(-1)?.content ?? '';

test('the schema goes along with the request, and the answer comes back as a value', quick, async () => {
  server.reply({ kind: 'json', value: right });
  const answer = await open().router.generateObject(request());
  expect(answer.value).toEqual(right);
  expect(server.requests[0]?.body.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: {
      name: 'query',
      strict: true,
      schema: { required: ['metric', 'limit'], additionalProperties: false },
    },
  });
});

test('a schema with optional keys is not called strict', quick, async () => {
  server.reply({ kind: 'json', value: {} });
  await open().router.generateObject({ ...request(), schema: z.object({ note: z.string().optional() }) });
  expect(server.requests[0]?.body.response_format?.json_schema?.strict).toBe(false);
});

test.each([
  ['in a fence', 'Here it is:\n```json\n{"metric":"revenue","limit":5}\n```\nAnything else?'],
  ['among words', 'Sure! {"metric":"revenue","limit":5} is the query.'],
  ['after thoughts', '<think>maybe {"metric": 1}?</think>\n{"metric":"revenue","limit":5}'],
])('JSON %s is read', quick, async (_where, text) => {
  server.reply({ kind: 'text', text });
  expect((await open().router.generateObject(request())).value).toEqual(right);
  expect(server.requests).toHaveLength(1);
});

test('a server that takes no schema gets it in the prompt, from then on at once', quick, async () => {
  server.reply(({ body }) =>
    body.response_format
      ? { kind: 'status', status: 400, body: { error: { message: 'unknown field response_format' } } }
      : { kind: 'json', value: right },
  );
  const { router } = open();
  expect((await router.generateObject(request())).value).toEqual(right);
  expect(lastPrompt()).toContain('"additionalProperties":false');
  await router.generateObject(request());
  expect(server.requests.map(({ body }) => body.response_format !== undefined)).toEqual([true, false, false]);
});

test('an answer that does not fit is sent back once with what is wrong about it', quick, async () => {
  inTurn({ kind: 'json', value: { metric: 'revenue', limt: 5 } }, { kind: 'json', value: right });
  const { router, ledger } = open();
  const answer = await router.generateObject(request());
  expect(answer.value).toEqual(right);
  expect(answer.attempts.map(({ errorCode }) => errorCode)).toEqual(['model.invalid_output', null]);
  expect(server.requests.at(-1)?.body.messages.at(-2)).toEqual({
    role: 'assistant',
    content: '{"metric":"revenue","limt":5}',
  });
  expect(lastPrompt()).toContain('unknown field "limt"');
  expect(lastPrompt()).toContain('did you mean "limit"?');
  expect(ledger.map(({ errorCode }) => errorCode)).toEqual(['model.invalid_output', null]);
  const spent = ledger.reduce((sum, { inputTokens }) => sum + (inputTokens ?? 0), 0);
  expect(answer.usage.input_tokens).toBe(spent);
});

test('each thing that is wrong is named', quick, async () => {
  inTurn({ kind: 'json', value: { metric: 1, limit: 2.5 } }, { kind: 'json', value: right });
  await open().router.generateObject(request());
  expect(lastPrompt()).toContain('"metric": expected string, received number; "limit": expected int');
});

test('words without JSON are sent back, too', quick, async () => {
  inTurn({ kind: 'text', text: 'I do not know' }, { kind: 'json', value: right });
  expect((await open().router.generateObject(request())).value).toEqual(right);
  expect(lastPrompt()).toContain('it holds no JSON value');
});

test('an answer that does not fit twice is an error after two calls, and no other model is asked', quick, async () => {
  server.reply({ kind: 'json', value: { metric: 7 } });
  const { router } = openTestRouter([endpointAt(server.url), endpointAt(server.url, 'llama3')], { maxRetries: 2 });
  await expect(router.generateObject(request())).rejects.toMatchObject({
    code: 'model.invalid_output',
    message: expect.stringContaining('"metric": expected string, received number'),
  });
  expect(server.requests).toHaveLength(2);
});

test('a server that fails during the repair hands over to the next model', quick, async () => {
  const next = await startModelServer();
  next.reply({ kind: 'json', value: right });
  inTurn({ kind: 'text', text: 'no' }, { kind: 'status', status: 500 });
  const { router } = openTestRouter([endpointAt(server.url), endpointAt(next.url, 'llama3')]);
  expect(await router.generateObject(request())).toMatchObject({ value: right, usage: { model: 'llama3/model' } });
  await next.close();
});

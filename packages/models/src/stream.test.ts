import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import { ask, endpointAt, openTestRouter } from './test-router.ts';

const quick = { timeout: 10_000 };
const text = 'Berlin sold most, then Paris.';

let primary: ModelServer;
let backup: ModelServer;
beforeEach(async () => {
  [primary, backup] = await Promise.all([startModelServer(), startModelServer()]);
  backup.reply({ kind: 'text', text: 'from the back-up' });
});
afterEach(() => Promise.all([primary.close(), backup.close()]));

const open = (changes: Parameters<typeof openTestRouter>[1] = {}) =>
  openTestRouter([endpointAt(primary.url, 'openai'), endpointAt(backup.url, 'llama3')], changes);

test('a text comes as it is written, and whole at the end with what the server counted', quick, async () => {
  primary.reply({ kind: 'text', text, usage: { prompt_tokens: 40, completion_tokens: 9 } });
  const tokens: string[] = [];
  const answer = await open().router.stream(ask(), (token) => tokens.push(token));
  expect(tokens.length).toBeGreaterThan(3);
  expect(tokens.join('')).toBe(text);
  expect(answer).toMatchObject({ text, usage: { input_tokens: 40, output_tokens: 9, is_estimated: false } });
});

test.each([
  ['fails', { kind: 'status', status: 500 }],
  ['sends no JSON', { kind: 'garbage' }],
  ['ends before its first word', { kind: 'broken_stream', afterTokens: 0, text, ending: 'quiet' }],
  ['breaks before its first word', { kind: 'broken_stream', afterTokens: 0, text }],
  ['stalls before its first word', { kind: 'broken_stream', afterTokens: 0, text, ending: 'stall' }],
  ['says nothing', { kind: 'text', text: '' }],
] as const)('a model that %s is replaced by the next', quick, async (_what, behaviour) => {
  primary.reply(behaviour);
  const tokens: string[] = [];
  const answer = await open({ timeoutMs: 700 }).router.stream(ask(), (token) => tokens.push(token));
  expect(answer.text).toBe('from the back-up');
  expect(tokens.join('')).toBe('from the back-up');
});

test.each([
  ['is reset', 'reset', 'model.unavailable'],
  ['ends quietly', 'quiet', 'model.unavailable'],
  ['stalls', 'stall', 'model.timeout'],
] as const)('a stream that %s in the middle is an error, never an answer', quick, async (_what, ending, code) => {
  primary.reply({ kind: 'broken_stream', afterTokens: 3, text, ending });
  const { router, ledger } = open({ timeoutMs: 700, maxRetries: 2 });
  const tokens: string[] = [];
  await expect(router.stream(ask(), (token) => tokens.push(token))).rejects.toMatchObject({ code });
  expect(tokens).toHaveLength(3);
  expect(backup.requests).toHaveLength(0);
  expect(primary.requests).toHaveLength(1);
  expect(ledger).toMatchObject([{ errorCode: code, outputTokens: expect.any(Number) }]);
});

test('a stream may take longer than the time limit as long as it goes on', quick, async () => {
  primary.reply({ kind: 'text', text, pauseMs: 300 });
  const startedAt = performance.now();
  expect((await open({ timeoutMs: 1_000 }).router.stream(ask(), () => {})).text).toBe(text);
  expect(performance.now() - startedAt).toBeGreaterThan(1_000);
});

test('a caller who hangs up in the middle closes the connection to the model', quick, async () => {
  primary.reply({ kind: 'broken_stream', afterTokens: 2, text, ending: 'stall' });
  const caller = new AbortController();
  const { router, ledger } = open();
  const answer = router.stream(ask('q', { signal: caller.signal }), () => caller.abort());
  await expect(answer).rejects.toMatchObject({ code: 'run.canceled' });
  await expect.poll(() => primary.requests[0]?.isAborted).toBe(true);
  expect(backup.requests).toHaveLength(0);
  expect(ledger).toMatchObject([{ errorCode: 'run.canceled' }]);
});

test('an endless stream is cut off', quick, async () => {
  primary.reply({ kind: 'text', text: `${'x'.repeat(2_999)} `.repeat(70) });
  await expect(open().router.stream(ask(), () => {})).rejects.toMatchObject({
    code: 'model.invalid_output',
    message: expect.stringContaining('200000 characters'),
  });
});

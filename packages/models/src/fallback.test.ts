import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import { ask, deadAddress, endpointAt, openTestRouter, testKey } from './test-router.ts';

const quick = { timeout: 10_000 };

let primary: ModelServer;
let backup: ModelServer;
beforeEach(async () => {
  [primary, backup] = await Promise.all([startModelServer(), startModelServer()]);
  backup.reply({ kind: 'text', text: 'from the back-up' });
});
afterEach(() => Promise.all([primary.close(), backup.close()]));

const open = (changes: Parameters<typeof openTestRouter>[1] = {}) =>
  openTestRouter([endpointAt(primary.url, 'openai'), endpointAt(backup.url, 'llama3')], changes);

test('the primary answers, and the back-up is not asked', quick, async () => {
  primary.reply({ kind: 'text', text: 'from the primary' });
  const { router } = open();
  const answer = await router.generate(ask());
  expect(answer).toMatchObject({
    text: 'from the primary',
    usage: { model: 'openai/model', task: 'chat' },
    warnings: [],
  });
  expect(answer.attempts).toMatchObject([{ model: 'openai/model', errorCode: null }]);
  expect(backup.requests).toHaveLength(0);
  expect(primary.requests[0]).toMatchObject({
    headers: { authorization: `Bearer ${testKey}` },
    body: { model: 'model-of-openai', temperature: 0, messages: [{ role: 'system' }, { role: 'user' }] },
  });
});

test.each([
  ['an error of the server', { kind: 'status', status: 500 }, 'it answered 500'],
  ['too many requests', { kind: 'status', status: 429 }, 'it answered 429'],
  ['a key that is refused', { kind: 'status', status: 401 }, 'it refused the key (401)'],
  ['a model that the server does not have', { kind: 'status', status: 404 }, 'it answered 404'],
  ['a request that it cannot take', { kind: 'status', status: 400 }, 'it answered 400'],
  ['a page instead of JSON', { kind: 'garbage' }, 'not in the form of OpenAI'],
  ['an answer that breaks off', { kind: 'broken_stream', afterTokens: 1, text: 'one two three' }, 'broke'],
  ['an empty answer', { kind: 'text', text: ' \n' }, 'its answer was empty'],
  ['an answer without end', { kind: 'text', text: 'x'.repeat(9 * 1024 * 1024) }, 'more than 8388608 bytes'],
] as const)('after %s the back-up answers', quick, async (_what, behaviour, reason) => {
  primary.reply(behaviour);
  const { router } = open();
  const answer = await router.generate(ask());
  expect(answer.text).toBe('from the back-up');
  expect(answer.usage.model).toBe('llama3/model');
  expect(answer.attempts).toMatchObject([{ message: expect.stringContaining(reason) }, { errorCode: null }]);
});

test('a model that hangs is given up at its time limit', quick, async () => {
  primary.reply({ kind: 'hang' });
  const { router, ledger } = open({ timeoutMs: 700 });
  const answer = await router.generate(ask());
  expect(answer.text).toBe('from the back-up');
  expect(answer.attempts[0]).toMatchObject({ errorCode: 'model.timeout', message: 'it took longer than 0.7 s' });
  await expect.poll(() => primary.requests[0]?.isAborted).toBe(true);
  expect(ledger.map(({ errorCode }) => errorCode)).toEqual(['model.timeout', null]);
});

test('a slow model is waited for within its time', quick, async () => {
  primary.reply({ kind: 'slow', ms: 100, next: { kind: 'text', text: 'at last' } });
  expect((await open().router.generate(ask())).text).toBe('at last');
});

test('when no model answers the error names each with its reason', quick, async () => {
  primary.reply({ kind: 'status', status: 503, body: { error: { message: 'overloaded' } } });
  const { router } = openTestRouter([endpointAt(primary.url, 'openai'), endpointAt(await deadAddress(), 'llama3')]);
  await expect(router.generate(ask())).rejects.toMatchObject({
    code: 'model.unavailable',
    message:
      'no model answered for chat: openai/model: it answered 503: overloaded; llama3/model: nothing listens at its address',
    options: { details: { attempts: [{ model: 'openai/model' }, { model: 'llama3/model' }] } },
  });
});

test('when all models are too slow that is the error', quick, async () => {
  primary.reply({ kind: 'hang' });
  backup.reply({ kind: 'hang' });
  await expect(open({ timeoutMs: 80 }).router.generate(ask())).rejects.toMatchObject({ code: 'model.timeout' });
});

test('a passing fault is tried again when there is no other model', quick, async () => {
  let calls = 0;
  primary.reply(() => (++calls === 1 ? { kind: 'status', status: 502 } : { kind: 'text', text: 'second time' }));
  const { router } = openTestRouter([endpointAt(primary.url)], { maxRetries: 1 });
  expect(await router.generate(ask())).toMatchObject({ text: 'second time', attempts: [{}, { errorCode: null }] });
});

test('a key that is refused is not tried again', quick, async () => {
  primary.reply({ kind: 'status', status: 401 });
  const { router } = openTestRouter([endpointAt(primary.url)], { maxRetries: 3 });
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.unavailable' });
  expect(primary.requests).toHaveLength(1);
});

test('a model that failed twice is left out until its cool-down is over', quick, async () => {
  primary.reply({ kind: 'status', status: 500 });
  const { router, clock } = open();
  for (let i = 0; i < 3; i++) await router.generate(ask());
  expect(primary.requests).toHaveLength(2);
  const third = await router.generate(ask());
  expect(third.attempts[0]).toMatchObject({
    ms: 0,
    message: expect.stringContaining('left out until 2026-03-15T12:00:30'),
  });

  primary.reply({ kind: 'text', text: 'well again' });
  clock.pass(30_001);
  expect((await router.generate(ask())).text).toBe('well again');
  expect((await router.generate(ask())).text).toBe('well again');
});

test.each([
  ['seconds', { 'retry-after': '90' }, 90_000],
  ['a date', { 'retry-after': 'Sun, 15 Mar 2026 12:02:00 GMT' }, 120_000],
  ['milliseconds', { 'retry-after-ms': '1500', 'retry-after': '60' }, 1_500],
  ['an age', { 'retry-after': '999999' }, 3_600_000],
  ['nothing', {}, 30_000],
])('a model with too many requests is left out for as long as it says: %s', quick, async (_form, headers, ms) => {
  primary.reply({ kind: 'status', status: 429, headers });
  const { router, clock } = open();
  await router.generate(ask());
  clock.pass(ms - 1);
  await router.generate(ask());
  expect(primary.requests).toHaveLength(1);
  clock.pass(2);
  await router.generate(ask());
  expect(primary.requests).toHaveLength(2);
});

test('a request that the model cannot take says nothing of its health', quick, async () => {
  primary.reply({ kind: 'status', status: 400 });
  const { router } = open();
  for (let i = 0; i < 4; i++) await router.generate(ask());
  expect(primary.requests).toHaveLength(4);
});

test('a forced model is the only one that is tried, by id or by name', quick, async () => {
  const { router } = open();
  expect((await router.generate(ask('q', { forceModel: 'llama3' }))).text).toBe('from the back-up');
  expect((await router.generate(ask('q', { forceModel: 'llama3/model' }))).text).toBe('from the back-up');
  expect(primary.requests).toHaveLength(0);
  backup.reply({ kind: 'status', status: 500 });
  for (let i = 0; i < 3; i++) {
    await expect(router.generate(ask('q', { forceModel: 'llama3' }))).rejects.toMatchObject({
      code: 'model.unavailable',
    });
  }
  expect(primary.requests).toHaveLength(0);
  expect(backup.requests).toHaveLength(5);
});

test('an unknown model is refused with the nearest one', quick, async () => {
  const { router } = open();
  await expect(router.generate(ask('q', { forceModel: 'lama3' }))).rejects.toMatchObject({
    code: 'model.unknown',
    options: { hint: 'did you mean "llama3"?' },
  });
  expect(router.nameOf('chat', 'lama3')).toBeNull();
});

test('a model to which something is missing is not there, and the error says what', quick, async () => {
  const { router } = openTestRouter([endpointAt(primary.url, 'openai', { missing: 'set models.openai.api_key' })]);
  expect(router.has('chat')).toBe(false);
  expect(router.nameOf('chat')).toBeNull();
  for (const forceModel of [null, 'openai']) {
    await expect(router.generate(ask('q', { forceModel }))).rejects.toMatchObject({
      code: 'model.none',
      options: { hint: 'set models.openai.api_key' },
    });
  }
  expect(primary.requests).toHaveLength(0);
});

test('a caller who hangs up ends the call, and no other model is asked', quick, async () => {
  primary.reply({ kind: 'hang' });
  const { router, ledger } = open();
  const caller = new AbortController();
  const answer = router.generate(ask('q', { signal: caller.signal }));
  await expect.poll(() => primary.requests.length).toBe(1);
  caller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'run.canceled' });
  await expect.poll(() => primary.requests[0]?.isAborted).toBe(true);
  expect(backup.requests).toHaveLength(0);
  expect(ledger).toMatchObject([{ errorCode: 'run.canceled' }]);
  await expect(router.generate(ask('q', { signal: caller.signal }))).rejects.toMatchObject({ code: 'run.canceled' });
  expect(ledger).toHaveLength(1);
});

test('a prompt that is too long is refused before any model sees it', quick, async () => {
  await expect(open().router.generate(ask('x'.repeat(10_001)))).rejects.toMatchObject({
    code: 'model.input_too_long',
    options: { hint: expect.stringContaining('models.max_input_characters') },
  });
  expect(primary.requests).toHaveLength(0);
});

test('a prompt is not carried on to another address', quick, async () => {
  primary.reply({ kind: 'status', status: 307, headers: { location: `${backup.url}/chat/completions` } });
  const { router } = openTestRouter([endpointAt(primary.url)]);
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.unavailable' });
  expect(backup.requests).toHaveLength(0);
});

test('the key is in no error, log line, ledger entry or status, even when the server quotes it', quick, async () => {
  primary.reply({
    kind: 'status',
    status: 400,
    body: { error: { message: `bad header Bearer ${testKey}: ${testKey}` } },
  });
  const { router, log, ledger } = openTestRouter([endpointAt(primary.url)]);
  const error: unknown = await router.generate(ask()).catch((thrown: unknown) => thrown);
  const seen = JSON.stringify([error, String(error), log, ledger, await router.status()]);
  expect(seen).toContain('bad header');
  expect(seen).not.toContain(testKey);
});

test('a login in an address is in no error and no status', quick, async () => {
  const { router, log } = openTestRouter([endpointAt(primary.url.replace('//', '//user:word@'))]);
  const error: unknown = await router.generate(ask()).catch((thrown: unknown) => thrown);
  const seen = JSON.stringify([error, String(error), log, await router.status()]);
  expect(seen).toContain('//***@');
  expect(seen).not.toContain('word');
});

test('a reasoning model is sent what it accepts', quick, async () => {
  const { router } = openTestRouter([endpointAt(primary.url, 'openai', { name: 'openai/gpt-5-mini' })]);
  await router.generate(ask('q', { maxOutputTokens: 50, stop: [';'] }));
  expect(primary.requests[0]?.body).toMatchObject({ max_completion_tokens: 50, stop: [';'] });
  expect(primary.requests[0]?.body).not.toHaveProperty('temperature');
  expect(primary.requests[0]?.body).not.toHaveProperty('max_tokens');
});

test('OpenRouter is asked to name the cost', quick, async () => {
  primary.reply({ kind: 'text', text: 'ok', usage: { prompt_tokens: 3, completion_tokens: 2, cost: 0.002 } });
  const { router } = openTestRouter([endpointAt(primary.url, 'openrouter')]);
  expect((await router.generate(ask())).usage.cost_usd).toBe(0.002);
  expect(primary.requests[0]?.body).toMatchObject({ usage: { include: true } });
});

import Fastify, { type FastifyInstance } from 'fastify';
import { AirError } from '@air/core';
import compress from '@fastify/compress';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { answerWithProblems } from './problems.ts';
import { sendEvents } from './send-events.ts';

const schema = z.strictObject({ event: z.string(), data: z.unknown() });
let app: FastifyInstance | null = null;
afterEach(async () => {
  vi.useRealTimers();
  await app?.close();
});

/** A real server, compressing as AIR's own does, that sends what is given. */
async function listen(make: (signal: AbortSignal) => AsyncIterable<unknown>): Promise<string> {
  app = Fastify();
  answerWithProblems(app);
  await app.register(compress, { threshold: 10, encodings: ['br', 'gzip'] });
  app.get('/', async (request, reply) => {
    const controller = new AbortController();
    reply.raw.once('close', () => controller.abort());
    return sendEvents(request, reply, { events: make(controller.signal), schema, signal: controller.signal });
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}

test('events arrive as they happen, uncompressed and one by one', async () => {
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const url = await listen(async function* () {
    yield { event: 'token', data: { text: 'one\ntwo' } };
    await waiting;
    yield { event: 'answer', data: { text: 'x'.repeat(5_000) } };
  });
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toEqual({ done: false, value: 'event: token\ndata: {"text":"one\\ntwo"}\n\n' });
  goOn();
  expect((await reader?.read())?.value).toMatch(/^event: answer\ndata: \{"text":"x+"\}\n\n$/);
  expect((await reader?.read())?.done).toBe(true);
});

test('what fails before the first event is a problem like any other', async () => {
  // oxlint-disable-next-line require-yield -- it fails before it could
  const url = await listen(async function* () {
    throw new AirError('policy.no_access', 'nothing to see');
  });
  const response = await fetch(url);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'policy.no_access' });
});

test('what fails later is an event, and tells nothing of itself when nobody foresaw it', async () => {
  const url = await listen(async function* () {
    yield { event: 'stage', data: 1 };
    throw new Error('the secret of the house');
  });
  const text = await (await fetch(url)).text();
  expect(text).toContain('event: stage\ndata: 1\n\n');
  const [, problem = '{}'] = /event: error\ndata: (.*)\n\n$/.exec(text) ?? [];
  expect(JSON.parse(problem)).toMatchObject({ status: 500, code: 'internal.bug' });
  expect(text).not.toContain('secret');
});

test('the work ends when the caller hangs up', async () => {
  let hasEnded = false;
  const url = await listen(async function* (signal) {
    try {
      yield { event: 'stage', data: 1 };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    } finally {
      hasEnded = true;
    }
  });
  const controller = new AbortController();
  const response = await fetch(url, { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  await vi.waitFor(() => expect(hasEnded).toBe(true));
});

test('a long silence is filled, so that nobody on the way closes the connection', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const url = await listen(async function* () {
    yield { event: 'stage', data: 1 };
    await waiting;
  });
  const response = await fetch(url);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await reader?.read())?.value).toBe(': still here\n\n');
  goOn();
  expect((await reader?.read())?.done).toBe(true);
});

import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Problem } from '@air/core';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from './test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
});
afterAll(() => open.close());

async function problemOf(request: InjectOptions): Promise<Problem> {
  const answer = await open.app.inject(request);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = answer.json<Problem>();
  expect(problem.status).toBe(answer.statusCode);
  expect(problem.type).toBe(`/problems/${problem.code}`);
  expect(problem.trace_id).toBe(answer.headers['x-trace-id']);
  expect(answer.body).not.toMatch(/\.ts:\d|node_modules|at \w+ \(/);
  return problem;
}

const post = (url: string, payload: string | object, type = 'application/json'): InjectOptions => ({
  method: 'POST',
  url,
  payload,
  headers: { 'content-type': type },
});

test('malformed JSON is refused with its position', async () => {
  expect(await problemOf(post('/v1/ask', '{"question": '))).toMatchObject({ status: 400, code: 'request.malformed' });
  expect(await problemOf(post('/v1/ask', '{"a" 1}'))).toMatchObject({ code: 'request.malformed', position: 5 });
});

test('a body over the limit is refused and the limit named', async () => {
  const problem = await problemOf(post('/v1/ask', { question: 'x'.repeat(1_100_000) }));
  expect(problem).toMatchObject({ status: 413, code: 'request.too_large' });
  expect(problem.detail).toMatch(/1,048,576 bytes/);
});

test('another media type is refused', async () => {
  const form = 'application/x-www-form-urlencoded';
  expect(await problemOf(post('/v1/ask', 'question=x', form))).toMatchObject({
    status: 415,
    code: 'request.unsupported_media',
  });
  expect(await problemOf(post('/v1/ask', 'question: x', 'application/yaml'))).toMatchObject({ status: 415 });
  expect(await problemOf({ method: 'POST', url: '/v1/ask', payload: '{"question":"x"}' })).toMatchObject({
    status: 415,
  });
});

test('a missing body is named', async () => {
  expect(await problemOf({ method: 'POST', url: '/v1/ask' })).toMatchObject({
    status: 400,
    detail: 'a JSON body is required',
  });
});

test('an unknown field is named with the nearest known one', async () => {
  expect(await problemOf(post('/v1/ask', { question: 'x', datasorce_id: 'a' }))).toMatchObject({
    status: 400,
    code: 'request.invalid',
    detail: 'unknown field "datasorce_id"',
    hint: 'did you mean "datasource_id"?',
  });
  expect(await problemOf({ url: '/v1/runs?statsu=failed' })).toMatchObject({ hint: 'did you mean "status"?' });
});

test('a wrong type names the field', async () => {
  expect((await problemOf(post('/v1/ask', { question: 7 }))).detail).toBe(
    '"question": expected string, received number',
  );
  expect((await problemOf({ url: '/v1/runs?limit=many' })).detail).toMatch(/^"limit": /);
  expect((await problemOf({ url: '/v1/runs?limit=99999999999999999999' })).code).toBe('request.invalid');
  expect((await problemOf(post('/v1/ask', '[]'))).code).toBe('request.invalid');
  expect((await problemOf(post('/v1/ask', 'null'))).code).toBe('request.invalid');
});

test('an integer that would be rounded is refused instead of changed', async () => {
  const ir = '{"ir":{"entities":["a"],"filters":[{"field":"id","op":"=","value":123456789012345678901}]}}';
  expect(await problemOf(post('/v1/runs', ir))).toMatchObject({
    code: 'request.invalid',
    hint: expect.stringMatching(/as text/),
  });
  const big = '{"params":{"x":9007199254740993}}';
  expect(await problemOf(post('/v1/reports/r/run', big))).toMatchObject({ code: 'request.invalid' });
});

test('endless nesting and prototype games are refused', async () => {
  const deep = `{"ir":{"entities":["a"],"filters":${'[{"any":'.repeat(50_000)}[]${'}]'.repeat(50_000)}}}`;
  expect((await problemOf(post('/v1/sql', deep))).detail).toMatch(/nested deeper/);
  expect((await problemOf(post('/v1/ask', '{"question":"x","__proto__":{"a":1}}'))).detail).toMatch(/__proto__/);
});

test('text that not every database can keep is refused; a byte order mark is none of it', async () => {
  for (const text of ['total\\u0000', '\\ud800 total']) {
    expect(await problemOf(post('/v1/ask', `{"question":"${text}"}`))).toMatchObject({ code: 'request.invalid' });
  }
  expect(await problemOf(post('/v1/reports/r/run', '{"params":{"a\\u0000":1}}'))).toMatchObject({
    detail: 'the body holds a NUL character',
  });
  expect((await problemOf(post('/v1/ask', '\uFEFF{"question":7}'))).detail).toMatch(/^"question": expected/);
});

test('a small body that unfolds to a large one is refused', async () => {
  const payload = gzipSync(JSON.stringify({ question: 'x'.repeat(30_000_000) }));
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  expect(await problemOf({ method: 'POST', url: '/v1/ask', payload, headers })).toMatchObject({
    code: 'request.too_large',
  });
  const broken = await problemOf({ method: 'POST', url: '/v1/ask', payload: payload.subarray(0, 500), headers });
  expect(broken.status).toBe(400);
});

test('a question of 100,000 characters is refused and the limit named', async () => {
  await open.world.store.datasources.create('default-org', {
    id: 'shop',
    kind: 'sqlite',
    dsn: '/none.db',
    basePath: null,
    displayName: 'Shop',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  expect(await problemOf(post('/v1/ask', { question: 'why '.repeat(25_000) }))).toMatchObject({
    status: 400,
    code: 'ask.question_too_long',
    detail: expect.stringMatching(/limit is 2000/),
  });
  expect(await problemOf(post('/v1/ask', { question: '  ' }))).toMatchObject({ code: 'ask.question_empty' });
});

test('ids that are paths are refused', async () => {
  for (const id of ['..%2f..%2fetc%2fpasswd', 'a%00b', 'x%22%3bdrop', "o'brien", 'x'.repeat(101)]) {
    expect((await problemOf({ url: `/v1/runs/${id}/result` })).code).toBe('request.invalid');
  }
  expect(await problemOf({ url: '/v1/runs/%zz' })).toMatchObject({ status: 400, code: 'request.malformed' });
});

test('an unknown address names the nearest route, a wrong method the right ones', async () => {
  expect(await problemOf({ url: '/v1/datasource' })).toMatchObject({
    status: 404,
    code: 'request.not_found',
    hint: 'did you mean /v1/datasources?',
  });
  expect(await problemOf({ url: '/v1/runs/run_1/reslt' })).toMatchObject({
    hint: 'did you mean /v1/runs/{id}/result?',
  });
  const answer = await open.app.inject({ method: 'PUT', url: '/v1/ask' });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers['allow']).toBe('POST');
  expect(answer.json()).toMatchObject({ code: 'request.wrong_method', hint: 'use POST' });
});

test('what is not there is a problem of its own', async () => {
  expect(await problemOf({ url: '/v1/runs/run_none' })).toMatchObject({ status: 404, code: 'store.not_found' });
  expect(await problemOf({ url: '/v1/reports/none' })).toMatchObject({ status: 404 });
  expect(await problemOf({ url: '/v1/schema/none' })).toMatchObject({ status: 404 });
  expect(await problemOf(post('/v1/ask', { question: 'total revenue' }))).toMatchObject({
    status: 409,
    code: 'datasource.not_learned',
  });
});

test('an unforeseen failure tells nothing of itself and is logged', async () => {
  const broken = await openTestApp();
  await broken.world.store.close();
  const answer = await broken.app.inject('/v1/datasources');
  expect([500, 503]).toContain(answer.statusCode);
  expect(answer.body).not.toMatch(/sqlite|closed|destroy/i);
  await broken.app.close();
});

test('what is not HTTP is answered with a problem too', async () => {
  const port = Number(new URL(await open.app.listen({ host: '127.0.0.1', port: 0 })).port);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  expect(answer).toMatch(/request\.malformed/);
});

test('a trace id of the caller is kept, a strange one is replaced', async () => {
  const kept = await open.app.inject({ url: '/healthz', headers: { 'x-trace-id': 'my-trace-0001' } });
  expect(kept.headers['x-trace-id']).toBe('my-trace-0001');
  const replaced = await open.app.inject({ url: '/healthz', headers: { 'x-trace-id': '<script>' } });
  expect(replaced.headers['x-trace-id']).toMatch(/^trace_/);
});

test.each([
  { host: 'evil.example:9000' },
  { host: 'localhost.evil.example' },
  { host: '127.0.0.1:9000', origin: 'https://evil.example' },
  { host: '127.0.0.1:9000', origin: 'null' },
])('without authentication a page of another site gets nothing: %o', async (headers) => {
  for (const url of ['/v1/datasources', '/']) {
    const answer = await open.app.inject({ url, headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'auth.forbidden' });
  }
});

test.each(['localhost:9000', '127.0.0.1:9000', '[::1]:9000'])('this machine gets an answer as %s', async (host) => {
  const headers = { host, origin: `http://${host}` };
  expect((await open.app.inject({ url: '/v1/datasources', headers })).statusCode).toBe(200);
});

test('no answer may be framed, sniffed or scripted from elsewhere', async () => {
  const { headers } = await open.app.inject({ url: '/healthz' });
  expect(headers['content-security-policy']).toMatch(/default-src 'self'; script-src 'self';/);
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'air-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>AIR</title>');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js'), 'console.log(1)');
  open = await openTestApp({ webRoot });
});
afterAll(() => open.close());

test.each(['/', '/reports', '/runs/run_1', '/reports/daily?x=1', '/datasources/v1'])(
  '%s leads to the page',
  async (url) => {
    const answer = await open.app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>AIR</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
  },
);

test('files with a hash in their name are kept by the browser', async () => {
  const answer = await open.app.inject('/assets/app-1a2b.js');
  expect(answer.headers['cache-control']).toMatch(/immutable/);
  expect(answer.headers['content-type']).toMatch(/javascript/);
});

test.each([
  '/v1/nothing',
  '/assets/missing.js',
  '/favicon.ico',
  '/v1',
  '/docs/nothing',
  '/../package.json',
  '/..%2f..%2fpackage.json',
])('%s does not lead to the page', async (url) => {
  const answer = await open.app.inject(url);
  expect([400, 403, 404]).toContain(answer.statusCode);
  expect(answer.headers['content-type']).toMatch(/problem\+json/);
});

test('a page that is not built says how to build it', async () => {
  const bare = await openTestApp();
  const answer = await bare.app.inject('/');
  expect(answer.body).toContain('make build-all');
  await bare.close();
});

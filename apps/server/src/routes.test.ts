import { type Operation, operations } from '@air/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from './test-world.ts';

/** What is served beside the contract: the documentation, and the page when it is built. */
const besideTheContract = new Set([
  'GET /docs',
  'GET /docs/init.js',
  'GET /docs/assets/*',
  'HEAD /docs/assets/*',
  'GET /v1/openapi.json',
  'GET /v1/openapi.yaml',
]);

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
});
afterAll(() => open.close());

function served(): string[] {
  return open.routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
}

test('every operation of the contract is served exactly once', () => {
  for (const { method, path } of Object.values<Operation>(operations)) {
    const route = `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    expect(served().filter((one) => one === route)).toEqual([route]);
  }
});

test('no route is undocumented', () => {
  const documented = new Set(
    Object.values<Operation>(operations).map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(served().filter((route) => !documented.has(route) && !besideTheContract.has(route))).toEqual([]);
});

test('the documentation comes from this server alone', async () => {
  const page = await open.app.inject('/docs');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/https?:\/\//);
  expect(page.body).not.toMatch(/<script>(?!<)/);
  for (const [, address = ''] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await open.app.inject(address)).statusCode).toBe(200);
  }
  expect((await open.app.inject('/docs/assets/package.json')).statusCode).toBe(404);
});

test('the contract is there as JSON and as YAML, and names every operation', async () => {
  const json = await open.app.inject('/v1/openapi.json');
  const document = json.json<{ openapi: string; paths: Record<string, Record<string, { operationId: string }>> }>();
  expect(document.openapi).toBe('3.1.0');
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(ids.sort()).toEqual(Object.keys(operations).sort());
  const yaml = await open.app.inject('/v1/openapi.yaml');
  expect(yaml.headers['content-type']).toMatch(/^application\/yaml/);
});

test('the tools for AI agents are functions with JSON Schema parameters', async () => {
  const { tools } = (await open.app.inject('/v1/ai/tools')).json<{
    tools: { function: { name: string; parameters: { type: string } } }[];
  }>();
  expect(tools.map(({ function: { name } }) => name)).toContain('ask');
  for (const tool of tools) expect(tool.function.parameters.type).toBe('object');
});

import type { Analysis } from '@air/contract';
import type { Cell, Column } from '@air/core';
import { rubricVersion, verdictOf } from '@air/engine/qa';
import type { ModelSettings } from '@air/models';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../../test/models/model-server.ts';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

const columns: Column[] = [
  { name: 'city', type: 'text', nativeType: 'TEXT' },
  { name: 'revenue', type: 'decimal', nativeType: 'NUMERIC' },
];
const rows: Cell[][] = [['Berlin', '10.50']];

let server: ModelServer;
let open: TestApp;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  await open.close();
  await server.close();
});

/** A run that has succeeded, with what the runner stores of it. */
async function finishedRun(models: Partial<ModelSettings>): Promise<string> {
  open = await openTestApp({}, models);
  await addShop(open);
  const payload = { sql: 'select city, sum(amount) as revenue from orders group by city', wait: 10 };
  const answer = open.app.inject({ method: 'POST', url: '/v1/runs', payload });
  await open.playRunner(() => ({ status: 'succeeded', rowCount: 1, columns, accessFingerprint: 'all' }));
  const { id, requested_by: by } = (await answer).json<{ id: string; requested_by: string }>();
  expect(by).toBe('local');
  await open.storeResult(id, columns, rows);
  const findings = [
    { check: 'null_share' as const, level: 'note' as const, column: null, message: 'all is there', details: {} },
  ];
  await open.world.store.analyses.put('default-org', {
    runId: id,
    modelUsed: null,
    rubricVersion,
    verdict: { ...verdictOf(findings) },
    analysisMd: 'as checked',
  });
  return id;
}

const withModel = (): Partial<ModelSettings> => ({
  endpoints: [
    {
      id: 'llama3',
      name: 'ollama/llama3',
      model: 'llama3',
      baseUrl: server.url,
      apiKey: null,
      listUrl: `${server.url}/models`,
      isListComplete: false,
      missing: null,
    },
  ],
  tasks: { chat: [], ir: [], sql: [], qa: ['llama3'], embeddings: [] },
});

async function analyze(id: string): Promise<Analysis> {
  const response = await open.app.inject({ method: 'POST', url: `/v1/runs/${id}/analyze` });
  expect(response.statusCode).toBe(200);
  return response.json<Analysis>();
}

test('without a model the checks stand alone', async () => {
  const analysis = await analyze(await finishedRun({}));
  expect(analysis).toMatchObject({ model_used: null, rubric_version: rubricVersion, analysis_md: 'as checked' });
  expect(analysis.verdict).toMatchObject({ level: 'note', model: null, findings: [{ check: 'null_share' }] });
});

test('a model adds its verdict once, and it is stored with the model and its rubric', async () => {
  const said = {
    level: 'warning',
    summary: 'Only one city.',
    remarks: [{ level: 'warning', message: 'Berlin has 10.50.' }],
  };
  server.reply({ kind: 'json', value: said });
  const id = await finishedRun(withModel());
  const first = await analyze(id);
  expect(first).toMatchObject({
    model_used: 'ollama/llama3',
    rubric_version: `${rubricVersion}+model-1`,
    verdict: { level: 'warning', model: said, findings: [{ check: 'null_share' }] },
  });
  expect(first.analysis_md).toContain('Only one city');
  expect(await analyze(id)).toEqual(first);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body.messages.at(-1)?.content).toContain('["Berlin","10.50"]');
});

test('a model that does not answer leaves the checks as they are', async () => {
  server.reply({ kind: 'status', status: 500 });
  const analysis = await analyze(await finishedRun(withModel()));
  expect(analysis).toMatchObject({ model_used: null, verdict: { level: 'note', model: null } });
});

import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import { analysisSchema, newRunSchema, resultPageSchema, runSchema, runStatusSchema } from '../schemas/runs.ts';
import { idPath, listOf, page, waitSeconds } from './parts.ts';

export const runsOperations = {
  createRun: {
    method: 'POST',
    path: '/v1/runs',
    tag: 'runs',
    access: 'viewer',
    isTool: true,
    summary: 'Runs an IR or a read-only SQL query on a datasource',
    body: newRunSchema,
    responses: { 202: runSchema },
  },
  listRuns: {
    method: 'GET',
    path: '/v1/runs',
    tag: 'runs',
    access: 'viewer',
    summary: 'Lists runs, newest first',
    query: z.strictObject({
      ...page,
      status: runStatusSchema.optional(),
      datasource_id: idSchema.optional(),
      report_key: idSchema.optional(),
      kind: z.enum(['query', 'learn', 'probe', 'explain']).optional(),
    }),
    responses: { 200: listOf(runSchema) },
  },
  getRun: {
    method: 'GET',
    path: '/v1/runs/{id}',
    tag: 'runs',
    access: 'viewer',
    isTool: true,
    summary: 'Shows a run; waits up to `wait` seconds for its end',
    params: idPath,
    query: z.strictObject({ wait: waitSeconds }),
    responses: { 200: runSchema },
  },
  cancelRun: {
    method: 'POST',
    path: '/v1/runs/{id}/cancel',
    tag: 'runs',
    access: 'viewer',
    summary: 'Cancels a run, on the engine too',
    params: idPath,
    responses: { 202: runSchema },
  },
  getResult: {
    method: 'GET',
    path: '/v1/runs/{id}/result',
    tag: 'runs',
    access: 'viewer',
    isTool: true,
    summary: 'Reads a page of a stored result',
    params: idPath,
    query: z.strictObject({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
    }),
    responses: { 200: resultPageSchema },
  },
  getSamples: {
    method: 'GET',
    path: '/v1/runs/{id}/samples',
    tag: 'runs',
    access: 'viewer',
    summary: 'Shows the sample rows kept with a run',
    params: idPath,
    responses: { 200: resultPageSchema },
  },
  analyzeRun: {
    method: 'POST',
    path: '/v1/runs/{id}/analyze',
    tag: 'runs',
    access: 'viewer',
    summary: 'Checks the result of a run and stores the verdict',
    params: idPath,
    responses: { 200: analysisSchema },
  },
} as const satisfies Record<string, Operation>;

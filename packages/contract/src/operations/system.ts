import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { healthSchema, toolSchema } from '../schemas/system.ts';

export const systemOperations = {
  getHealth: {
    method: 'GET',
    path: '/healthz',
    tag: 'system',
    access: 'public',
    summary: 'Tells whether AIR can work',
    responses: { 200: healthSchema, 503: healthSchema },
  },
  listTools: {
    method: 'GET',
    path: '/v1/ai/tools',
    tag: 'system',
    access: 'viewer',
    summary: 'Lists the operations as tool definitions for AI agents',
    responses: { 200: z.strictObject({ tools: z.array(toolSchema) }) },
  },
} as const satisfies Record<string, Operation>;

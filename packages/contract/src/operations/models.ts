import type { Operation } from '../operation.ts';
import { modelsSchema } from '../schemas/models.ts';

export const modelsOperations = {
  listModels: {
    method: 'GET',
    path: '/v1/models',
    tag: 'models',
    access: 'viewer',
    summary: 'Shows which models are reachable, and why the others are not',
    responses: { 200: modelsSchema },
  },
} as const satisfies Record<string, Operation>;

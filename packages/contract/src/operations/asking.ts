import type { Operation } from '../operation.ts';
import { askSchema, scopeDraftSchema } from '../schemas/asking.ts';

export const askingOperations = {
  ask: {
    method: 'POST',
    path: '/v1/ask',
    tag: 'ask',
    access: 'viewer',
    isTool: true,
    summary: 'Turns a question into a scope draft, or into questions with options when it is unsure',
    body: askSchema,
    responses: { 200: scopeDraftSchema },
  },
} as const satisfies Record<string, Operation>;

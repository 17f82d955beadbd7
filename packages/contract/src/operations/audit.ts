import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { auditDetailSchema, auditLogSchema } from '../schemas/audit.ts';
import { idPath, listOf, page } from './parts.ts';

export const auditOperations = {
  listAudit: {
    method: 'GET',
    path: '/v1/audit',
    tag: 'audit',
    access: 'viewer',
    summary: 'Searches the audit of questions, newest first; others’ questions are for admins',
    query: z.strictObject({
      ...page,
      /** Words of the question, the SQL or the answer. */
      q: z.string().max(200).optional(),
      user_id: z.string().max(200).optional(),
      conversation_id: z.string().max(100).optional(),
      status: auditLogSchema.shape.status.optional(),
      path: auditLogSchema.shape.path.unwrap().optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
    }),
    responses: { 200: listOf(auditLogSchema) },
  },
  getAudit: {
    method: 'GET',
    path: '/v1/audit/{id}',
    tag: 'audit',
    access: 'viewer',
    summary: 'Shows all that is kept of one question, stage by stage',
    params: idPath,
    responses: { 200: auditDetailSchema },
  },
} as const satisfies Record<string, Operation>;

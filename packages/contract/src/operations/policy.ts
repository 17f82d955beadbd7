import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import { newPolicySchema, policyPreviewSchema, policySchema } from '../schemas/policy.ts';
import { listOf } from './parts.ts';

const policyPath = z.strictObject({ role: idSchema, datasource_id: idSchema });

export const policyOperations = {
  listPolicies: {
    method: 'GET',
    path: '/v1/policies',
    tag: 'policy',
    access: 'admin',
    summary: 'Lists what each role may see of each datasource',
    responses: { 200: listOf(policySchema) },
  },
  putPolicy: {
    method: 'PUT',
    path: '/v1/policies/{role}/{datasource_id}',
    tag: 'policy',
    access: 'admin',
    summary: 'Says what a role may see of a datasource; holds from the next request on',
    params: policyPath,
    body: newPolicySchema,
    responses: { 200: policySchema },
  },
  deletePolicy: {
    method: 'DELETE',
    path: '/v1/policies/{role}/{datasource_id}',
    tag: 'policy',
    access: 'admin',
    summary: 'Takes a datasource from a role',
    params: policyPath,
    responses: { 204: null },
  },
  previewPolicy: {
    method: 'GET',
    path: '/v1/policy/preview',
    tag: 'policy',
    access: 'viewer',
    summary: 'Shows what a person sees: relations, predicates, row counts; of others to admins only',
    query: z.strictObject({ user: z.string().max(200).optional(), datasource_id: idSchema.optional() }),
    responses: { 200: policyPreviewSchema },
  },
} as const satisfies Record<string, Operation>;

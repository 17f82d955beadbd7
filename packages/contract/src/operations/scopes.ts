import { z } from 'zod';
import type { Operation } from '../operation.ts';
import {
  newScopeSchema,
  newScopeVersionSchema,
  refineScopeSchema,
  refinedScopeSchema,
  scopeDetailSchema,
  scopeDiffSchema,
  scopeSchema,
  scopeVersionSchema,
} from '../schemas/asking.ts';
import { idPath, listOf, page } from './parts.ts';

export const scopesOperations = {
  listScopes: {
    method: 'GET',
    path: '/v1/scopes',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Lists the scopes, newest first',
    query: z.strictObject(page),
    responses: { 200: listOf(scopeSchema) },
  },
  createScope: {
    method: 'POST',
    path: '/v1/scopes',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Stores a scope draft as version 1',
    body: newScopeSchema,
    responses: { 201: scopeDetailSchema },
  },
  getScope: {
    method: 'GET',
    path: '/v1/scopes/{id}',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Shows a scope with all its versions',
    params: idPath,
    responses: { 200: scopeDetailSchema },
  },
  createScopeVersion: {
    method: 'POST',
    path: '/v1/scopes/{id}/version',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Adds a version from edited Markdown, re-planned; or approves the latest one',
    params: idPath,
    body: newScopeVersionSchema,
    responses: { 201: scopeVersionSchema },
  },
  refineScope: {
    method: 'POST',
    path: '/v1/scope/refine',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Changes a scope by an instruction in words or by edited Markdown and stores the new version',
    body: refineScopeSchema,
    responses: { 200: refinedScopeSchema },
  },
  diffScope: {
    method: 'GET',
    path: '/v1/scopes/{id}/diff',
    tag: 'scopes',
    access: 'viewer',
    summary: 'Compares two versions of a scope line by line',
    params: idPath,
    query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
    responses: { 200: scopeDiffSchema },
  },
} as const satisfies Record<string, Operation>;

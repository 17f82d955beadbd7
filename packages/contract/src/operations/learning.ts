import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import { learnedSchema, newSynonymSchema, schemaSchema, synonymSchema } from '../schemas/learning.ts';
import { idPath, listOf } from './parts.ts';

export const learningOperations = {
  learn: {
    method: 'POST',
    path: '/v1/learn',
    tag: 'learn',
    access: 'analyst',
    summary: 'Learns the structure of a datasource; waits up to `wait` seconds for the end',
    query: z.strictObject({ datasource_id: idSchema.optional(), wait: z.coerce.number().min(0).max(60).default(30) }),
    responses: { 200: learnedSchema, 202: learnedSchema },
  },
  getSchema: {
    method: 'GET',
    path: '/v1/schema/{id}',
    tag: 'learn',
    access: 'viewer',
    isTool: true,
    summary: 'Shows what AIR knows about a datasource: tables, columns, relationships, schema notes',
    params: idPath,
    responses: { 200: schemaSchema },
  },
  listSynonyms: {
    method: 'GET',
    path: '/v1/datasources/{id}/synonyms',
    tag: 'learn',
    access: 'viewer',
    summary: 'Lists the phrases that were given a meaning for a datasource',
    params: idPath,
    responses: { 200: listOf(synonymSchema) },
  },
  createSynonym: {
    method: 'POST',
    path: '/v1/datasources/{id}/synonyms',
    tag: 'learn',
    access: 'analyst',
    summary: 'Gives a phrase a meaning for a datasource',
    params: idPath,
    body: newSynonymSchema,
    responses: { 201: synonymSchema },
  },
  deleteSynonym: {
    method: 'DELETE',
    path: '/v1/datasources/{id}/synonyms/{synonym_id}',
    tag: 'learn',
    access: 'analyst',
    summary: 'Forgets a phrase',
    params: z.strictObject({ id: idSchema, synonym_id: idSchema }),
    responses: { 204: null },
  },
} as const satisfies Record<string, Operation>;

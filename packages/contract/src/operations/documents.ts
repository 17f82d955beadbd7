import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import { documentSchema, newDocumentSchema, passageSchema } from '../schemas/documents.ts';
import { idPath, listOf, page } from './parts.ts';

export const documentsOperations = {
  listDocuments: {
    method: 'GET',
    path: '/v1/documents',
    tag: 'documents',
    access: 'viewer',
    summary: 'Lists the documents that answers may draw on',
    query: z.strictObject(page),
    responses: { 200: listOf(documentSchema) },
  },
  createDocument: {
    method: 'POST',
    path: '/v1/documents',
    tag: 'documents',
    access: 'analyst',
    summary: 'Uploads Markdown, text or a PDF for answers to draw on; the same name again replaces it',
    body: newDocumentSchema,
    bodyBytes: 15_000_000,
    responses: { 201: documentSchema },
  },
  deleteDocument: {
    method: 'DELETE',
    path: '/v1/documents/{id}',
    tag: 'documents',
    access: 'analyst',
    summary: 'Removes a document',
    params: idPath,
    responses: { 204: null },
  },
  searchDocuments: {
    method: 'GET',
    path: '/v1/documents/search',
    tag: 'documents',
    access: 'viewer',
    isTool: true,
    summary: 'Finds passages in documents, schema notes and verified questions, as an answer would',
    query: z.strictObject({
      q: z.string().min(1).max(2_000),
      datasource_id: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    responses: { 200: listOf(passageSchema) },
  },
} as const satisfies Record<string, Operation>;

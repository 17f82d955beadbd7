import type { FastifyInstance } from 'fastify';
import { AirError } from '@air/core';
import type { DocumentRecord } from '@air/store';
import { serve } from '../http/serve.ts';
import { accessOf } from '../services/access.ts';
import { isForReader } from '../services/documents/is-for-reader.ts';
import { putDocument } from '../services/documents/put-document.ts';
import { retrievePassages } from '../services/retrieving.ts';
import type { World } from '../world.ts';

export function serveDocuments(app: FastifyInstance, world: World): void {
  const { documents } = world.store;

  serve(app, world, 'listDocuments', async ({ actor, query }) => {
    const role = actor.level === 'admin' ? null : actor.role;
    const { items, total } = await documents.list(actor.orgId, { role }, query);
    return { status: 200, body: { items: items.map(viewDocument), total } };
  });

  serve(app, world, 'createDocument', async ({ actor, traceId, signal, body }) => ({
    status: 201,
    body: viewDocument(await putDocument(world, { actor, traceId, signal }, body)),
  }));

  serve(app, world, 'deleteDocument', async ({ actor, params }) => {
    const document = await documents.get(actor.orgId, params.id);
    if (!isForReader(actor, document)) throw new AirError('store.not_found', `there is no document ${params.id}`);
    await documents.remove(actor.orgId, params.id);
    return { status: 204 };
  });

  serve(app, world, 'searchDocuments', async ({ actor, traceId, signal, query }) => {
    const access = query.datasource_id === undefined ? null : await accessOf(world, actor, query.datasource_id);
    const passages = await retrievePassages(world, actor, {
      question: query.q,
      access,
      traceId,
      signal,
      limit: query.limit,
      maxCharacters: 50_000,
    });
    return { status: 200, body: { items: passages, total: passages.length } };
  });
}

function viewDocument(document: DocumentRecord) {
  return {
    id: document.id,
    name: document.name,
    media_type: document.mediaType,
    roles: document.roles,
    datasource_id: document.datasourceId,
    byte_count: document.byteCount,
    chunks: document.chunks,
    embedded: document.isEmbedded,
    uploaded_by: document.uploadedBy,
    created_at: document.createdAt,
  };
}

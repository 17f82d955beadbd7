import { AirError, type Clock, newId } from '@air/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { DocumentRecord, DocumentStore, NewDocument } from '../store.ts';
import type { Tables } from '../tables.ts';
import { chunkSearch } from './chunk-search.ts';
import { countAll } from './count.ts';
import { isFor } from './document-reader.ts';
import { toBytes } from './nearest.ts';
import { wordsOf } from './words-of.ts';

const chunksPerStatement = 50;

export function documentStore(databases: Databases, clock: Clock): DocumentStore {
  const { durable: db } = databases;

  const get = async (orgId: string, id: string, from: Kysely<Tables> = db): Promise<DocumentRecord> => {
    const row = await from
      .selectFrom('rag_documents')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw missing(id);
    return toDocument(row, await readRoles(from, [row.id]));
  };

  return {
    ...chunkSearch(databases),
    get: (orgId, id) => get(orgId, id),

    async findByName(orgId, name) {
      const row = await db
        .selectFrom('rag_documents')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row ? toDocument(row, await readRoles(db, [row.id])) : null;
    },

    async list(orgId, reader, { limit, offset }) {
      const documents = db
        .selectFrom('rag_documents')
        .where('rag_documents.org_id', '=', orgId)
        .where(isFor(reader.role));
      const rows = await documents.selectAll().orderBy('name').limit(limit).offset(offset).execute();
      const roles = await readRoles(
        db,
        rows.map(({ id }) => id),
      );
      const { total } = await documents.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map((row) => toDocument(row, roles)), total };
    },

    /** A document of the same name keeps its id and nothing else. */
    put: (orgId, document) =>
      db.transaction().execute(async (transaction) => {
        const content = {
          media_type: document.mediaType,
          is_for_all_roles: Number(document.roles === null),
          datasource_id: document.datasourceId,
          byte_count: document.byteCount,
          chunk_count: document.chunks.length,
          embedding_model: document.embeddingModel,
          uploaded_by: document.uploadedBy,
          created_at: clock.now().toISOString(),
        };
        const { id } = await transaction
          .insertInto('rag_documents')
          .values({ org_id: orgId, id: newId('doc'), name: document.name, ...content })
          .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet(content))
          .returning('id')
          .executeTakeFirstOrThrow();
        await removeContent(transaction, id);
        await insertRoles(transaction, orgId, id, document.roles ?? []);
        await insertChunks(transaction, orgId, id, document.chunks);
        return get(orgId, id, transaction);
      }),

    remove: (orgId, id) =>
      db.transaction().execute(async (transaction) => {
        await get(orgId, id, transaction);
        await removeContent(transaction, id);
        await transaction.deleteFrom('rag_documents').where('org_id', '=', orgId).where('id', '=', id).execute();
      }),
  };
}

async function readRoles(db: Kysely<Tables>, ids: string[]): Promise<Map<string, string[]>> {
  const roles = new Map<string, string[]>();
  if (ids.length === 0) return roles;
  const rows = await db
    .selectFrom('rag_document_roles')
    .select(['document_id', 'role'])
    .where('document_id', 'in', ids)
    .orderBy('role')
    .execute();
  for (const row of rows) roles.set(row.document_id, [...(roles.get(row.document_id) ?? []), row.role]);
  return roles;
}

async function removeContent(transaction: Transaction<Tables>, documentId: string): Promise<void> {
  await transaction.deleteFrom('rag_chunks').where('document_id', '=', documentId).execute();
  await transaction.deleteFrom('rag_document_roles').where('document_id', '=', documentId).execute();
}

async function insertRoles(
  transaction: Transaction<Tables>,
  orgId: string,
  documentId: string,
  roles: string[],
): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ org_id: orgId, document_id: documentId, role }));
  if (rows.length > 0) await transaction.insertInto('rag_document_roles').values(rows).execute();
}

async function insertChunks(
  transaction: Transaction<Tables>,
  orgId: string,
  documentId: string,
  chunks: NewDocument['chunks'],
): Promise<void> {
  const rows = chunks.map(({ text, embedding }, seq) => ({
    org_id: orgId,
    document_id: documentId,
    seq,
    text,
    words: wordsOf(text).join(' '),
    embedding: embedding && toBytes(embedding),
  }));
  for (let start = 0; start < rows.length; start += chunksPerStatement) {
    await transaction
      .insertInto('rag_chunks')
      .values(rows.slice(start, start + chunksPerStatement))
      .execute();
  }
}

function toDocument(row: Selectable<Tables['rag_documents']>, roles: Map<string, string[]>): DocumentRecord {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    roles: row.is_for_all_roles === 1 ? null : (roles.get(row.id) ?? []),
    datasourceId: row.datasource_id,
    byteCount: row.byte_count,
    chunks: row.chunk_count,
    isEmbedded: row.embedding_model !== null,
    uploadedBy: row.uploaded_by,
    createdAt: row.created_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no document ${id}`);
}

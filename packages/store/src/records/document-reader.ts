import { sql } from 'kysely';
import type { DocumentReader } from '../store.ts';

/** Whether a row of `rag_documents` may be read by the role; null reads all. */
export function isFor(role: DocumentReader['role']) {
  if (role === null) return sql<boolean>`1 = 1`;
  return sql<boolean>`(rag_documents.is_for_all_roles = 1 or exists (
    select 1 from rag_document_roles
    where rag_document_roles.document_id = rag_documents.id and rag_document_roles.role = ${role}))`;
}

/** Whether a row of `rag_documents` is about the datasource or about none. */
export function isAbout(datasourceId: DocumentReader['datasourceId']) {
  return sql<boolean>`(rag_documents.datasource_id is null or rag_documents.datasource_id = ${datasourceId ?? ''})`;
}

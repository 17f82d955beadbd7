import { sql } from 'kysely';
import type { FullText } from './full-text.ts';

/** A `tsvector` of the words of a chunk, without stemming: documents come in every language. */
export const postgresFullText: FullText = {
  async createChunks(db) {
    await sql`create table rag_chunks (
      org_id text not null,
      id bigint generated always as identity primary key,
      document_id text not null references rag_documents (id) on delete cascade,
      seq integer not null,
      text text not null,
      words text not null,
      words_index tsvector generated always as (to_tsvector('simple', words)) stored,
      embedding bytea,
      constraint rag_chunks_seq unique (document_id, seq))`.execute(db);
    await sql`create index rag_chunks_words on rag_chunks using gin (words_index)`.execute(db);
  },

  holding: (phrase) =>
    sql`select id as chunk_id from rag_chunks where words_index @@ phraseto_tsquery('simple', ${phrase.join(' ')})`,
};

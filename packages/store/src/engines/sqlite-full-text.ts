import { sql } from 'kysely';
import type { FullText } from './full-text.ts';

/** FTS5 over the words of a chunk; triggers keep the index in step. */
export const sqliteFullText: FullText = {
  async createChunks(db) {
    await sql`create table rag_chunks (
      org_id text not null,
      id integer primary key autoincrement,
      document_id text not null references rag_documents (id) on delete cascade,
      seq integer not null,
      text text not null,
      words text not null,
      embedding blob,
      constraint rag_chunks_seq unique (document_id, seq))`.execute(db);
    await sql`create virtual table rag_chunks_index using fts5
      (words, content = 'rag_chunks', content_rowid = 'id', tokenize = 'unicode61')`.execute(db);
    await sql`create trigger rag_chunks_added after insert on rag_chunks begin
      insert into rag_chunks_index (rowid, words) values (new.id, new.words);
    end`.execute(db);
    await sql`create trigger rag_chunks_removed after delete on rag_chunks begin
      insert into rag_chunks_index (rag_chunks_index, rowid, words) values ('delete', old.id, old.words);
    end`.execute(db);
  },

  holding: (phrase) =>
    sql`select rowid as chunk_id from rag_chunks_index where rag_chunks_index match ${`"${phrase.join(' ')}"`}`,
};

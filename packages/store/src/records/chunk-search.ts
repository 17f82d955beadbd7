import { setImmediate as turn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { ChunkHit, DocumentReader, DocumentStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { isAbout, isFor } from './document-reader.ts';
import { type Candidate, cosine, keepBest } from './nearest.ts';
import { wordsOf } from './words-of.ts';

type ChunkSearch = Pick<DocumentStore, 'searchText' | 'searchVector'>;

const mostPhrases = 64;
const vectorsPerStatement = 500;

/** Chunks of another organisation, role or datasource are filtered by the query itself: they never get as far as here. */
export function chunkSearch({ engine, durable: db }: Databases): ChunkSearch {
  return {
    async searchText(orgId, reader, words, limit) {
      const phrases = words.map(wordsOf).filter((phrase) => phrase.length > 0);
      if (phrases.length === 0) return [];
      const { rows } = await sql<ChunkHit>`
        select rag_documents.id as ${sql.ref('documentId')}, rag_documents.name, rag_chunks.seq, rag_chunks.text, hit.score
        from ${engine.fullText.matching(phrases.slice(0, mostPhrases))} as hit
        join rag_chunks on rag_chunks.id = hit.chunk_id
        join rag_documents on rag_documents.id = rag_chunks.document_id
        where rag_documents.org_id = ${orgId} and ${isFor(reader.role)} and ${isAbout(reader.datasourceId)}
        order by hit.score desc, rag_chunks.id
        limit ${limit}`.execute(db);
      return rows;
    },

    async searchVector(orgId, reader, { vector, model }, limit) {
      const best: Candidate[] = [];
      for (let lastId = -1; ; await turn()) {
        const rows = await readVectors(db, orgId, reader, { model, lastId });
        for (const { id, embedding } of rows) {
          const score = embedding && cosine(vector, embedding);
          if (score !== null) keepBest(best, { id, score }, limit);
        }
        lastId = rows.at(-1)?.id ?? lastId;
        if (rows.length < vectorsPerStatement) break;
      }
      return readHits(db, orgId, best);
    },
  };
}

function readVectors(
  db: Kysely<Tables>,
  orgId: string,
  reader: DocumentReader,
  { model, lastId }: { model: string; lastId: number },
) {
  return db
    .selectFrom('rag_chunks')
    .innerJoin('rag_documents', 'rag_documents.id', 'rag_chunks.document_id')
    .select(['rag_chunks.id', 'rag_chunks.embedding'])
    .where('rag_documents.org_id', '=', orgId)
    .where('rag_documents.embedding_model', '=', model)
    .where('rag_chunks.embedding', 'is not', null)
    .where('rag_chunks.id', '>', lastId)
    .where(isFor(reader.role))
    .where(isAbout(reader.datasourceId))
    .orderBy('rag_chunks.id')
    .limit(vectorsPerStatement)
    .execute();
}

async function readHits(db: Kysely<Tables>, orgId: string, best: Candidate[]): Promise<ChunkHit[]> {
  if (best.length === 0) return [];
  const rows = await db
    .selectFrom('rag_chunks')
    .innerJoin('rag_documents', 'rag_documents.id', 'rag_chunks.document_id')
    .select(['rag_chunks.id', 'document_id', 'name', 'seq', 'text'])
    .where('rag_documents.org_id', '=', orgId)
    .where(
      'rag_chunks.id',
      'in',
      best.map(({ id }) => id),
    )
    .execute();
  const chunks = new Map(rows.map((row) => [row.id, row]));
  return best.flatMap(({ id, score }) => {
    const chunk = chunks.get(id); // gone when the document was removed meanwhile
    return chunk ? [{ documentId: chunk.document_id, name: chunk.name, seq: chunk.seq, text: chunk.text, score }] : [];
  });
}

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
    /**
     * A phrase weighs the more the fewer chunks hold it. Only chunks that the reader may see are counted: the order and
     * the score of what somebody finds tell nothing of what others have.
     */
    async searchText(orgId, reader, words, limit) {
      const phrases = phrasesOf(words);
      if (phrases.length === 0) return [];
      const holding = phrases.map((phrase, index) => {
        return sql`select ${sql.lit(index)} as phrase, chunk_id from (${engine.fullText.holding(phrase)}) as held`;
      });
      const { rows } = await sql<ChunkHit>`
        with visible as (
          select rag_chunks.id from rag_chunks join rag_documents on rag_documents.id = rag_chunks.document_id
          where rag_documents.org_id = ${orgId} and ${isFor(reader.role)} and ${isAbout(reader.datasourceId)}),
        held as (${sql.join(holding, sql` union all `)}),
        weighed as (
          select chunk_id, (select count(*) from visible) * 1.0 / count(*) over (partition by phrase) as rarity
          from held join visible on visible.id = held.chunk_id),
        scored as (select chunk_id, sum(ln(1.0 + rarity)) as score from weighed group by chunk_id)
        select rag_documents.id as ${sql.ref('documentId')}, name, seq, text, cast(score as double precision) as score
        from scored
        join rag_chunks on rag_chunks.id = scored.chunk_id
        join rag_documents on rag_documents.id = rag_chunks.document_id
        order by score desc, length(words), rag_chunks.id
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

/** Each phrase once; words of which nothing remains are left out. */
function phrasesOf(words: string[]): string[][] {
  const phrases = new Map(words.map((word) => [wordsOf(word).join(' '), wordsOf(word)]));
  return [...phrases.values()].filter((phrase) => phrase.length > 0).slice(0, mostPhrases);
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

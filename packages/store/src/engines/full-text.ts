import type { Kysely, RawBuilder } from 'kysely';

/** How a database finds words in the chunks of documents. */
export interface FullText {
  /** Makes `rag_chunks` with the index over its `words`; called by the migration that introduced it. */
  createChunks(db: Kysely<unknown>): Promise<void>;
  /** Chunks that hold at least one of the phrases, as a subquery of `chunk_id` and `score` (more is better). */
  matching(phrases: string[][]): RawBuilder<{ chunk_id: number; score: number }>;
}

import type { Kysely, RawBuilder } from 'kysely';

/** How a database finds words in the chunks of documents. */
export interface FullText {
  /** Makes `rag_chunks` with the index over its `words`; called by the migration that introduced it. */
  createChunks(db: Kysely<unknown>): Promise<void>;
  /** A query for the `chunk_id` of each chunk that holds the words one after the other. */
  holding(phrase: string[]): RawBuilder<{ chunk_id: number }>;
}

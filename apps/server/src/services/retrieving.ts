import type { Passage } from '@air/contract';
import type { Access } from '@air/engine/policy';
import { catalogPassages, fuse, searchWords, verifiedPassages } from '@air/engine/retrieve';
import type { ChunkHit, DocumentReader } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { usableVerified } from './verified.ts';

const perList = 12;
const defaults = { limit: 8, maxCharacters: 8_000 };
const embeddingMs = 3_000;

export interface RetrieveRequest {
  question: string;
  /** What the caller may see of the datasource; null where none is meant, and then documents alone are searched. */
  access: Access | null;
  traceId: string;
  signal: AbortSignal;
  limit?: number;
  maxCharacters?: number;
}

/**
 * Passages near a question: documents by full text and, where a model is there, by meaning; schema notes and verified
 * questions by full text. What the caller may not know is left out before anything is ranked.
 */
export async function retrievePassages(world: World, actor: Actor, request: RetrieveRequest): Promise<Passage[]> {
  const { question, access } = request;
  const reader: DocumentReader = {
    role: actor.level === 'admin' ? null : actor.role,
    datasourceId: access?.catalog.datasourceId ?? null,
  };
  const words = searchWords(question);
  const [byWords, byMeaning, verified] = await Promise.all([
    words.length > 0 ? world.store.documents.searchText(actor.orgId, reader, words, perList) : [],
    searchByMeaning(world, actor, reader, request),
    access ? usableVerified(world, actor, access) : [],
  ]);
  const rankings = [
    byWords.map(passageOf),
    byMeaning.map(passageOf),
    access ? catalogPassages(access.catalog, question, perList) : [],
    verifiedPassages(verified, question, perList),
  ];
  return fuse(rankings, {
    limit: request.limit ?? defaults.limit,
    maxCharacters: request.maxCharacters ?? defaults.maxCharacters,
  });
}

const passageOf = ({ documentId, name, text }: ChunkHit): Passage => ({
  kind: 'document',
  id: documentId,
  title: name,
  text,
  score: 0,
});

/** A model that is away or slow costs the meaning, not the answer. */
async function searchByMeaning(
  world: World,
  { orgId, userId }: Actor,
  reader: DocumentReader,
  { question, traceId, signal }: RetrieveRequest,
): Promise<ChunkHit[]> {
  if (!world.models.has('embeddings')) return [];
  const { total } = await world.store.documents.list(orgId, { role: reader.role }, { limit: 1, offset: 0 });
  if (total === 0) return [];
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(embeddingMs)]);
    const { vectors, model } = await world.models.embed([question], {
      caller: { orgId, userId, traceId },
      signal: limited,
    });
    const vector = vectors[0];
    return vector ? await world.store.documents.searchVector(orgId, reader, { vector, model }, perList) : [];
  } catch (error) {
    if (signal.aborted) throw error;
    world.log.warn({ err: error }, 'documents were searched by words alone');
    return [];
  }
}

import type { Passage } from '@air/contract';
import { retrievePassages } from '../retrieving.ts';
import type { Answering } from './answering.ts';
import type { Footing } from './authorize.ts';
import type { Staged } from './stage.ts';

/** What is known beside the catalog: documents, schema notes, verified questions. A search that fails costs those alone. */
export async function retrieve(answering: Answering, { access }: Footing): Promise<Staged<Passage[]>> {
  const { world, actor, request, traceId, signal, trail } = answering;
  const startedAt = performance.now();
  const passages = await retrievePassages(world, actor, { question: request.question, access, traceId, signal });
  trail.note({
    ragSources: [...new Set(passages.map(({ title }) => title))],
    ragDocIds: [...new Set(passages.flatMap(({ kind, id }) => (kind === 'document' ? [id] : [])))],
    ragMs: performance.now() - startedAt,
  });
  return { value: passages, message: `${passages.length} passages` };
}

import type { Passage } from '@air/contract';
import { textIndex } from './catalog-passages.ts';

/** Verified questions near a question, as examples of what such words mean here. */
export function verifiedPassages(
  verified: { id: string; question: string; ir: unknown }[],
  question: string,
  limit: number,
): Passage[] {
  const index = textIndex<{ id: string; title: string; text: string }>();
  index.addAll(verified.map(({ id, question: title, ir }) => ({ id, title, text: `${title}\n${JSON.stringify(ir)}` })));
  return index
    .search(question, { fields: ['title'] })
    .slice(0, limit)
    .map((hit) => ({
      kind: 'verified',
      id: String(hit.id),
      title: String(hit['title']),
      text: String(hit['text']),
      score: 0,
    }));
}

import { stopWords } from './stop-words.ts';

/** The words of a question that are worth looking for, in lower case, each once. */
export function searchWords(question: string): string[] {
  const words = question.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 1 && !stopWords.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, 32);
}

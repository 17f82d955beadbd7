import { type Catalog, type CatalogTable, comparableWords, singular } from '../../learn/index.ts';

/** The tables that a question is most likely about, likeliest first: by names, comments, values, and neighbours. */
export function nearTables(question: string, catalog: Catalog, maxTables: number): CatalogTable[] {
  const spoken = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = new Set(spoken.map(singular));
  const phrases = phrasesOf(spoken);
  const own = new Map(catalog.tables.map((table) => [table.name, nearness(table, words, phrases)]));
  const total = new Map(own);
  for (const { fromTable, toTable } of catalog.relationships) {
    raise(total, fromTable, (own.get(fromTable) ?? 0) + (own.get(toTable) ?? 0) * neighbourShare);
    raise(total, toTable, (own.get(toTable) ?? 0) + (own.get(fromTable) ?? 0) * neighbourShare);
  }
  const score = ({ name }: CatalogTable): number => total.get(name) ?? 0;
  return catalog.tables.toSorted((a, b) => score(b) - score(a)).slice(0, maxTables);
}

const neighbourShare = 0.4;
const maxPhraseWords = 4;

function raise(scores: Map<string, number>, table: string, score: number): void {
  if (score > (scores.get(table) ?? 0)) scores.set(table, score);
}

function phrasesOf(words: readonly string[]): Set<string> {
  const phrases = new Set<string>();
  for (let start = 0; start < words.length; start++)
    for (let length = 1; length <= maxPhraseWords; length++) phrases.add(words.slice(start, start + length).join(' '));
  return phrases;
}

function nearness(table: CatalogTable, words: ReadonlySet<string>, phrases: ReadonlySet<string>): number {
  const shared = (text: string): number => comparableWords(text).filter((word) => words.has(word)).length;
  let score = shared(table.name) * 3 + shared(table.comment ?? '') * 0.5;
  for (const { name, comment, values } of table.columns) {
    score += shared(name) + shared(comment ?? '') * 0.25;
    if (values?.some((value) => phrases.has(value.toLowerCase()))) score += 2;
  }
  return score;
}

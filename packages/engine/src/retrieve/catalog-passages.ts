import type { Passage } from '@air/contract';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { type Catalog, notesOf } from '../learn/index.ts';
import { stopWords } from './stop-words.ts';

interface Note {
  id: string;
  title: string;
  text: string;
}

const indexes = new WeakMap<Catalog, MiniSearch<Note>>();

/** Schema notes near a question, made from the catalog at hand: what it does not hold cannot be found. */
export function catalogPassages(catalog: Catalog, question: string, limit: number): Passage[] {
  const index = indexes.get(catalog) ?? indexOf(catalog);
  indexes.set(catalog, index);
  return index
    .search(question)
    .slice(0, limit)
    .map((hit) => ({
      kind: 'schema_note',
      id: String(hit.id),
      title: String(hit['title']),
      text: String(hit['text']),
      score: 0,
    }));
}

function indexOf(catalog: Catalog): MiniSearch<Note> {
  const index = textIndex<Note>();
  index.addAll(
    catalog.tables.flatMap((table) =>
      notesOf(table, catalog.relationships).map(({ object, chunk, md }) => ({
        id: `${catalog.datasourceId}/${object}#${chunk}`,
        title: object,
        text: md,
      })),
    ),
  );
  return index;
}

/** BM25 over title and text, by word stems, names of several words split. */
export function textIndex<Item extends { title: string; text: string }>(): MiniSearch<Item> {
  return new MiniSearch<Item>({
    fields: ['title', 'text'],
    storeFields: ['title', 'text'],
    tokenize: (text) => text.match(/[\p{L}\d]+/gu) ?? [],
    processTerm: (term) => (stopWords.has(term.toLowerCase()) ? null : stemmer(term.toLowerCase())),
    searchOptions: { boost: { title: 2 } },
  });
}

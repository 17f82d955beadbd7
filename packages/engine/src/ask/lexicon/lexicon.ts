import { type Reading } from './reading.ts';
import { synonymsOf } from '../words/thesaurus.ts';
import { lemmaOf } from '../words/words.ts';
import { addValues } from './value-index.ts';
import type { Catalog, CatalogColumn, CatalogTable, Synonym } from '../../learn/catalog.ts';
import { addColumn, addKey, addLabel, addTable, type Entry, keyOf } from './spoken-names.ts';
import { shortWords } from './short-words.ts';
import { nameWords } from '../words/names.ts';
import { columnPrefixes, withoutPrefix } from './column-prefixes.ts';

export interface Lexicon {
  catalog: Catalog;
  /** Readings of the words as a name of the schema, or as a remembered phrase. */
  names(words: string[]): Reading[];
  /** Readings of the words as a text that stands in the data. */
  values(words: string[]): Reading[];
  /** Names that look like the word, nearest first. */
  known: string[];
  table(name: string): CatalogTable;
  column(table: string, column: string): CatalogColumn;
}

const lexicons = new WeakMap<Catalog, Lexicon>();

/** The words of a catalog: names of tables and columns in the ways people say them, and the texts in the data. */
export function lexiconOf(catalog: Catalog): Lexicon {
  const known = lexicons.get(catalog);
  if (known !== undefined) return known;
  const lexicon = build(catalog);
  lexicons.set(catalog, lexicon);
  return lexicon;
}

/** The lexicon with what its people have taught it. */
export function taught(lexicon: Lexicon, synonyms: Synonym[]): Lexicon {
  if (synonyms.length === 0) return lexicon;
  const extra = new Map<string, Reading[]>();
  for (const { phrase, meaning } of synonyms) {
    const key = keyOf(
      phrase
        .toLowerCase()
        .split(/[^\p{L}\d]+/u)
        .filter((word) => word !== ''),
    );
    const readings =
      meaning.kind === 'words'
        ? lexicon.names(meaning.words.toLowerCase().split(/[^\p{L}\d]+/u))
        : [{ ...meaning, penalty: -2 }];
    extra.set(key, [...(extra.get(key) ?? []), ...readings.map((reading) => ({ ...reading, penalty: -2 }))]);
  }
  const only = (words: string[], isValue: boolean) =>
    extra.get(keyOf(words))?.filter(({ kind }) => (kind === 'value') === isValue);
  return {
    ...lexicon,
    names(words) {
      const own = only(words, false);
      return own !== undefined && own.length > 0 ? own : lexicon.names(words);
    },
    values(words) {
      const own = only(words, true);
      return own !== undefined && own.length > 0 ? own : lexicon.values(words);
    },
  };
}

function build(catalog: Catalog): Lexicon {
  const names = new Map<string, Entry[]>();
  const values = new Map<string, Reading[]>();
  const tables = new Map(catalog.tables.map((table) => [table.name, table]));
  const columns = new Map(
    catalog.tables.map((table) => [table.name, new Map(table.columns.map((column) => [column.name, column]))]),
  );
  const keys = new Set(
    catalog.relationships.flatMap(({ fromTable, fromColumns, toTable, toColumns }) => [
      ...fromColumns.map((column) => `${fromTable}.${column}`),
      ...toColumns.map((column) => `${toTable}.${column}`),
    ]),
  );
  const prefixes = sharedPrefix(catalog.tables);
  const ownPrefixes = columnPrefixes(catalog);
  for (const table of catalog.tables) {
    const words = nameWords(table.name.slice(table.name.lastIndexOf('.') + 1));
    const own = words.length > 1 && prefixes.has(words[0] ?? '') ? words.slice(1) : words;
    addTable(names, table.name, own);
    addKey(names, table, own);
    addLabel(names, table, own);
    for (const column of table.columns) {
      addColumn(names, table.name, own, {
        column,
        isKey: keys.has(`${table.name}.${column.name}`) || table.primaryKey.includes(column.name),
        words: withoutPrefix(nameWords(column.name), ownPrefixes, table.name),
      });
      addValues(values, table.name, column);
    }
  }
  const direct = (words: string[], penalty: number): Reading[] => {
    const lemmas = words.map(lemmaOf).join(' ');
    const entries = names.get(keyOf(words)) ?? [];
    return entries
      .filter(({ lemmas: own }) => !isDoer(lemmas, own))
      .map(({ lemmas: own, reading }) => ({
        ...reading,
        penalty: reading.penalty + penalty + (own === lemmas ? 0 : 0.5),
      }));
  };
  const inWords = (words: string[]): Reading[] => {
    const found = best(direct(words, 0));
    if (found.length > 0) return found;
    const phrase = words.map(lemmaOf).join(' ');
    const others = best([...synonymsOf(phrase)].flatMap((other) => direct(other.split(' '), 1.5)));
    return others.length > 0 ? others : best(loose(words.map(lemmaOf), direct));
  };
  const shortFor = shortWords(
    [...names.values()].flatMap((entries) => entries.flatMap(({ lemmas }) => lemmas.split(' '))),
  );
  return {
    catalog,
    names(words) {
      const found = inWords(words);
      if (found.length > 0) return found;
      const shortened = words.map((word) => shortFor(word) ?? word);
      return shortened.some((word, index) => word !== words[index])
        ? inWords(shortened).map((reading) => ({ ...reading, penalty: reading.penalty + 0.2 }))
        : [];
    },
    values: (words) => values.get(words.join(' ')) ?? [],
    known: [...new Set([...names.values()].flatMap((entries) => entries.map(({ lemmas }) => lemmas)))],
    table(name) {
      const table = tables.get(name);
      if (table === undefined) throw new Error(`no table ${name}`);
      return table;
    },
    column(table, column) {
      const found = columns.get(table)?.get(column);
      if (found === undefined) throw new Error(`no column ${table}.${column}`);
      return found;
    },
  };
}

/** A publisher is not what was published: the one who does is no name for what was done. */
const isDoer = (said: string, name: string): boolean =>
  /(er|or|ist)$/.test(said) && said !== name && name.split(' ').some((word) => word.endsWith('ed'));

/** `region name` where the column is called region; `department number` where it is an id. */
function loose(words: string[], direct: (words: string[], penalty: number) => Reading[]): Reading[] {
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1);
  if (rest.length === 0) return [];
  if (last === 'name') return direct(rest, 0.6).filter(({ kind, penalty }) => kind === 'column' && penalty < 1.2);
  if (last === 'number' || last === 'code' || last === 'identifier')
    return direct([...rest, 'id'], 1).filter(({ kind, penalty }) => kind === 'column' && penalty < 1.5);
  return [];
}

/** One reading per thing, the closest. */
function best(readings: Reading[]): Reading[] {
  const byThing = new Map<string, Reading>();
  for (const reading of readings) {
    const thing = `${reading.kind} ${reading.table} ${reading.kind === 'column' ? reading.column : ''}`;
    const before = byThing.get(thing);
    if (before === undefined || reading.penalty < before.penalty) byThing.set(thing, reading);
  }
  const tables = new Set([...byThing.values()].flatMap((reading) => (reading.kind === 'table' ? [reading.table] : [])));
  // `transactions` is the table of the transactions, not the date or the type that its columns begin with the word for.
  const kept = [...byThing.values()].filter(
    ({ kind, table, penalty }) => kind !== 'column' || penalty < 0.9 || !tables.has(table),
  );
  return kept.toSorted((a, b) => a.penalty - b.penalty);
}

/** Words that start most of the table names: `tbl_`, the name of the company. */
function sharedPrefix(tables: CatalogTable[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const words = nameWords(name.slice(name.lastIndexOf('.') + 1));
    const first = words[0];
    if (first !== undefined && words.length > 1) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const shared = [...counts].filter(
    ([word, count]) =>
      ['tbl', 'dim', 'fact', 't', 'v', 'vw'].includes(word) || (tables.length > 4 && count > tables.length * 0.8),
  );
  return new Set(shared.map(([word]) => word));
}

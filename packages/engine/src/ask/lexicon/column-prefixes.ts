import type { Catalog, CatalogTable } from '../../learn/catalog.ts';
import { nameWords } from '../words/names.ts';

/** The word that most columns of a table begin with, `spk` of `spk_name, spk_company`, and the table that it stands for. */
export type ColumnPrefixes = ReadonlyMap<string, { table: string; words: string[] }>;

export function columnPrefixes(catalog: Catalog): ColumnPrefixes {
  const found = new Map<string, { table: string; words: string[] }>();
  for (const table of catalog.tables) {
    const foreign = new Set(
      catalog.relationships
        .filter(({ fromTable }) => fromTable === table.name)
        .flatMap(({ fromColumns }) => fromColumns),
    );
    const prefix = prefixOf(table, foreign);
    if (prefix === null) continue;
    const other = found.get(prefix);
    found.set(prefix, {
      table: other === undefined ? table.name : '',
      words: nameWords(table.name.slice(table.name.lastIndexOf('.') + 1)),
    });
  }
  return found;
}

/** The words of a column without the prefix of its table; another table's prefix becomes the name of that table. */
export function withoutPrefix(words: string[], prefixes: ColumnPrefixes, table: string): string[] {
  const [first = '', ...rest] = words;
  const owner = prefixes.get(first);
  if (owner === undefined || rest.length === 0) return words;
  if (owner.table === table || owner.table === '') return rest;
  return [...owner.words, ...rest];
}

function prefixOf(table: CatalogTable, foreign: ReadonlySet<string>): string | null {
  const own = table.columns.filter(({ name }) => !foreign.has(name)).map(({ name }) => nameWords(name));
  const first = own[0]?.length === 1 ? (own[1]?.[0] ?? '') : (own[0]?.[0] ?? '');
  const having = own.filter((words) => words.length > 1 && words[0] === first).length;
  const isWord = nameWords(table.name).includes(first);
  return having >= 3 && having >= own.length * 0.6 && !isWord ? first : null;
}

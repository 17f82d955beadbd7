import type { ColumnType } from '@air/core';
import type { CatalogColumn, CatalogTable } from './catalog.ts';
import { columnPrefix, comparableWords, sharedPrefix, splitName, withoutPrefix } from './names.ts';
import { isKeyName } from './roles.ts';

/** A column that may hold the key of another table, going by names and types alone. */
export interface KeyCandidate {
  child: CatalogTable;
  column: CatalogColumn;
  parent: CatalogTable;
  key: CatalogColumn;
  /** How much the names say; 6 and more is believed even where there are no rows to compare. */
  score: number;
}

type Mention = Pick<KeyCandidate, 'child' | 'column'>;

interface OwnedKey {
  table: CatalogTable;
  column: CatalogColumn;
  tableWords: string[];
  keyWords: string[];
  /** How sure it is that this table, and not one that borrows the key, is the key's home. */
  ownership: number;
}

/** For each column without a declared key, the keys it may refer to: likeliest first, three at most. */
export function keyCandidates(
  tables: CatalogTable[],
  isDeclared: (table: string, column: string) => boolean,
): KeyCandidate[][] {
  const keys = ownedKeys(tables);
  const byName = groupBy(keys, (key) => [key.column.name.toLowerCase()]);
  const byTable = groupBy(keys, (key) => [key.tableWords.at(-1) ?? '']);
  const people = keys.filter(({ tableWords }) => personTables.test(tableWords.at(-1) ?? ''));

  const candidates: KeyCandidate[][] = [];
  for (const child of tables) {
    const prefix = columnPrefix(child);
    for (const column of child.columns) {
      if (isDeclared(child.name, column.name) || family(column.type) === null) continue;
      const words = withoutPrefix(comparableWords(column.name), comparableWords(prefix.join(' ')));
      const stem = stemOf(words);
      const near = new Set([
        ...(byName.get(column.name.toLowerCase()) ?? []),
        ...(byTable.get(stem.at(-1) ?? '') ?? []),
        ...(isPersonRole(stem) ? [...people, ...keys.filter(({ table }) => table === child)] : []),
      ]);
      const found = [...near].flatMap((key) => toCandidate({ child, column }, words, key, keys));
      if (found.length > 0) candidates.push(found.toSorted(byScore).slice(0, 3));
    }
  }
  return candidates;
}

function toCandidate({ child, column }: Mention, words: string[], key: OwnedKey, keys: OwnedKey[]): KeyCandidate[] {
  const isItself = key.table === child && key.column.name === column.name;
  if (isItself || family(column.type) !== family(key.column.type)) return [];
  const names = nameScore(column, words, key, child);
  if (names === 0) return [];
  const home = keys.find((other) => other.table === child && other.column.name === column.name);
  const isOwnKey = home !== undefined && home.ownership >= key.ownership;
  if (isOwnKey) return [];
  return [{ child, column, parent: key.table, key: key.column, score: names + Math.min(3, key.ownership) / 2 }];
}

function nameScore(column: CatalogColumn, words: string[], key: OwnedKey, child: CatalogTable): number {
  const stem = stemOf(words);
  const hasKeyWord = stem.length < words.length;
  const table = key.tableWords;
  const isSameTable = key.table === child;
  if (isSameTable) return isPersonRole(stem) || isSelfReference(stem, table) ? 4.5 : 0;

  const isSameName = column.name.toLowerCase() === key.column.name.toLowerCase();
  const isGenericName = words.length <= 1 && genericNames.test(words.join(''));
  if (
    isSameName &&
    !isGenericName &&
    (isKeyName(column.name) || hasKeyWord || isGluedId(column.name) || key.table.primaryKey.length === 1)
  ) {
    return key.ownership >= 1 ? 4.5 + (endsWith(stem, table) ? 1.5 : 0) : 0;
  }
  if (isSameName && isGenericName) return 0;
  const isSharedName = isSameName && words.length > 1 && words.at(-1) === 'name' && !personNames.test(words.join(' '));
  if (isSharedName) return 3.5;

  const isPlainKey =
    key.keyWords.length === 1 ||
    endsWith(key.keyWords.slice(0, -1), table) ||
    key.table.primaryKey.includes(key.column.name);
  if (equal(stem, table)) {
    const isCount = !hasKeyWord && family(column.type) === 'number' && isPlural(column.name);
    return isCount ? 0 : (hasKeyWord ? 6 : 4.5) - (isPlainKey ? 0 : 1);
  }
  if (endsWith(stem, table)) return (hasKeyWord ? 5 : 4) - (isPlainKey ? 0 : 1);
  if (hasKeyWord && stem.length > 0 && endsWith(table, stem)) return isPlainKey ? 4 : 0;
  if (hasKeyWord && endsWith(words, key.keyWords) && key.keyWords.length > 1) return 4.5;
  if (isPersonRole(stem) && personTables.test(table.at(-1) ?? ''))
    return key.table.primaryKey.includes(key.column.name) ? 3.5 : 0;
  return 0;
}

function ownedKeys(tables: CatalogTable[]): OwnedKey[] {
  const prefix = sharedPrefix(tables.map(({ name }) => bareName(name))).map((word) => comparableWords(word)[0] ?? word);
  return tables
    .filter(({ kind }) => kind !== 'view')
    .flatMap((table) => {
      const tableWords = withoutTechnical(withoutPrefix(comparableWords(bareName(table.name)), prefix));
      return table.columns
        .filter((column) => family(column.type) !== null && isUnique(table, column))
        .map((column) => {
          const keyWords = comparableWords(column.name);
          return { table, column, tableWords, keyWords, ownership: ownershipOf(table, column, tableWords, keyWords) };
        });
    });
}

/** Unique by declaration, or because every row has another value and the name is one that keys have. */
export function isUnique(table: CatalogTable, column: CatalogColumn): boolean {
  if (isAlone(table.primaryKey, column.name)) return true;
  if (table.uniqueKeys.some((key) => isAlone(key, column.name))) return true;
  const { stats } = column;
  const isDistinct =
    stats !== null && table.rowCount !== null && table.rowCount > 1 && stats.distinct === table.rowCount;
  return (
    isDistinct && stats.nullShare === 0 && (column.role === 'key' || column.type === 'text' || isGluedId(column.name))
  );
}

function ownershipOf(table: CatalogTable, column: CatalogColumn, tableWords: string[], keyWords: string[]): number {
  let points = 0;
  if (isAlone(table.primaryKey, column.name)) points += 3;
  else if (table.uniqueKeys.some((key) => isAlone(key, column.name))) points += 2;
  const isPlainId = keyWords.length === 1 && keyWord.test(keyWords[0] ?? '');
  if (isPlainId || endsWith(stemOf(keyWords), tableWords)) points += 3;
  const initials = tableWords.map((word) => word[0]).join('');
  if (isGluedId(column.name) && column.name.toLowerCase() === `${initials}id`) points += 2;
  const isFirst = table.columns[0]?.name === column.name;
  if (isFirst) points += 1;
  const others = table.columns.filter(({ name, role }) => name !== column.name && (role === 'key' || isGluedId(name)));
  if (others.length > 0 && others.length + 1 >= table.columns.length - 1) points -= 1;
  return points;
}

const keyWord = /^(id|key|code|number|uuid|guid|sk|fk|identifier|foreignkey)$/;
const genericNames =
  /^(id|key|code|number|name|title|type|status|date|year|value|uuid|guid|description|note|comment|day|month|time)$/;
const personTables = /^(employee|staff|user|people|person|member|worker|agent|contact)$/;
const personRoles =
  /^(manager|supervisor|boss|report to|reporting to|reports to|report|owner|creator|author|assignee|reviewer|approver|lead|created by|updated by|assigned to|head|mentor)$/;
/** Names that many people bear. */
const personNames = /(first|last|middle|given|family|full|user|login|nick) name$/;
const technicalWords =
  /^(tbl|tb|table|dimension|dim|fact|fct|stg|staging|ods|dw|dwh|master|mst|ref|lkp|lookup|list|data|t|d|f)$/;

function isPersonRole(stem: string[]): boolean {
  return personRoles.test(stem.join(' ')) || personRoles.test(stem.slice(-1).join(' '));
}

function isSelfReference(stem: string[], table: string[]): boolean {
  const isAbove = /^(parent|reply|replied|previous|prev|next|root|super|original|replaced)$/.test(stem[0] ?? '');
  return isAbove && (stem.length === 1 || stem[1] === 'to' || endsWith(stem, table));
}

/** `aid`, `custid`: an id whose first letters are no word. */
function isGluedId(name: string): boolean {
  const isWord = /^(paid|said|void|avoid|grid|valid|solid|fluid|rapid|druid|covid|hybrid)$/i.test(name);
  return /^[a-z]{1,5}_?id$/i.test(name) && !isWord;
}

function stemOf(words: string[]): string[] {
  return words.length > 1 && keyWord.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}

function withoutTechnical(words: string[]): string[] {
  const kept = words.filter((word) => !technicalWords.test(word));
  return kept.length > 0 ? kept : words;
}

function bareName(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1);
}

function family(type: ColumnType): 'number' | 'text' | 'uuid' | null {
  if (type === 'integer' || type === 'decimal' || type === 'float') return 'number';
  return type === 'text' || type === 'uuid' ? type : null;
}

function isAlone(key: string[], column: string): boolean {
  return key.length === 1 && key[0] === column;
}

function isPlural(name: string): boolean {
  const last = splitName(name).at(-1) ?? '';
  return last !== (comparableWords(name).at(-1) ?? '');
}

function equal(left: string[], right: string[]): boolean {
  return left.length === right.length && endsWith(left, right);
}

function endsWith(words: string[], end: string[]): boolean {
  if (end.length === 0 || words.length < end.length) return false;
  return end.every((word, index) => words[words.length - end.length + index] === word);
}

function groupBy<Item>(items: Item[], keysOf: (item: Item) => string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
}

function byScore(a: KeyCandidate, b: KeyCandidate): number {
  return (
    b.score - a.score || (b.parent.rowCount ?? 0) - (a.parent.rowCount ?? 0) || (a.parent.name < b.parent.name ? -1 : 1)
  );
}

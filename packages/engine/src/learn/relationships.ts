import type { SourceDescription } from '@air/connectors';
import type { Catalog, CatalogTable, Relationship } from './catalog.ts';
import { type KeyCandidate, isUnique, keyCandidates } from './key-candidates.ts';

export interface Containment {
  values: number;
  found: number;
}

export interface InferenceInput {
  tables: CatalogTable[];
  declared: Relationship[];
  previous: Catalog | null;
  /** Tables taken over from the previous catalog: what was found between two of them still holds. */
  isReused: (table: string) => boolean;
  /** Counts how many distinct values of the column the key holds; null when it cannot be measured. */
  measure: (candidate: KeyCandidate) => Promise<Containment | null>;
  /** Runs tasks a few at a time. */
  inParallel: (tasks: (() => Promise<void>)[]) => Promise<void>;
}

const enoughFound = 0.98;
const nameIsEnough = 6;
/** In a smaller table, values that never repeat may be so by chance. */
const rowsAgainstChance = 100;

/** The foreign keys that the engine declares, in the names of the catalog. */
export function declaredRelationships(description: SourceDescription, tables: CatalogTable[]): Relationship[] {
  const find = (schema: string | null, name: string) =>
    tables.find((table) => table.schema === schema && table.sqlName === name) ??
    tables.find((table) => table.schema === schema && table.sqlName.toLowerCase() === name.toLowerCase());

  return description.foreignKeys.flatMap((key): Relationship[] => {
    const child = find(key.fromSchema, key.fromTable);
    const parent = find(key.toSchema, key.toTable);
    if (!child || !parent) return [];
    const fromColumns = spelled(child, key.fromColumns);
    const toColumns = spelled(parent, key.toColumns.length > 0 ? key.toColumns : parent.primaryKey);
    if (!fromColumns || toColumns?.length !== fromColumns.length) return [];
    const cardinality = cardinalityOf(child, fromColumns, parent, toColumns);
    return [
      {
        fromTable: child.name,
        fromColumns,
        toTable: parent.name,
        toColumns,
        cardinality,
        origin: 'declared',
        evidence: 'foreign key',
      },
    ];
  });
}

/** Finds foreign keys that nobody declared, by names and types, and proves each by the values. */
export async function inferRelationships(input: InferenceInput): Promise<Relationship[]> {
  const kept = keptFromBefore(input);
  const known = [...input.declared, ...kept];
  const isKnown = (table: string, column: string) =>
    known.some((link) => link.fromTable === table && link.fromColumns.includes(column));
  const found: Relationship[] = [];
  const tasks = keyCandidates(input.tables, isKnown).map((candidates) => async () => {
    for (const candidate of candidates) {
      const isSettled = input.isReused(candidate.child.name) && input.isReused(candidate.parent.name);
      const link = isSettled ? null : await prove(candidate, input.measure);
      if (!link) continue;
      found.push(link);
      return;
    }
  });
  await input.inParallel(tasks);
  return [...kept, ...found].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function keptFromBefore({ previous, declared, isReused, tables }: InferenceInput): Relationship[] {
  const names = new Set(tables.map(({ name }) => name));
  return (previous?.relationships ?? []).filter((link) => {
    if (link.origin === 'declared' || !names.has(link.fromTable) || !names.has(link.toTable)) return false;
    const isDeclaredNow = declared.some((other) => sortKey(other) === sortKey(link));
    return !isDeclaredNow && (link.origin === 'confirmed' || (isReused(link.fromTable) && isReused(link.toTable)));
  });
}

async function prove(candidate: KeyCandidate, measure: InferenceInput['measure']): Promise<Relationship | null> {
  const { child, column, parent, key, score } = candidate;
  const measured = await measure(candidate);
  if (!measured) return null;
  const { values, found } = measured;
  if (values === 0 ? score < nameIsEnough : found / values < enoughFound) return null;
  const isWeak = values < 2 && score < nameIsEnough - 1;
  if (isWeak) return null;
  return {
    fromTable: child.name,
    fromColumns: [column.name],
    toTable: parent.name,
    toColumns: [key.name],
    cardinality: cardinalityOf(child, [column.name], parent, [key.name]),
    origin: 'inferred',
    evidence:
      values === 0
        ? 'name and type match; no rows to compare'
        : `${percent(found / values)} of ${values.toLocaleString('en-US')} values found`,
  };
}

function cardinalityOf(
  child: CatalogTable,
  from: string[],
  parent: CatalogTable,
  to: string[],
): Relationship['cardinality'] {
  if (!isUniqueOver(parent, to)) return 'many_to_many';
  const hasKeys = child.primaryKey.length > 0 || child.uniqueKeys.length > 0;
  const seemsUnique = !hasKeys && (child.rowCount ?? 0) >= rowsAgainstChance && isUniqueOver(child, from);
  const isOneToOne = isDeclaredUnique(child, from) || seemsUnique;
  return isOneToOne ? 'one_to_one' : 'many_to_one';
}

function isDeclaredUnique(table: CatalogTable, columns: string[]): boolean {
  const keys = [table.primaryKey, ...table.uniqueKeys];
  return keys.some((key) => key.length > 0 && key.every((name) => columns.includes(name)));
}

function isUniqueOver(table: CatalogTable, columns: string[]): boolean {
  if (isDeclaredUnique(table, columns)) return true;
  const [only] = columns.length === 1 ? table.columns.filter(({ name }) => name === columns[0]) : [];
  if (!only) return false;
  return isUnique(table, only) || isDistinctOf(table, only.stats);
}

function isDistinctOf(table: CatalogTable, stats: CatalogTable['columns'][number]['stats']): boolean {
  if (!stats || stats.distinct === null || table.rowCount === null || table.rowCount < 2) return false;
  return stats.distinct > 1 && stats.distinct === Math.round(table.rowCount * (1 - (stats.nullShare ?? 0)));
}

function spelled(table: CatalogTable, columns: string[]): string[] | null {
  const names = columns.map(
    (column) =>
      table.columns.find(({ name }) => name === column)?.name ??
      table.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.name,
  );
  return names.every((name) => name !== undefined) ? names : null;
}

function percent(share: number): string {
  return `${(Math.floor(share * 1_000) / 10).toFixed(share === 1 ? 0 : 1)} %`;
}

function sortKey(link: Relationship): string {
  return [link.fromTable, link.fromColumns, link.toTable, link.toColumns].join('\u0000');
}

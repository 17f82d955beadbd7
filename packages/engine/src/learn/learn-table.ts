import type { DescribedColumn, DescribedTable } from '@air/connectors';
import type { CatalogColumn, CatalogTable } from './catalog.ts';
import { type ColumnProfile, type Look, type TableProfile, profileTable } from './profile-table.ts';
import { isKeyName, roleOf } from './roles.ts';
import { isAboutPeople, sensitivityOf } from './sensitivity.ts';

const maxValues = 5_000;
const maxValueLength = 60;

const valueScanRows = 5_000_000;

/** A table before it is known how it joins others: labels, time column and hash come last. */
export type TableDraft = Omit<CatalogTable, 'hash' | 'labelColumns' | 'timeColumn'> & {
  hypertableTimeColumn: string | null;
};

/** Looks into one table: statistics, roles, sensitivity and the values by which questions may name a row. */
export async function learnTable(look: Look, described: DescribedTable, name: string): Promise<TableDraft> {
  const profile = await profileTable(look, described);
  const rowCount = profile.rowCount ?? described.rowCount;
  const columns = toColumns(described, profile, rowCount);
  for (const column of columns) {
    const found = profile.columns.get(column.name);
    if (!found || !keepsValues(column, found)) continue;
    column.values = await look.attempt(() => readValues(look, described, column.name, profile));
  }
  return { ...structureOf(described, name), rowCount, columns };
}

/** What the description alone tells, for a table that cannot be looked into. */
export function draftOf(described: DescribedTable, name: string): TableDraft {
  const nothing: TableProfile = { rowCount: described.rowCount, columns: new Map() };
  const columns = toColumns(described, nothing, described.rowCount);
  return { ...structureOf(described, name), rowCount: described.rowCount, columns };
}

function structureOf(described: DescribedTable, name: string): Omit<TableDraft, 'rowCount' | 'columns'> {
  return {
    name,
    schema: described.schema,
    sqlName: described.name,
    kind: described.kind,
    comment: described.comment,
    primaryKey: described.primaryKey,
    uniqueKeys: described.uniqueKeys,
    indexes: described.indexes,
    isTimeSeries: described.hypertableTimeColumn !== null,
    hypertableTimeColumn: described.hypertableTimeColumn,
  };
}

function toColumns(table: DescribedTable, profile: TableProfile, rowCount: number | null): CatalogColumn[] {
  const isPersonal = isAboutPeople(table.columns);
  return table.columns.map((column) => {
    const found = profile.columns.get(column.name) ?? null;
    const sensitivity = sensitivityOf(column, found?.sample ?? [], isPersonal);
    const isShown = sensitivity === 'none';
    const stats = found?.stats ?? null;
    return {
      ...column,
      role: roleOf(column, found, rowCount, isKey(table, column)),
      stats: stats && !isShown ? { ...stats, min: null, max: null } : stats,
      values: null,
      sensitivity,
    };
  });
}

function isKey(table: DescribedTable, column: DescribedColumn): boolean {
  if (column.type === 'boolean' || column.type === 'date' || column.type.startsWith('timestamp')) return false;
  if (isKeyName(column.name)) return true;
  const isOnlyKey = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
  return isOnlyKey && column.type !== 'text';
}

function keepsValues(column: CatalogColumn, profile: ColumnProfile): boolean {
  if (column.sensitivity !== 'none' || (column.type !== 'text' && column.type !== 'unknown')) return false;
  if (profile.isNumeric && column.type === 'unknown') return false;
  if (column.role === 'category' || column.role === 'text') return true;
  return column.role === 'key' && !profile.sample.some((text) => machineId.test(text));
}

const machineId = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$|^[0-9a-f]{24,}$/i;

async function readValues(look: Look, table: DescribedTable, column: string, profile: TableProfile): Promise<string[]> {
  const found = profile.columns.get(column);
  if (found?.isComplete) return commonest(found.sample);
  const isWholeScanned = profile.rowCount !== null && profile.rowCount <= valueScanRows;
  const rows = await look.query(look.sql.values(table, column, maxValues, isWholeScanned ? null : valueScanRows));
  return rows.map(([value]) => String(value)).filter(isIndexed);
}

function commonest(sample: string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of sample) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([text]) => text)
    .filter(isIndexed)
    .slice(0, maxValues);
}

function isIndexed(text: string): boolean {
  return text.length <= maxValueLength && text.trim() !== '';
}

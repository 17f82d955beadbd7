import type { DescribedTable } from '@air/connectors';
import { canonicalJson } from './canonical-hash.ts';
import type { CatalogTable } from './catalog.ts';
import type { TableDraft } from './learn-table.ts';
import type { Look } from './profile-table.ts';

/** The table as it was learned before, when its structure and its number of rows are still the same. */
export async function findUnchanged(
  look: Look,
  described: DescribedTable,
  before: CatalogTable | undefined,
): Promise<TableDraft | null> {
  if (!before || structureOf(before, before.sqlName) !== structureOf(described, described.name)) return null;
  const wasProfiled = before.columns.some(({ stats }) => stats !== null);
  if (!wasProfiled || before.rowCount === null) return null;
  const isSameCount = described.rowCount === before.rowCount || (await countsTo(before.rowCount, look, described));
  if (!isSameCount) return null;
  return {
    ...before,
    columns: before.columns.map((column) => ({ ...column })),
    hypertableTimeColumn: described.hypertableTimeColumn,
    isTimeSeries: described.hypertableTimeColumn !== null,
  };
}

/** Engines often give an estimate; a count settles it where it is cheap. */
async function countsTo(expected: number, look: Look, described: DescribedTable): Promise<boolean> {
  if (expected > 1_000_000) return false;
  const [row] = await look.query(look.sql.count(described));
  return Number(row?.[0] ?? -1) === expected;
}

function structureOf(table: DescribedTable | CatalogTable, name: string): string {
  return canonicalJson({
    name,
    schema: table.schema,
    kind: table.kind,
    comment: table.comment,
    primaryKey: table.primaryKey,
    uniqueKeys: table.uniqueKeys,
    indexes: table.indexes,
    columns: table.columns.map(({ name: column, type, nativeType, nullable, comment }) => [
      column,
      type,
      nativeType,
      nullable,
      comment,
    ]),
  });
}

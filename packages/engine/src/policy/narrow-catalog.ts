import type { AllowedRelation } from '../guard/index.ts';
import type { Catalog, CatalogTable, Relationship } from '../learn/catalog.ts';
import { canonicalHash } from '../learn/index.ts';

/** A table of the catalog and what a subject may see of it. */
export interface NarrowedTable {
  table: CatalogTable;
  relation: AllowedRelation;
}

/**
 * The catalog as a subject may know it: without relations and columns that are not theirs, and, where they see some of
 * the rows only, without anything that was read off the rows.
 */
export function narrowCatalog(catalog: Catalog, allowed: NarrowedTable[]): Catalog {
  const tables = allowed.map(narrowTable);
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]));
  const withheld = new Set(allowed.filter(({ relation }) => hidesRows(relation)).map(({ table }) => table.name));
  const relationships = catalog.relationships.flatMap((link): Relationship[] => {
    const isKnown =
      link.fromColumns.every((column) => columnsOf.get(link.fromTable)?.has(column)) &&
      link.toColumns.every((column) => columnsOf.get(link.toTable)?.has(column));
    if (!isKnown) return [];
    const isMeasured = withheld.has(link.fromTable) || withheld.has(link.toTable);
    return [isMeasured ? { ...link, evidence: plainEvidence[link.origin] } : link];
  });
  return { ...catalog, version: canonicalHash([tables, relationships]), tables, relationships };
}

/** What may be said of a join whose tables are not seen whole: not how many values were found. */
const plainEvidence: Record<Relationship['origin'], string> = {
  declared: 'foreign key',
  inferred: 'values found',
  confirmed: 'confirmed',
};

function hidesRows({ rowScope }: AllowedRelation): boolean {
  return rowScope.length > 0;
}

function narrowTable({ table, relation }: NarrowedTable): CatalogTable {
  const { maskedColumns } = relation;
  if (!hidesRows(relation) && maskedColumns.length === 0) return table;
  const isShown = (column: string): boolean => !maskedColumns.includes(column);
  const isWhole = (columns: string[]): boolean => columns.every(isShown);
  const columns = table.columns.filter(({ name }) => isShown(name));
  const { hash: _written, ...narrowed } = {
    ...table,
    rowCount: hidesRows(relation) ? null : table.rowCount,
    columns: hidesRows(relation) ? columns.map((column) => ({ ...column, stats: null, values: null })) : columns,
    primaryKey: isWhole(table.primaryKey) ? table.primaryKey : [],
    uniqueKeys: table.uniqueKeys.filter(isWhole),
    indexes: table.indexes.filter(isWhole),
    timeColumn: table.timeColumn !== null && isShown(table.timeColumn) ? table.timeColumn : null,
    labelColumns: isWhole(table.labelColumns) ? table.labelColumns : [],
  };
  return { ...narrowed, hash: canonicalHash(narrowed) };
}

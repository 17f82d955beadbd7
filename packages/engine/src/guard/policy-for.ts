import type { Limits } from '@air/core';
import type { Catalog, CatalogTable } from '../learn/catalog.ts';
import type { AllowedRelation, GuardPolicy } from './policy.ts';

/** The policy of a caller who may read every learned table of a datasource in full. */
export function policyFor(catalog: Catalog, limits: Limits): GuardPolicy {
  return {
    relations: catalog.tables.map(relationOf),
    defaultRows: limits.defaultRows,
    maxRows: limits.maxRows,
    maxSpanDays: limits.maxSpanDays,
    statementBytes: limits.statementBytes,
    statementDepth: limits.statementDepth,
    statementCtes: limits.statementCtes,
  };
}

/** A learned table that may be read in full. */
export function relationOf(table: CatalogTable): AllowedRelation {
  return {
    schema: table.schema,
    name: table.sqlName,
    isDefaultSchema: table.schema === null || table.name === table.sqlName,
    columns: table.columns.map((column) => column.name),
    rowScope: [],
    maskedColumns: [],
    requiredTimeColumn: table.isTimeSeries ? table.timeColumn : null,
  };
}

import type { schemaSchema } from '@air/contract';
import type { Catalog, CatalogColumn, CatalogTable } from '@air/engine/learn';
import type { SchemaNoteRecord } from '@air/store';
import type { z } from 'zod';

type SchemaView = z.input<typeof schemaSchema>;

const maxExamples = 20;

export function viewSchema(catalog: Catalog, notes: SchemaNoteRecord[], ddl: string): SchemaView {
  return {
    datasource_id: catalog.datasourceId,
    version: catalog.version,
    learned_at: catalog.learnedAt,
    tables: catalog.tables.map(viewTable),
    relationships: catalog.relationships.map((relationship) => ({
      from_table: relationship.fromTable,
      from_columns: relationship.fromColumns,
      to_table: relationship.toTable,
      to_columns: relationship.toColumns,
      cardinality: relationship.cardinality,
      origin: relationship.origin,
      evidence: relationship.evidence,
    })),
    notes: notes.map(({ object, chunk, md, mdHash, createdAt }) => ({
      object,
      chunk,
      md,
      md_hash: mdHash,
      created_at: createdAt,
    })),
    ddl,
  };
}

function viewTable(table: CatalogTable): SchemaView['tables'][number] {
  return {
    name: table.name,
    kind: table.kind,
    comment: table.comment,
    row_count: table.rowCount,
    primary_key: table.primaryKey,
    time_column: table.timeColumn,
    is_time_series: table.isTimeSeries,
    columns: table.columns.map(viewColumn),
  };
}

function viewColumn(column: CatalogColumn): SchemaView['tables'][number]['columns'][number] {
  return {
    name: column.name,
    type: column.type,
    native_type: column.nativeType,
    nullable: column.nullable,
    comment: column.comment,
    role: column.role,
    sensitivity: column.sensitivity,
    distinct: column.stats?.distinct ?? null,
    null_share: column.stats?.nullShare ?? null,
    min: column.stats?.min ?? null,
    max: column.stats?.max ?? null,
    examples: (column.values ?? []).slice(0, maxExamples),
  };
}

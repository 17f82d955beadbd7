import { columnTypes } from '@air/core';
import { z } from 'zod';
import { cellSchema, idSchema, problemSchema, timestampSchema } from './common.ts';

export const learnedSchema = z
  .strictObject({
    run_id: z.string(),
    datasource_id: idSchema,
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']),
    /** Present once it has succeeded. */
    tables: z.int().nullable(),
    relationships: z.int().nullable(),
    changed: z.int().nullable(),
    unchanged: z.int().nullable(),
    skipped: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    problem: problemSchema.nullable(),
  })
  .meta({ id: 'Learned' });

export const schemaNoteSchema = z
  .strictObject({
    object: z.string(),
    chunk: z.int(),
    md: z.string(),
    md_hash: z.string(),
    created_at: timestampSchema,
  })
  .meta({ id: 'SchemaNote' });

export const catalogColumnSchema = z
  .strictObject({
    name: z.string(),
    type: z.enum(columnTypes),
    native_type: z.string(),
    nullable: z.boolean(),
    comment: z.string().nullable(),
    role: z.string(),
    sensitivity: z.enum(['none', 'personal', 'secret']),
    distinct: z.number().nullable(),
    null_share: z.number().nullable(),
    min: cellSchema,
    max: cellSchema,
    /** Some of its values, for category-like columns. */
    examples: z.array(z.string()),
  })
  .meta({ id: 'CatalogColumn' });

export const catalogTableSchema = z
  .strictObject({
    name: z.string(),
    kind: z.enum(['table', 'view', 'file']),
    comment: z.string().nullable(),
    row_count: z.number().nullable(),
    primary_key: z.array(z.string()),
    time_column: z.string().nullable(),
    is_time_series: z.boolean(),
    columns: z.array(catalogColumnSchema),
  })
  .meta({ id: 'CatalogTable' });

export const relationshipSchema = z
  .strictObject({
    from_table: z.string(),
    from_columns: z.array(z.string()),
    to_table: z.string(),
    to_columns: z.array(z.string()),
    cardinality: z.enum(['many_to_one', 'one_to_one', 'many_to_many']),
    origin: z.enum(['declared', 'inferred', 'confirmed']),
    evidence: z.string(),
  })
  .meta({ id: 'Relationship' });

export const schemaSchema = z
  .strictObject({
    datasource_id: idSchema,
    version: z.string(),
    learned_at: timestampSchema,
    tables: z.array(catalogTableSchema),
    relationships: z.array(relationshipSchema),
    notes: z.array(schemaNoteSchema),
    /** Minimal CREATE TABLE text, as a model would be told. */
    ddl: z.string(),
  })
  .meta({ id: 'Schema' });

export const meaningSchema = z
  .union([
    z.strictObject({ kind: z.literal('table'), table: z.string() }),
    z.strictObject({ kind: z.literal('column'), table: z.string(), column: z.string() }),
    z.strictObject({ kind: z.literal('value'), table: z.string(), column: z.string(), value: z.string() }),
    z.strictObject({
      kind: z.literal('metric'),
      table: z.string(),
      agg: z.string(),
      field: z.string().nullable(),
      expr: z.string().nullable(),
    }),
    z.strictObject({ kind: z.literal('words'), words: z.string() }),
  ])
  .meta({ id: 'Meaning' });

export const synonymSchema = z
  .strictObject({ id: z.string(), phrase: z.string(), meaning: meaningSchema, created_at: timestampSchema })
  .meta({ id: 'Synonym' });

export const newSynonymSchema = z
  .strictObject({ phrase: z.string().min(1).max(200), meaning: meaningSchema })
  .meta({ id: 'NewSynonym' });

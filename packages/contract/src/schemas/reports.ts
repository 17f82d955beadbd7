import { z } from 'zod';
import { irSchema } from '../ir.ts';
import { idSchema, parameterValuesSchema, timestampSchema } from './common.ts';

export const visualSchema = z
  .strictObject({
    type: z.enum(['table', 'line', 'bar', 'area', 'pie', 'scatter', 'number']),
    x: z.string().optional(),
    y: z.union([z.string(), z.array(z.string())]).optional(),
    series: z.string().optional(),
    title: z.string().optional(),
  })
  .meta({ id: 'Visual' });

/** `report_versions.def_json`. */
export const reportDefinitionSchema = z
  .strictObject({
    version: z.literal('1').default('1'),
    ir: irSchema.optional(),
    /** Instead of an IR: SQL written by a person, for one dialect. */
    sql: z.string().min(1).max(1_000_000).optional(),
    params: z
      .strictObject({
        exposed: z.array(z.string()).default([]),
        /** JSON Schema of the parameters. */
        schema: z.record(z.string(), z.unknown()).default({ type: 'object', properties: {} }),
        defaults: parameterValuesSchema.default({}),
      })
      .default({ exposed: [], schema: { type: 'object', properties: {} }, defaults: {} }),
    visuals: z.array(visualSchema).max(50).default([]),
    notes: z.string().max(20_000).default(''),
  })
  .meta({ id: 'ReportDefinition' });

export const newReportSchema = z
  .strictObject({ key: idSchema, title: z.string().min(1).max(200), owner: z.string().max(200).optional() })
  .meta({ id: 'NewReport' });

export const reportVersionSchema = z
  .strictObject({
    id: z.string(),
    report_key: z.string(),
    version: z.int(),
    scope_version_id: z.string().nullable(),
    /** Null: the report is portable, and each run names its datasource. */
    datasource_id: idSchema.nullable(),
    def: reportDefinitionSchema,
    /** SHA-256 over the canonical JSON of `def`. */
    checksum: z.string(),
    status: z.enum(['active', 'superseded']),
    created_at: timestampSchema,
  })
  .meta({ id: 'ReportVersion' });

export const reportSchema = z
  .strictObject({
    id: z.string(),
    key: idSchema,
    title: z.string(),
    owner: z.string(),
    archived: z.boolean(),
    latest_version: z.int().nullable(),
    datasource_id: idSchema.nullable(),
    last_run_id: z.string().nullable(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Report' });

export const reportDetailSchema = z
  .strictObject({ ...reportSchema.shape, versions: z.array(reportVersionSchema) })
  .meta({ id: 'ReportDetail' });

/** Either the definition itself, as spec and export write it, or wrapped with what it binds to. */
export const newReportVersionSchema = z
  .union([
    z.strictObject({
      def: reportDefinitionSchema,
      datasource_id: idSchema.nullable().optional(),
      scope_version_id: z.string().nullable().optional(),
    }),
    reportDefinitionSchema,
  ])
  .meta({ id: 'NewReportVersion' });

/** Parameter values, bare or as `{"params": {…}}`. */
export const runReportSchema = z
  .union([
    z.strictObject({
      params: parameterValuesSchema,
      as_of: z.iso.datetime({ local: true, offset: true }).optional(),
      wait: z.number().min(0).max(60).optional(),
    }),
    parameterValuesSchema,
  ])
  .meta({ id: 'RunReport' });

export const reportExportSchema = z
  .strictObject({
    air_export: z.literal('1'),
    key: idSchema,
    title: z.string(),
    owner: z.string(),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        datasource_id: idSchema.nullable(),
        def: reportDefinitionSchema,
        checksum: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReportExport' });

export type Visual = z.output<typeof visualSchema>;

export type ReportDefinition = z.output<typeof reportDefinitionSchema>;

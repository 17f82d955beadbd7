import { z } from 'zod';
import { irSchema } from '../ir.ts';
import { cellSchema, columnSchema, idSchema, parameterValuesSchema, problemSchema, timestampSchema } from './common.ts';
import { visualSchema } from './reports.ts';
import { agreementSchema, safetyReportSchema } from './sql.ts';

export const runStatusSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']);

export const runSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['query', 'learn', 'probe', 'explain']),
    status: runStatusSchema,
    datasource_id: idSchema,
    report_key: z.string().nullable(),
    report_version: z.int().nullable(),
    scope_version_id: z.string().nullable(),
    question: z.string().nullable(),
    requested_by: z.string(),
    /** What wrote the SQL: the compiler, a model, or a person. */
    generator: z.enum(['compiler', 'model', 'person']).nullable(),
    ir: irSchema.nullable(),
    sql: z.string().nullable(),
    sql_params: z.array(cellSchema),
    params: parameterValuesSchema,
    visuals: z.array(visualSchema),
    safety_report: safetyReportSchema.nullable(),
    /** Whether the compiler gives the same rows, where a model wrote the SQL. */
    agreement: agreementSchema.nullable(),
    /** The moment that relative times were counted from. */
    as_of: timestampSchema,
    /** 0 to 1 while running, when it is known. */
    progress: z.number().nullable(),
    step: z.string().nullable(),
    row_count: z.int().nullable(),
    byte_count: z.int().nullable(),
    /** The name of the limit that cut the result, if one did. */
    truncated_by: z.enum(['rows', 'bytes']).nullable(),
    columns: z.array(columnSchema),
    problem: problemSchema.nullable(),
    cancel_requested: z.boolean(),
    queued_at: timestampSchema,
    started_at: timestampSchema.nullable(),
    finished_at: timestampSchema.nullable(),
    queue_ms: z.number().nullable(),
    run_ms: z.number().nullable(),
    trace_id: z.string(),
  })
  .meta({ id: 'Run' });

export const newRunSchema = z
  .strictObject({
    datasource_id: idSchema.optional(),
    /** One of `ir` and `sql`. SQL must be one read-only query; `{{name}}` in it is a bound parameter. */
    ir: irSchema.optional(),
    sql: z.string().min(1).max(1_000_000).optional(),
    params: parameterValuesSchema.optional(),
    as_of: z.iso.datetime({ local: true, offset: true }).optional(),
    question: z.string().max(2_000).optional(),
    scope_version_id: z.string().optional(),
    /** Seconds to wait for the end before answering; the run goes on afterwards. */
    wait: z.number().min(0).max(60).optional(),
  })
  .meta({ id: 'NewRun' });

export const resultPageSchema = z
  .strictObject({
    run_id: z.string(),
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
    offset: z.int(),
    total_rows: z.int(),
    truncated_by: z.enum(['rows', 'bytes']).nullable(),
    /** When the rows were read from the source. */
    as_of: timestampSchema,
  })
  .meta({ id: 'ResultPage' });

const findingLevelSchema = z.enum(['ok', 'note', 'warning', 'problem']);

export const findingSchema = z
  .strictObject({
    check: z.enum([
      'empty_result',
      'null_share',
      'duplicate_keys',
      'fan_out',
      'outliers',
      'sum_of_parts',
      'missing_periods',
      'drift',
      'truncated',
    ]),
    level: findingLevelSchema,
    column: z.string().nullable(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Finding' });

export const analysisSchema = z
  .strictObject({
    id: z.string(),
    run_id: z.string(),
    /** Null when no model took part. */
    model_used: z.string().nullable(),
    rubric_version: z.string(),
    verdict: z.strictObject({
      level: findingLevelSchema,
      findings: z.array(findingSchema),
      /** What a model said of the result; null without one. It adds remarks, and never takes a finding away. */
      model: z
        .strictObject({
          level: findingLevelSchema,
          summary: z.string(),
          remarks: z.array(z.strictObject({ level: findingLevelSchema, message: z.string() })),
        })
        .nullable(),
    }),
    analysis_md: z.string(),
    created_at: timestampSchema,
  })
  .meta({ id: 'Analysis' });

export type Finding = z.output<typeof findingSchema>;

export type Run = z.output<typeof runSchema>;

export type Analysis = z.output<typeof analysisSchema>;

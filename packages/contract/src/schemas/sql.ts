import { dialects, errorCodes } from '@air/core';
import { z } from 'zod';
import { irSchema } from '../ir.ts';
import { cellSchema, idSchema, parameterValuesSchema, positionSchema } from './common.ts';

export const safetyFindingSchema = z
  .strictObject({
    rule: z.enum(errorCodes),
    /** `refused` stops the statement; `changed` was mended (a LIMIT lowered); `warning` is advice. */
    level: z.enum(['refused', 'changed', 'warning']),
    message: z.string(),
    position: positionSchema.nullable(),
    hint: z.string().nullable(),
  })
  .meta({ id: 'SafetyFinding' });

export const safetyReportSchema = z
  .strictObject({
    verdict: z.enum(['allowed', 'refused']),
    dialect: z.enum(dialects),
    findings: z.array(safetyFindingSchema),
    relations: z.array(z.string()),
    functions: z.array(z.string()),
    /** Rows the statement can return at most. */
    row_limit: z.int().nullable(),
    /** What was proved, in order: `size`, `grammar`, `single statement`, … */
    checks: z.array(z.string()),
  })
  .meta({ id: 'SafetyReport' });

export const agreementSchema = z
  .strictObject({
    /** Whether a model's SQL and AIR's own compiler gave the same rows. `not_checked`: there was nothing to compare. */
    state: z.enum(['agrees', 'differs', 'not_checked']),
    message: z.string(),
  })
  .meta({ id: 'Agreement' });

export const buildIrSchema = z.strictObject({ scope_version_id: z.string() }).meta({ id: 'BuildIr' });

export const builtIrSchema = z.strictObject({ scope_version_id: z.string(), ir: irSchema }).meta({ id: 'BuiltIr' });

/** The IR itself, or wrapped with what it is written for. */
export const writeSqlSchema = z
  .union([
    z.strictObject({
      ir: irSchema,
      datasource_id: idSchema.optional(),
      params: parameterValuesSchema.optional(),
      as_of: z.iso.datetime({ local: true, offset: true }).optional(),
      /** Ask the engine for its plan and warn of what it shows. */
      explain: z.boolean().default(false),
    }),
    irSchema,
  ])
  .meta({ id: 'WriteSql' });

export const writtenSqlSchema = z
  .strictObject({
    sql: z.string(),
    /** Values for the placeholders of `sql`, in order. */
    params: z.array(cellSchema),
    dialect: z.enum(dialects),
    datasource_id: idSchema,
    /** `compiler`: written by AIR itself from the IR. */
    generator: z.enum(['compiler', 'model', 'person']),
    safety_report: safetyReportSchema,
  })
  .meta({ id: 'WrittenSql' });

export type SafetyReport = z.output<typeof safetyReportSchema>;

export type SafetyFinding = z.output<typeof safetyFindingSchema>;

export type Agreement = z.output<typeof agreementSchema>;

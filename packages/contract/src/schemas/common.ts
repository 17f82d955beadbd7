import { columnTypes, errorCodes } from '@air/core';
import { z } from 'zod';

/** Ids and keys that callers choose; also what a path segment may hold. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'letters, digits, "_", "." and "-" only, at most 100');

export const timestampSchema = z.iso.datetime();
export const positionSchema = z.int().nonnegative();

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(errorCodes),
    hint: z.string().optional(),
    position: positionSchema.optional(),
    run_id: z.string().optional(),
    trace_id: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]).meta({ id: 'Cell' });

export const columnSchema = z
  .strictObject({ name: z.string(), type: z.enum(columnTypes), native_type: z.string() })
  .meta({ id: 'Column' });

/** Values for the `{{name}}` parameters of a query or report. */
export const parameterValuesSchema = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
  )
  .meta({ id: 'ParameterValues' });

export type ParameterValues = z.output<typeof parameterValuesSchema>;

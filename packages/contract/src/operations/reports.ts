import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import {
  newReportSchema,
  newReportVersionSchema,
  reportDetailSchema,
  reportExportSchema,
  reportSchema,
  reportVersionSchema,
  runReportSchema,
} from '../schemas/reports.ts';
import { runSchema } from '../schemas/runs.ts';
import { flag, keyPath, listOf, page, waitSeconds } from './parts.ts';

export const reportsOperations = {
  listReports: {
    method: 'GET',
    path: '/v1/reports',
    tag: 'reports',
    isTool: true,
    summary: 'Lists the reports',
    query: z.strictObject({ ...page, archived: flag.optional() }),
    responses: { 200: listOf(reportSchema) },
  },
  createReport: {
    method: 'POST',
    path: '/v1/reports',
    tag: 'reports',
    summary: 'Creates a report without a version yet',
    body: newReportSchema,
    responses: { 201: reportSchema },
  },
  importReport: {
    method: 'POST',
    path: '/v1/reports/import',
    tag: 'reports',
    summary: 'Imports a report from an export, JSON or YAML; a changed checksum is refused',
    body: reportExportSchema,
    consumes: ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml'],
    responses: { 201: reportDetailSchema },
  },
  getReport: {
    method: 'GET',
    path: '/v1/reports/{key}',
    tag: 'reports',
    isTool: true,
    summary: 'Shows a report with its versions and parameters',
    params: keyPath,
    responses: { 200: reportDetailSchema },
  },
  archiveReport: {
    method: 'DELETE',
    path: '/v1/reports/{key}',
    tag: 'reports',
    summary: 'Archives a report; its runs stay',
    params: keyPath,
    responses: { 204: null },
  },
  createReportVersion: {
    method: 'POST',
    path: '/v1/reports/{key}/versions',
    tag: 'reports',
    summary: 'Adds a version, bound to a datasource or portable',
    params: keyPath,
    body: newReportVersionSchema,
    query: z.strictObject({ datasource_id: idSchema.optional() }),
    responses: { 201: reportVersionSchema },
  },
  runReport: {
    method: 'POST',
    path: '/v1/reports/{key}/run',
    tag: 'reports',
    isTool: true,
    summary: 'Runs a report with parameters, without any model',
    params: keyPath,
    body: runReportSchema.optional(),
    query: z.strictObject({
      datasource_id: idSchema.optional(),
      version: z.coerce.number().int().min(1).optional(),
      wait: waitSeconds,
    }),
    responses: { 202: runSchema },
  },
  exportReport: {
    method: 'GET',
    path: '/v1/reports/{key}/export',
    tag: 'reports',
    summary: 'Exports a report with all its versions',
    params: keyPath,
    query: z.strictObject({ format: z.enum(['json', 'yaml']).default('json') }),
    responses: { 200: reportExportSchema },
    produces: ['application/json', 'application/yaml'],
  },
} as const satisfies Record<string, Operation>;

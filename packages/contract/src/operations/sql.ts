import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { idSchema } from '../schemas/common.ts';
import { buildIrSchema, builtIrSchema, writeSqlSchema, writtenSqlSchema } from '../schemas/sql.ts';

export const sqlOperations = {
  buildIr: {
    method: 'POST',
    path: '/v1/ir/build',
    tag: 'sql',
    access: 'viewer',
    summary: 'Builds the IR of an approved scope version',
    body: buildIrSchema,
    responses: { 200: builtIrSchema },
  },
  writeSql: {
    method: 'POST',
    path: '/v1/sql',
    tag: 'sql',
    access: 'viewer',
    isTool: true,
    summary: 'Writes the SQL of an IR for a datasource and reports on its safety',
    body: writeSqlSchema,
    query: z.strictObject({ datasource_id: idSchema.optional() }),
    responses: { 200: writtenSqlSchema },
  },
} as const satisfies Record<string, Operation>;

import { expect, test } from 'vitest';
import { explainIssue } from './explain-issue.ts';
import { irSchema } from './ir.ts';
import { newDatasourceSchema } from './schemas/datasources.ts';
import { newReportVersionSchema } from './schemas/reports.ts';
import type { z } from 'zod';

function explain(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('was accepted');
  return explainIssue(schema, parsed.error);
}

test('an unknown field is named with the nearest known one', () => {
  expect(explain(irSchema, { entities: ['a'], metrcs: [] })).toMatchObject({
    kind: 'unknown_key',
    at: 'metrcs',
    message: 'unknown field "metrcs"',
    hint: 'did you mean "metrics"?',
  });
});

test('a word that is near to nothing gets the list of what is known', () => {
  expect(explain(newDatasourceSchema, { id: 'a', kind: 'sqlite', zzzzzz: 1 }).hint).toMatch(
    /known fields: id, kind, dsn/,
  );
});

test('inside a union the branch that was meant is explained', () => {
  const { at, message } = explain(irSchema, { entities: ['a'], filters: [{ field: 'x', op: '==' }] });
  expect(at).toBe('filters[0].op');
  expect(message).toMatch(/expected one of/);
});

test('a wrapped report definition is explained from within', () => {
  expect(explain(newReportVersionSchema, { def: { ir: { entities: [] } } }).at).toBe('def.ir.entities');
  expect(explain(newReportVersionSchema, { ir: { entities: ['a'], limit: 'x' } }).at).toBe('ir.limit');
});

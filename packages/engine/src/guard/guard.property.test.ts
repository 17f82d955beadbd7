import type { Dialect } from '@air/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openGuard } from './guard.ts';
import { shopPolicy } from './testing/shop-policy.ts';

const guard = openGuard();
afterAll(() => guard.close());

const isAllowed = async (dialect: Dialect, text: string): Promise<boolean> =>
  (await guard.check({ dialect, text, parameters: [] }, shopPolicy(dialect))).isAllowed;

const wrappers = [
  (inner: string) => `SELECT * FROM (${inner}) q`,
  (inner: string) => `WITH q AS (${inner}) SELECT * FROM q`,
  (inner: string) => `SELECT 1 FROM shops WHERE EXISTS (${inner})`,
  (inner: string) => `SELECT (SELECT count(*) FROM (${inner}) q) AS n`,
  (inner: string) => `SELECT CASE WHEN 1 IN (SELECT 1 FROM (${inner}) q) THEN 1 ELSE 0 END`,
  (inner: string) => `SELECT 1 UNION ALL SELECT count(*) FROM (${inner}) q`,
  (inner: string) => `SELECT a.id FROM shops a LEFT JOIN (${inner}) b ON 1 = 1`,
  (inner: string) => `SELECT coalesce((SELECT 1 FROM (${inner}) q), 0) FROM shops ORDER BY 1`,
  (inner: string) => `WITH shops AS (SELECT 1 AS id) SELECT * FROM shops, (${inner}) z`,
];
const good = ['SELECT id AS x FROM shops', 'SELECT amount AS x FROM orders', 'SELECT sum(price) AS x FROM items'];
const bad = [
  'SELECT id AS x FROM staff',
  'SELECT evil(1) AS x',
  'SELECT value AS x FROM readings',
  'SELECT id AS x FROM other.shops',
];

const wrapped = (inner: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...inner), fc.array(fc.constantFrom(...wrappers), { maxLength: 4 }))
    .map(([text, layers]) => layers.reduce((current, layer) => layer(current), text));

describe.each(['sqlite', 'postgres', 'mysql', 'duckdb'] as const)('on %s', (dialect) => {
  test('a query that is allowed stays so inside of others', async () => {
    await fc.assert(
      fc.asyncProperty(wrapped(good), async (text) => {
        expect({ text, isAllowed: await isAllowed(dialect, text) }).toEqual({ text, isAllowed: true });
      }),
      { numRuns: 60 },
    );
  });

  test('what is refused stays so at any place', async () => {
    await fc.assert(
      fc.asyncProperty(wrapped(bad), async (text) => {
        expect({ text, isAllowed: await isAllowed(dialect, text) }).toEqual({ text, isAllowed: false });
      }),
      { numRuns: 60 },
    );
  });

  test('no text makes the guard throw, and no broken text passes with another relation', async () => {
    const pieces = fc.constantFrom(
      'SELECT',
      '*',
      'FROM',
      'staff',
      ',',
      '(',
      ')',
      `'`,
      '"',
      '`',
      '--',
      '/*',
      '*/',
      ';',
      '\\',
      '$$',
      'WITH',
      'AS',
      'shops',
      '[',
      ']',
      ' ',
      '\n',
      'UNION',
      'E',
      '$1',
      '?',
      'x',
      '1',
      '.',
      '#',
      '!',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const verdict = await guard.check({ dialect, text, parameters: [] }, shopPolicy(dialect));
        const foreign = verdict.report.relations.filter((name) => !['shops', 'orders', 'items'].includes(name));
        expect({ text, foreign }).toEqual({ text, foreign: [] });
      }),
      { numRuns: 400 },
    );
  });

  test('a comment or a quote in front of a denied read does not hide it', async () => {
    const covers = fc.constantFrom(
      '/* x */',
      '/**/',
      '-- x\n',
      `'a' || `,
      `'it''s', `,
      `'\\\\', `,
      '/* -- */',
      `'/*' , `,
      `'--', `,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(covers, { maxLength: 4 }), async (parts) => {
        expect(await isAllowed(dialect, `SELECT ${parts.join(' ')} (SELECT max(name) FROM staff)`)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

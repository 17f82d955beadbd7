import { fixedClock, type Dialect, type SqlParameter } from '@air/core';
import { isSealed } from '@air/core/seal';
import { afterAll, describe, expect, test } from 'vitest';
import { openGuard, type Verdict } from './guard.ts';
import type { GuardPolicy } from './policy.ts';
import { scopedPolicy, shopPolicy } from './testing/shop-policy.ts';

const guard = openGuard(fixedClock('2025-06-15T12:00:00Z'));
afterAll(() => guard.close());

const every = ['sqlite', 'postgres', 'mysql', 'duckdb'] as const;

function check(
  dialect: Dialect,
  text: string,
  extra: { parameters?: SqlParameter[]; policy?: GuardPolicy } = {},
): Promise<Verdict> {
  return guard.check({ dialect, text, parameters: extra.parameters ?? [] }, extra.policy ?? shopPolicy(dialect));
}

async function rewritten(dialect: Dialect, text: string, extra: Parameters<typeof check>[2] = {}): Promise<string> {
  const verdict = await check(dialect, text, extra);
  expect(verdict.report.findings.filter((finding) => finding.level === 'refused')).toEqual([]);
  return verdict.isAllowed ? verdict.sql.text : '';
}

async function refusal(dialect: Dialect, text: string, extra: Parameters<typeof check>[2] = {}) {
  const verdict = await check(dialect, text, extra);
  expect(verdict.isAllowed).toBe(false);
  const [finding] = verdict.report.findings;
  if (!finding) throw new Error('a refusal without a finding');
  return finding;
}

describe('the row limit', () => {
  test.each(every)(
    'is added on %s where none is written, and what follows the statement is left out',
    async (dialect) => {
      expect(await rewritten(dialect, 'SELECT name FROM shops -- all of them\n; -- end')).toBe(
        'SELECT name FROM shops\nLIMIT 101',
      );
    },
  );

  test.each(every)('is lowered on %s when it is higher than allowed, and kept when it is not', async (dialect) => {
    expect(await rewritten(dialect, 'SELECT name FROM shops LIMIT 5000 OFFSET 2')).toBe(
      'SELECT name FROM shops LIMIT 1001 OFFSET 2',
    );
    expect(await rewritten(dialect, 'SELECT name FROM shops LIMIT 7')).toBe('SELECT name FROM shops LIMIT 7');
  });

  test('is lowered where it is a parameter', async () => {
    const verdict = await check('mysql', 'SELECT name FROM shops WHERE id > ? LIMIT ?', { parameters: [3, 100_000] });
    expect(verdict.isAllowed && [verdict.sql.text, verdict.sql.parameters]).toEqual([
      'SELECT name FROM shops WHERE id > ? LIMIT 1001',
      [3],
    ]);
  });

  test('replaces LIMIT ALL, and is added behind an OFFSET', async () => {
    expect(await rewritten('postgres', 'SELECT name FROM shops LIMIT ALL')).toBe('SELECT name FROM shops LIMIT 1001');
    expect(await rewritten('postgres', 'SELECT name FROM shops OFFSET 3')).toBe(
      'SELECT name FROM shops OFFSET 3\nLIMIT 101',
    );
    expect(await rewritten('postgres', 'SELECT name FROM shops FETCH FIRST 9999 ROWS ONLY')).toBe(
      'SELECT name FROM shops FETCH FIRST 1001 ROWS ONLY',
    );
  });

  test('belongs to the whole of a union, not to its last part', async () => {
    expect(await rewritten('mysql', '(SELECT 1 LIMIT 9999) UNION (SELECT 2)')).toBe(
      '(SELECT 1 LIMIT 9999) UNION (SELECT 2)\nLIMIT 101',
    );
  });

  test('is told in the report, and carried by the statement for the connector', async () => {
    const verdict = await check('sqlite', 'SELECT name FROM shops LIMIT 5000');
    expect(verdict.report).toMatchObject({
      row_limit: 1000,
      findings: [{ rule: 'guard.row_limit', level: 'changed', position: 29 }],
    });
    expect(verdict.isAllowed && verdict.sql.maxRows).toBe(1000);
    expect(verdict.isAllowed && isSealed(verdict.sql)).toBe(true);
  });
});

describe('the row scope', () => {
  test('keeps numbered parameters and adds its own behind them', async () => {
    const parameters = ['paid'];
    const verdict = await check('postgres', 'SELECT o.amount FROM orders o WHERE o.status = $1 LIMIT 5', {
      parameters,
      policy: scopedPolicy('postgres'),
    });
    expect(verdict.isAllowed && verdict.sql.text).toBe(
      'SELECT o.amount FROM (SELECT "id", "shop_id", "amount", "placed_at", "status", "note", "details" FROM "public"."orders" WHERE "shop_id" IN ($2, $3)) o WHERE o.status = $1 LIMIT 5',
    );
    expect(verdict.isAllowed && verdict.sql.parameters).toEqual(['paid', 1, 2]);
  });

  test('puts positional parameters in the order of the text', async () => {
    const text =
      'SELECT ? AS a, amount FROM orders WHERE status = ? AND id IN (SELECT order_id FROM items WHERE price > ?)';
    const verdict = await check('mysql', text, {
      parameters: ['first', 'second', 'third'],
      policy: scopedPolicy('mysql'),
    });
    expect(verdict.isAllowed && verdict.sql.parameters).toEqual(['first', 1, 2, 'second', 'third']);
  });

  test('a caller without any value sees no row', async () => {
    const policy = scopedPolicy('sqlite');
    const relations = policy.relations.map((relation) => ({
      ...relation,
      rowScope: relation.rowScope.map(({ column }) => ({ column, values: [] })),
    }));
    expect(await rewritten('sqlite', 'SELECT name FROM shops', { policy: { ...policy, relations } })).toContain(
      'WHERE 1 = 0)',
    );
  });

  test('a common table expression of the same name is not taken for the relation', async () => {
    const text = await rewritten('postgres', 'WITH shops AS (SELECT * FROM public.shops) SELECT * FROM shops', {
      policy: scopedPolicy('postgres'),
    });
    expect(text.match(/IN \(\$1, \$2\)/g)).toHaveLength(1);
    expect(text).toMatch(/SELECT \* FROM shops\nLIMIT 101$/);
  });

  test('names beyond ASCII do not shift what is replaced', async () => {
    for (const dialect of ['postgres', 'duckdb'] as const) {
      const text = await rewritten(dialect, `SELECT '€ü😀' AS "größe", s.name FROM shops s`, {
        policy: scopedPolicy(dialect),
      });
      expect(text).toMatch(/^SELECT '€ü😀' AS "größe", s\.name FROM \(SELECT .* IN \(\$1, \$2\)\) s\nLIMIT 101$/);
    }
  });
});

describe('common table expressions on MySQL', () => {
  test('get names of their own as soon as one WITH stands inside another', async () => {
    const text =
      'WITH staff AS (SELECT 1 AS a) SELECT * FROM (WITH q AS (SELECT a FROM staff) SELECT staff.a FROM q, staff) z';
    expect(await rewritten('mysql', text)).toBe(
      'WITH `air_cte1` AS (SELECT 1 AS a) SELECT * FROM (WITH `air_cte2` AS (SELECT a FROM `air_cte1` AS `staff`) SELECT staff.a FROM `air_cte2` AS `q`, `air_cte1` AS `staff`) z\nLIMIT 101',
    );
  });

  test('keep theirs where there is one WITH', async () => {
    expect(await rewritten('mysql', 'WITH q AS (SELECT 1 AS a) SELECT a FROM q LIMIT 1')).toBe(
      'WITH q AS (SELECT 1 AS a) SELECT a FROM q LIMIT 1',
    );
  });
});

describe('time-series relations', () => {
  const bounded: [Dialect, string][] = [
    ['postgres', `ts >= now() - interval '30 days' AND ts < now()`],
    ['postgres', `ts >= date_trunc('month', now()) - interval '1 month' AND ts < date_trunc('month', now())`],
    ['postgres', `ts >= $1 AND ts < $2`],
    ['mysql', 'ts >= NOW() - INTERVAL 7 DAY AND ts <= NOW()'],
    ['sqlite', `ts BETWEEN date('now', 'start of month', '-1 month') AND date('now')`],
    ['duckdb', 'ts >= current_date - INTERVAL 1 MONTH AND ts < current_date'],
  ];
  test.each(bounded)('may be read on %s when %s', async (dialect, where) => {
    const parameters = where.includes('$1') ? ['2025-01-01', '2025-02-01'] : [];
    const verdict = await check(dialect, `SELECT avg(value) FROM readings WHERE ${where}`, { parameters });
    expect(verdict.report.verdict).toBe('allowed');
  });

  test.each(every)('may not be read over more than the widest span on %s', async (dialect) => {
    const finding = await refusal(
      dialect,
      `SELECT avg(value) FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-06-01'`,
    );
    expect(finding).toMatchObject({
      rule: 'guard.time_span_too_wide',
      message: 'readings is read over 151 days; the limit is 92',
    });
  });

  test('the span counts for parameters by their values', async () => {
    const text = 'SELECT avg(value) FROM readings WHERE ts >= ? AND ts < ?';
    expect((await refusal('mysql', text, { parameters: ['2020-01-01', '2025-01-01'] })).rule).toBe(
      'guard.time_span_too_wide',
    );
    expect((await refusal('mysql', text, { parameters: ['x', '2025-01-01'] })).rule).toBe('guard.time_filter_required');
  });

  test('the refusal tells what is missing and where', async () => {
    expect(await refusal('postgres', `SELECT avg(value) FROM readings WHERE ts >= '2025-01-01'`)).toEqual({
      rule: 'guard.time_filter_required',
      level: 'refused',
      message: 'readings is read without an end of ts',
      position: 23,
      hint: `add ts >= '…' AND ts < '…' with dates that can be told before the query runs`,
    });
  });
});

describe('a refusal', () => {
  test.each(every)('names the relation, its place and the nearest that is allowed on %s', async (dialect) => {
    expect(await refusal(dialect, 'SELECT 1 FROM ordres')).toMatchObject({
      rule: 'guard.relation_denied',
      position: 14,
      hint: 'did you mean orders?',
    });
  });

  test.each(every)('names the function and the nearest that is allowed on %s', async (dialect) => {
    const finding = await refusal(dialect, 'SELECT 1, coalescce(name) FROM shops');
    expect(finding).toMatchObject({
      rule: 'guard.function_denied',
      message: 'the function coalescce may not be called',
      hint: 'did you mean coalesce?',
    });
  });

  test('holds every finding, not only the first', async () => {
    const verdict = await check('sqlite', 'SELECT a(1), b(2) FROM staff, secrets');
    expect(verdict.report.findings.map((finding) => finding.rule)).toEqual([
      'guard.relation_denied',
      'guard.relation_denied',
      'guard.function_denied',
      'guard.function_denied',
    ]);
  });

  test('of a second statement points at the semicolon', async () => {
    expect(await refusal('postgres', 'SELECT 1; DROP TABLE shops')).toMatchObject({
      rule: 'guard.not_single',
      position: 8,
    });
  });

  test('comes before any parser where a statement is too large, too deep or too wide', async () => {
    expect((await refusal('postgres', `SELECT '${'x'.repeat(70_000)}'`)).rule).toBe('guard.too_large');
    expect((await refusal('postgres', `SELECT ${'('.repeat(300)}1${')'.repeat(300)}`)).rule).toBe('guard.too_large');
    const ctes = Array.from({ length: 80 }, (_, index) => `c${index} AS (SELECT 1)`).join(', ');
    expect((await refusal('postgres', `WITH ${ctes} SELECT 1`)).rule).toBe('guard.too_large');
  });

  test('meets expressions that double one another', async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `c${index + 1} AS (SELECT a.x FROM c${index} a, c${index} b)`,
    ).join(', ');
    expect((await refusal('mysql', `WITH c0 AS (SELECT id AS x FROM shops), ${doubling} SELECT * FROM c40`)).rule).toBe(
      'guard.too_large',
    );
  });

  test('is given for a statement with a NUL, for half a surrogate and for odd spaces', async () => {
    for (const text of ['SELECT 1\0', 'SELECT \uD800', 'SELECT\u00A01', 'SELECT 1 -- a\r, 2']) {
      for (const dialect of every) expect((await refusal(dialect, text)).rule).toBe('guard.not_parsed');
    }
  });

  test('counts placeholders without a value', async () => {
    expect((await refusal('postgres', 'SELECT $2', { parameters: [1] })).message).toBe(
      'there is no value for parameter 2',
    );
    expect((await refusal('sqlite', 'SELECT ?, ?', { parameters: [1] })).message).toBe(
      'there is no value for parameter 2',
    );
  });
});

test('the report lists what was proved, in order', async () => {
  const verdict = await check('postgres', 'SELECT lower(name), count(*) FROM shops GROUP BY 1');
  expect(verdict.report).toMatchObject({
    verdict: 'allowed',
    relations: ['shops'],
    functions: ['count', 'lower'],
    checks: [
      'size',
      'single statement',
      'nesting',
      'grammar',
      'read-only',
      'relations',
      'functions',
      'time filter',
      'row limit',
    ],
  });
});

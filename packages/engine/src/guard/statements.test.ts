import type { Dialect } from '@air/core';
import { afterAll, describe, expect, test } from 'vitest';
import { openGuard } from './guard.ts';
import { commonAllowed, commonRefused } from './testing/common-statements.ts';
import { duckdbAllowed, duckdbRefused } from './testing/duckdb-statements.ts';
import { linesOf } from './testing/lines-of.ts';
import { mysqlAllowed, mysqlRefused } from './testing/mysql-statements.ts';
import { postgresAllowed, postgresRefused } from './testing/postgres-statements.ts';
import { maskedPolicy, scopedPolicy, shopPolicy } from './testing/shop-policy.ts';
import { sqliteAllowed, sqliteRefused } from './testing/sqlite-statements.ts';

const guard = openGuard();
afterAll(() => guard.close());

const lists: [Dialect, { refused: string; allowed: string }][] = [
  ['sqlite', { refused: sqliteRefused, allowed: sqliteAllowed }],
  ['postgres', { refused: postgresRefused, allowed: postgresAllowed }],
  ['timescale', { refused: postgresRefused, allowed: postgresAllowed }],
  ['mysql', { refused: mysqlRefused, allowed: mysqlAllowed }],
  ['duckdb', { refused: duckdbRefused, allowed: duckdbAllowed }],
];

/** A form of reading that has no place for a sub-select. */
const cannotBeNarrowed = /TABLESAMPLE BERNOULLI/;

describe.each(lists)('on %s', (dialect, { refused, allowed }) => {
  test('what reads more than the policy allows, or does more than read, is refused with a reason', async () => {
    for (const text of [...linesOf(commonRefused), ...linesOf(refused)]) {
      const verdict = await guard.check({ dialect, text, parameters: [] }, shopPolicy(dialect));
      const [finding] = verdict.report.findings;
      expect({ text, isAllowed: verdict.isAllowed, level: finding?.level }).toEqual({
        text,
        isAllowed: false,
        level: 'refused',
      });
      expect(finding?.rule).toMatch(/^guard\./);
    }
  });

  test('what people write in reports is allowed', async () => {
    for (const text of [...linesOf(commonAllowed), ...linesOf(allowed)]) {
      const verdict = await guard.check({ dialect, text, parameters: [] }, shopPolicy(dialect));
      expect({ text, refused: verdict.report.findings.filter((finding) => finding.level === 'refused') }).toEqual({
        text,
        refused: [],
      });
    }
  });

  test('under a row scope the same statements are narrowed, each read with values of its own', async () => {
    const narrowed = [...linesOf(commonAllowed), ...linesOf(allowed)].filter((line) => !cannotBeNarrowed.test(line));
    for (const text of narrowed) {
      const verdict = await guard.check({ dialect, text, parameters: [] }, scopedPolicy(dialect));
      const refusals = verdict.report.findings.filter((finding) => finding.level === 'refused');
      const sql = verdict.isAllowed ? verdict.sql : { text: '', parameters: [] };
      const reads =
        sql.text.match(/FROM (["`]\w+["`]\.)?["`](shops|orders|readings)["`] WHERE ["`](id|shop_id)["`] IN \(/g) ?? [];
      expect({ text, refusals, parameters: sql.parameters.length }).toEqual({
        text,
        refusals: [],
        parameters: reads.length * 2,
      });
    }
  });

  test('where columns are masked the same statements are allowed, and the report says so', async () => {
    const narrowed = [...linesOf(commonAllowed), ...linesOf(allowed)].filter((line) => !cannotBeNarrowed.test(line));
    for (const text of narrowed) {
      const verdict = await guard.check({ dialect, text, parameters: [] }, maskedPolicy(dialect));
      const sql = verdict.isAllowed ? verdict.sql.text : '';
      const isRead = /FROM (["`]\w+["`]\.)?["`](shops|orders|readings)["`]\)/.test(sql);
      const isTold = verdict.report.findings.some(({ message }) => message === 'columns were masked');
      expect({ text, isAllowed: verdict.isAllowed, isTold }).toEqual({ text, isAllowed: true, isTold: isRead });
    }
  });
});

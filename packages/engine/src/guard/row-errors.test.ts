import type { Dialect } from '@air/core';
import { afterAll, describe, expect, test } from 'vitest';
import { openGuard } from './guard.ts';
import { linesOf } from './testing/lines-of.ts';
import { scopedPolicy } from './testing/shop-policy.ts';

const guard = openGuard();
afterAll(() => guard.close());

const fences = {
  sqlite: 'LIMIT -1)',
  postgres: 'OFFSET 0)',
  mysql: 'LIMIT 18446744073709551615)',
  duckdb: 'LIMIT 9223372036854775807)',
};

/** An error in one of these would tell of a row that is not the caller's, were it computed before the row is left out. */
const telling = `
  SELECT id FROM orders WHERE 10 / (shop_id - 3) < 50
  SELECT id FROM orders WHERE amount > 0 AND CAST(note AS decimal(10, 2)) > 0
  SELECT id FROM orders WHERE NOT (abs(amount) > 5)
  SELECT id FROM orders WHERE note LIKE status
  SELECT id FROM orders WHERE CASE WHEN status = 'FOREIGN' THEN 1 / (id - 3) ELSE 1 END = 1
  SELECT o.id FROM orders o JOIN shops s ON 10 / (s.id - 3) = o.id
  SELECT o.id FROM orders o LEFT JOIN shops s ON s.id = o.shop_id AND CAST(s.name AS decimal(10, 2)) > 0
  SELECT shop_id FROM orders GROUP BY shop_id HAVING 10 / (shop_id - 3) > 1
  SELECT x FROM (SELECT 10 / (shop_id - 3) AS x FROM orders) q WHERE x > 1
  WITH q AS (SELECT 10 / (shop_id - 3) AS x FROM orders) SELECT x FROM q WHERE x > 1
  WITH q AS (SELECT 10 / (shop_id - 3) AS x FROM orders) SELECT a.x FROM q a JOIN q b ON a.x = b.x
  SELECT id FROM shops WHERE id IN (SELECT 10 / (shop_id - 3) FROM orders)
  SELECT id FROM shops s WHERE EXISTS (SELECT 1 FROM orders o WHERE 10 / (o.shop_id - 3) = s.id)
  SELECT id FROM shops WHERE (SELECT max(10 / (shop_id - 3)) FROM orders WHERE amount / (shop_id - 3) > 1) > 0
  SELECT x FROM (SELECT id AS x FROM orders GROUP BY id, 10 / (shop_id - 3)) q WHERE x > 1
`;

/** What reports mostly are: their conditions hold for every row, so indexes may serve them. */
const plain = `
  SELECT * FROM orders
  SELECT id FROM orders WHERE shop_id = 1 AND amount BETWEEN 1 AND 5
  SELECT id FROM orders WHERE status IN ('paid', 'void') OR note IS NULL
  SELECT id FROM orders WHERE lower(note) LIKE '%fine%'
  SELECT 10 / (shop_id - 3) AS x FROM orders ORDER BY CAST(note AS decimal(10, 2))
  SELECT shop_id, sum(amount / 2) AS half, sum(amount) / count(*) AS mean FROM orders GROUP BY shop_id
  SELECT shop_id FROM orders GROUP BY shop_id HAVING sum(amount) / count(*) > 5
  SELECT s.name, sum(o.amount) AS total FROM shops s JOIN orders o ON o.shop_id = s.id GROUP BY s.name
  SELECT name FROM shops s WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = s.id)
  SELECT id FROM orders WHERE amount > (SELECT avg(amount) FROM orders)
  SELECT shop_id, total / 2 AS half FROM (SELECT shop_id, sum(amount) AS total FROM orders GROUP BY shop_id) q WHERE total > 5
`;

describe.each(['sqlite', 'postgres', 'mysql', 'duckdb'] as const satisfies Dialect[])('on %s', (dialect) => {
  const scopedText = async (text: string): Promise<string> => {
    const verdict = await guard.check({ dialect, text, parameters: [] }, scopedPolicy(dialect));
    return verdict.isAllowed ? verdict.sql.text : JSON.stringify(verdict.report.findings);
  };

  test('rows are chosen before anything is computed that may fail on one of them', async () => {
    for (const text of linesOf(telling)) {
      const scoped = await scopedText(text);
      const reads = scoped.split(/WHERE ["`](?:shop_)?id["`] IN \(/).length - 1;
      const fenced = scoped.split(fences[dialect]).length - 1;
      expect({ text, scoped, isRead: reads > 0, fenced }).toEqual({ text, scoped, isRead: true, fenced: reads });
    }
  });

  test('nothing stands between a plain condition and the index that serves it', async () => {
    for (const text of linesOf(plain)) {
      const scoped = await scopedText(text);
      expect({ text, isFenced: scoped.includes(fences[dialect]) }).toEqual({ text, isFenced: false });
      expect(scoped).toMatch(/IN \(/);
    }
  });
});

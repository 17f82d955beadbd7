/** Statements that must never reach every engine, one a line. */
export const commonRefused = String.raw`
  SELECT * FROM staff
  SELECT s.* FROM shops s, staff
  SELECT * FROM shops WHERE id IN (SELECT id FROM staff)
  SELECT (SELECT max(name) FROM staff)
  SELECT CASE WHEN EXISTS (SELECT 1 FROM staff) THEN 1 END
  SELECT count(*) FROM shops HAVING count(*) > (SELECT count(*) FROM staff)
  SELECT * FROM shops ORDER BY (SELECT 1 FROM staff)
  SELECT * FROM shops LIMIT 1 OFFSET (SELECT 1 FROM staff)
  SELECT sum(amount) OVER (PARTITION BY (SELECT 1 FROM staff)) FROM orders
  SELECT sum(amount) OVER w FROM orders WINDOW w AS (ORDER BY (SELECT 1 FROM staff))
  SELECT 1 UNION ALL SELECT id FROM staff
  SELECT 1 EXCEPT SELECT id FROM staff
  WITH a AS (SELECT * FROM staff) SELECT 1
  WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a, staff) SELECT * FROM b
  WITH staff AS (SELECT * FROM staff) SELECT * FROM staff
  WITH a AS (WITH staff AS (SELECT 1 AS x) SELECT * FROM staff) SELECT * FROM staff
  SELECT * FROM (WITH staff AS (SELECT 1 AS x) SELECT * FROM staff) q JOIN staff ON 1 = 1
  WITH a AS (SELECT * FROM b), staff AS (SELECT 1) SELECT * FROM staff UNION ALL SELECT * FROM (SELECT * FROM c) z
  SELECT * FROM shops JOIN (orders JOIN staff ON 1=1) ON 1=1
  SELECT * FROM shops LEFT JOIN orders ON orders.shop_id = (SELECT min(id) FROM staff)
  DELETE FROM shops
  UPDATE shops SET name = 'x'
  INSERT INTO shops SELECT 1
  DROP TABLE shops
  CREATE TABLE x AS SELECT 1
  SELECT 1; SELECT 2
  SELECT 1;; SELECT 2
  BEGIN
  COMMIT
  EXPLAIN SELECT * FROM shops
  ;
  SELECT * FROM readings
  SELECT * FROM readings WHERE ts > '2025-01-01'
  SELECT * FROM readings WHERE ts > '2020-01-01' AND ts < '2025-01-01'
  SELECT * FROM readings WHERE (ts > '2025-01-01' AND ts < '2025-01-02') OR value > 1
  SELECT * FROM readings WHERE NOT (ts > '2025-01-01' AND ts < '2025-01-02')
  SELECT * FROM readings WHERE CASE WHEN ts > '2025-01-01' AND ts < '2025-01-02' THEN 1 ELSE 1 END = 1
  SELECT * FROM shops LEFT JOIN readings r ON r.ts > '2025-01-01' WHERE r.ts < '2025-01-02' OR 1=1
  SELECT * FROM readings r LEFT JOIN shops s ON r.ts > '2025-01-01' AND r.ts < '2025-01-02'
  SELECT * FROM readings a JOIN readings b ON a.shop_id = b.shop_id WHERE a.ts > '2025-01-01' AND a.ts < '2025-01-02'
  SELECT * FROM (SELECT count(*) AS n, max(ts) AS ts FROM readings) q WHERE ts > '2025-01-01' AND ts < '2025-01-02'
  SELECT * FROM (SELECT ts FROM readings LIMIT 5) q WHERE ts > '2025-01-01' AND ts < '2025-01-02'
  SELECT * FROM (SELECT DISTINCT ts FROM readings) q WHERE ts > '2025-01-01' AND ts < '2025-01-02'
  SELECT * FROM (SELECT value AS ts FROM readings) q WHERE ts > '2025-01-01' AND ts < '2025-01-02'
  SELECT (SELECT count(*) FROM readings WHERE ts > s.opened AND ts < '2025-01-02') FROM shops s
  WITH r AS (SELECT * FROM readings) SELECT 1
  WITH r AS (SELECT * FROM readings) SELECT * FROM r WHERE ts >= '2025-01-01' AND ts < '2025-01-05' UNION ALL SELECT * FROM r
  SELECT * FROM readings WHERE ts BETWEEN '2025-01-02' AND 'zzz'
  SELECT * FROM readings WHERE ts >= 'now' AND ts <= 'infinity'
  SELECT * FROM readings WHERE 'ts' >= '2025-01-01' AND 'ts' < '2025-01-05'
  SELECT shops.*, ts FROM shops, (SELECT '2025-01-02' AS ts) t WHERE ts BETWEEN '2025-01-01' AND '2025-01-05' AND EXISTS (SELECT 1 FROM readings)
  SELECT * FROM readings r, (SELECT '2025-01-02' AS ts) t WHERE t.ts >= '2025-01-01' AND t.ts < '2025-01-05'
  SELECT sleep(1)
  SELECT pg_sleep(1)
  SELECT load_file('/etc/passwd')
  SELECT readfile('/etc/passwd')
  SELECT version()
  SELECT user()
  SELECT foo(1)
  SELECT lower(foo(name)) FROM shops
  SELECT * FROM foo(1)
  WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r
  SELECT * FROM public.staff
  SELECT * FROM main.staff
  SELECT * FROM other.shops
  SELECT * FROM a.b.c
  SELECT * FROM "shops "
  SELECT * FROM sqlite_master
  SELECT * FROM information_schema.tables
  SELECT * FROM pg_class
  SELECT 'a' FROM shops WHERE name = 'x' /* unclosed
  SELECT 'unclosed
  SELECT * FROM (SELECT '2025-03-01' AS ts, r.* FROM readings r) q WHERE ts >= '2025-03-01' AND ts < '2025-03-02'
  SELECT * FROM (SELECT d.*, r.* FROM (SELECT '2025-03-01' AS ts) d, readings r) q WHERE ts >= '2025-03-01' AND ts < '2025-03-02'
  WITH q AS (SELECT r.*, '2025-03-01' AS ts FROM readings r) SELECT count(*) FROM q WHERE ts >= '2025-03-01' AND ts < '2025-03-02'
  SELECT * FROM readings WHERE ts >= CAST('2025-03-01' AS INTEGER) AND ts < '2025-03-02'
  SELECT * FROM readings WHERE ts >= '0025-03-01' AND ts < '1925-03-20'
  SELECT * FROM readings WHERE (ts >= '2025-03-01' AND ts < '2025-03-02') IN (1, 0)
  SELECT replace(replace(replace(replace(name, 'a', 'aaaaaaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaa') FROM shops
`;

/** Statements as people write them in reports, for every engine, one a line. */
export const commonAllowed = String.raw`
  SELECT * FROM shops;
  SELECT 1
  select s.name, sum(o.amount) total from shops s inner join orders o on o.shop_id = s.id group by s.name having sum(o.amount) > 10 order by total desc limit 5
  SELECT COUNT(*) AS "n" FROM orders WHERE status <> 'x' AND NOT (amount < 1 OR amount > 5) AND note IS NOT NULL
  WITH a AS (SELECT shop_id, amount FROM orders), b AS (SELECT shop_id, SUM(amount) AS t FROM a GROUP BY shop_id) SELECT * FROM b JOIN shops ON shops.id = b.shop_id
  SELECT shop_id, amount, RANK() OVER (PARTITION BY shop_id ORDER BY amount DESC) AS r FROM orders
  SELECT CASE status WHEN 'a' THEN 1 ELSE 0 END FROM orders
  SELECT a.id FROM orders a LEFT JOIN orders b ON a.id = b.id AND b.status IN ('x', 'y') WHERE b.id IS NULL
  SELECT * FROM orders WHERE amount BETWEEN 1 AND 2 AND id NOT IN (SELECT order_id FROM items)
  SELECT COALESCE(name, 'x'), UPPER(city), LOWER(city), TRIM(name), LENGTH(name), ROUND(1.5, 1), ABS(-1) FROM shops
  SELECT * FROM (SELECT shop_id, AVG(amount) AS m FROM orders GROUP BY shop_id) AS q WHERE q.m > 3
  SELECT (SELECT COUNT(*) FROM orders o WHERE o.shop_id = s.id) AS n FROM shops s
  SELECT DISTINCT city FROM shops UNION SELECT status FROM orders ORDER BY 1
  SELECT MIN(placed_at), MAX(placed_at) FROM orders
  SELECT SUM(CASE WHEN status = 'paid' THEN amount END) / NULLIF(SUM(amount), 0) FROM orders
  SELECT * FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-02-01'
  SELECT shop_id, AVG(value) FROM readings WHERE ts BETWEEN '2025-01-01' AND '2025-01-31 23:59:59' GROUP BY shop_id
  SELECT * FROM (SELECT shop_id, ts, value FROM readings) q WHERE q.ts >= '2025-01-01' AND q.ts < '2025-01-08'
  WITH r AS (SELECT shop_id, ts AS t, value FROM readings) SELECT AVG(value) FROM r WHERE t >= '2025-01-01' AND t < '2025-01-08'
  SELECT * FROM shops s JOIN readings r ON r.shop_id = s.id AND r.ts >= '2025-01-01' AND r.ts < '2025-01-08'
  SELECT * FROM shops s LEFT JOIN readings r ON r.shop_id = s.id AND r.ts >= '2025-01-01' AND r.ts < '2025-01-08'
  SELECT * FROM readings WHERE (ts >= '2025-01-01' AND ts < '2025-01-08') OR (ts >= '2025-02-01' AND ts < '2025-02-08')
  SELECT * FROM readings WHERE '2025-01-01' <= ts AND '2025-02-01' > ts
  SELECT a.x FROM (SELECT 1 AS x UNION ALL SELECT 2) a CROSS JOIN shops
  SELECT -amount, +amount, amount * 2 % 3, -(-amount) FROM orders
  SELECT name AS "a b", city AS "select" FROM shops
  SELECT * FROM orders ORDER BY amount DESC, id ASC LIMIT 10 OFFSET 5
  SELECT LAG(amount, 1, 0) OVER (ORDER BY id), FIRST_VALUE(amount) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM orders
  SELECT SUM(amount) OVER w, AVG(amount) OVER w FROM orders WINDOW w AS (PARTITION BY shop_id ORDER BY id ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)
  SELECT CAST(amount AS DECIMAL(10,2)), CAST(id AS CHAR(5)) FROM orders
  SELECT EXISTS (SELECT 1 FROM orders) AS e
  SELECT o.* FROM orders o WHERE EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id AND i.quantity > 1)
  WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n WHERE x < 10) SELECT x FROM n
  WITH RECURSIVE d(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM d WHERE x < 10) SELECT d.x, COUNT(o.id) FROM d LEFT JOIN orders o ON o.id = d.x GROUP BY d.x
  SELECT PERCENT_RANK() OVER (ORDER BY amount), CUME_DIST() OVER (ORDER BY amount), NTILE(4) OVER (ORDER BY amount), NTH_VALUE(amount, 2) OVER (ORDER BY id) FROM orders
  SELECT * FROM shops s, orders o, items i WHERE s.id = o.shop_id AND i.order_id = o.id
  SELECT COUNT(DISTINCT shop_id), COUNT(*), COUNT(1) FROM orders
  SELECT REPLACE(name, 'a', 'b'), SUBSTR(name, 1, 3) FROM shops
  SELECT CONCAT(name, ' ', city) FROM shops
  SELECT EXP(1), LN(2), POWER(2, 3), SQRT(4), FLOOR(1.5), CEIL(1.5), MOD(5, 3), SIGN(-1) FROM shops
  SELECT * FROM orders WHERE note LIKE '%a%' ESCAPE '!' OR note NOT LIKE 'b_'
  SELECT * FROM orders o WHERE amount = (SELECT MAX(amount) FROM orders WHERE shop_id = o.shop_id)
  SELECT s.id, t.n FROM shops s JOIN (SELECT shop_id, COUNT(*) AS n FROM orders GROUP BY shop_id) t ON t.shop_id = s.id
  SELECT q.value FROM (SELECT r.*, s.name FROM readings r JOIN shops s ON s.id = r.shop_id) q WHERE q.ts >= '2025-03-01' AND q.ts < '2025-03-02'
  SELECT replace(replace(replace(name, ' ', '%20'), '&', '%26'), '''', '') FROM shops
`;

/** Statements that must never reach SQLite, one a line. */
export const sqliteRefused = `
  SELECT * FROM shops WHERE id IN staff
  SELECT * FROM shops WHERE id IN main.staff
  SELECT * FROM shops WHERE id IN pragma_table_info('x')
  SELECT * FROM pragma_table_info('shops')
  SELECT * FROM "pragma_table_info"
  SELECT * FROM [staff]
  SELECT * FROM 'staff'
  SELECT * FROM \`staff\`
  SELECT * FROM temp.shops
  SELECT * FROM temp.sqlite_master
  SELECT * FROM sqlite_schema
  SELECT * FROM json_each('[1]') JOIN staff
  SELECT zeroblob(1000000000)
  SELECT randomblob(1000000000)
  SELECT printf('%1000000000d', 1)
  SELECT printf('%*d', 1000000000, 1)
  SELECT printf(name) FROM shops
  SELECT format('%.*c', 900000000, 'x')
  SELECT load_extension('x')
  SELECT fts3_tokenizer('x')
  SELECT sqlite_version()
  SELECT sqlite_source_id()
  SELECT sqlite_offset(id) FROM shops
  SELECT last_insert_rowid()
  SELECT changes()
  SELECT total_changes()
  SELECT raise(ABORT, 'x')
  SELECT edit(name) FROM shops
  SELECT writefile('/tmp/x', 'y')
  SELECT * FROM shops INDEXED BY x
  SELECT * FROM generate_series(1, 100000000000)
  SELECT * FROM dbstat
  SELECT * FROM bytecode('SELECT 1')
  SELECT * FROM tables_used('SELECT 1')
  SELECT * FROM sqlite_stmt
  SELECT * FROM fsdir('/')
  SELECT * FROM completion('SEL')
  ATTACH 'x' AS y
  PRAGMA table_info(shops)
  VACUUM
  VACUUM INTO 'x'
  REINDEX
  ANALYZE
  REPLACE INTO shops VALUES (1)
  WITH x AS (SELECT 1) DELETE FROM shops
  WITH x AS (DELETE FROM shops RETURNING *) SELECT * FROM x
  DROP TABLE shops
  SELECT ?1
  SELECT :x
  SELECT @x
  SELECT $x
  SELECT ?
  VALUES (1), ((SELECT max(name) FROM staff))
  SELECT * FROM shops LEFT JOIN json_each((SELECT name FROM staff)) ON 1
  SELECT group_concat(name ORDER BY (SELECT 1 FROM staff)) FROM shops
  SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM staff)) FROM shops
  SELECT name FROM shops GROUP BY (SELECT 1 FROM staff)
  SELECT * FROM shops WHERE name MATCH (SELECT 1 FROM staff)
  SELECT * FROM shops WHERE name LIKE 'a' ESCAPE (SELECT name FROM staff)
  SELECT * FROM shops NATURAL FULL OUTER JOIN staff
  SELECT x'00', e'x'
  SELECT * FROM staff s(a)
  SELECT sum(amount) OVER (ROWS BETWEEN (SELECT 1 FROM staff) PRECEDING AND CURRENT ROW) FROM orders
  SELECT name COLLATE x FROM staff
  SELECT likelihood((SELECT count(*) FROM staff), 0.5)
  SELECT * FROM shops WHERE (id, name) IN (SELECT id, name FROM staff)
  SELECT * FROM shops AS s, s
  SELECT * FROM orders AS staff JOIN staff AS x
  SELECT CAST((SELECT name FROM staff) AS TEXT)
  SELECT * FROM readings WHERE CAST(ts AS DATE) < '2025-03-02' AND ts >= '2025-03-01'
  SELECT * FROM readings WHERE ts > CAST('2025-03-01' AS DATE) AND ts < '2025-03-02'
  SELECT * FROM readings WHERE ts > '2025-03-01' + 1 AND ts < '2025-03-02'
  SELECT * FROM readings WHERE ts > date('now') - 30 AND ts <= date('now')
`;

/** Statements as people write them in reports, for SQLite, one a line. */
export const sqliteAllowed = `
  SELECT strftime('%Y-%m', placed_at), date(placed_at, 'start of month', '+1 month', '-1 day'), julianday('now') - julianday(placed_at), unixepoch(placed_at), datetime('now', 'localtime') FROM orders
  SELECT * FROM readings WHERE ts >= date('now', '-30 days') AND ts < date('now')
  SELECT * FROM readings WHERE date(ts) = '2025-01-05'
  SELECT * FROM readings WHERE strftime('%Y-%m', ts) = '2025-01'
  SELECT json_extract(details, '$.a'), details->>'$.b', details->'c' FROM orders
  SELECT j.key, j.value, j.type FROM orders, json_each(orders.details, '$.x') AS j
  SELECT value FROM generate_series(1, 10)
  SELECT group_concat(name, ', ' ORDER BY name) FROM shops
  SELECT group_concat(DISTINCT city) FROM shops
  SELECT iif(amount > 1, 'a', 'b'), ifnull(note, ''), nullif(1, 2), total(amount) FROM orders
  SELECT printf('%.2f', amount), printf('%05d', id), format('%,d', id) FROM orders
  SELECT name || ' ' || city COLLATE NOCASE FROM shops ORDER BY name COLLATE NOCASE DESC NULLS LAST
  SELECT * FROM orders WHERE note GLOB 'a*' OR note REGEXP '^a' OR note IS 'x' OR note IS NOT NULL OR note ISNULL OR note NOTNULL OR note NOT NULL
  SELECT * FROM orders WHERE (shop_id, status) IN ((1, 'a'), (2, 'b'))
  SELECT * FROM orders WHERE shop_id IS NOT DISTINCT FROM 3
  WITH days(d) AS (VALUES ('2025-01-01') UNION ALL SELECT date(d, '+1 day') FROM days WHERE d < '2025-01-31') SELECT d FROM days
  VALUES (1, 'a'), (2, 'b')
  SELECT column1 FROM (VALUES (1), (2))
  SELECT count(*) FILTER (WHERE status = 'x') FROM orders
  SELECT sum(amount) FILTER (WHERE status = 'x') OVER (PARTITION BY shop_id) FROM orders
  SELECT id FROM orders GROUP BY 1 HAVING count(*) > 1
  SELECT substr('hello', -3), instr('abc', 'b'), hex(name), typeof(id), unicode('a'), char(65), quote(name), ltrim('x'), rtrim('x'), sign(1), random() FROM shops
  SELECT 0x1F, 1e3, .5, 1_000, x'AB', NULL, TRUE, CURRENT_DATE
  SELECT [id] FROM [orders]
  SELECT \`id\` FROM \`orders\`
  SELECT "id" FROM "orders" o
  SELECT name FROM main.shops
  SELECT s.name FROM shops s JOIN orders USING (id)
  SELECT * FROM shops NATURAL JOIN orders
  SELECT * FROM shops FULL OUTER JOIN orders ON shops.id = orders.shop_id
  SELECT * FROM shops RIGHT JOIN orders ON shops.id = orders.shop_id
  SELECT 5 / 2.0, 5 % 2, 5 & 3, 5 | 3, 5 << 1, ~5, 5 <> 4, 5 != 4, 5 == 5
  SELECT id FROM orders WHERE id IN (1,2,3) LIMIT 5, 10
  SELECT sum(amount) OVER (ORDER BY id RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING EXCLUDE CURRENT ROW) FROM orders
  SELECT avg(x) FROM (SELECT amount AS x FROM orders ORDER BY amount LIMIT 2 - (SELECT count(*) FROM orders) % 2 OFFSET (SELECT (count(*) - 1) / 2 FROM orders))
  SELECT json_object('a', 1, 'b', json_array(1, 2)), json_group_array(name), json_group_object(name, city) FROM shops
  SELECT 'it''s' AS 'label' FROM shops
  SELECT max(a, b), min(1, 2, 3) FROM (SELECT 1 a, 2 b)
  SELECT substring(name, 1, 2) FROM shops
  SELECT likely(id > 1) FROM shops
  SELECT string_agg(name, ',') FROM shops
  SELECT timediff('2025-01-02', '2025-01-01')
  SELECT median(amount), percentile(amount, 90) FROM orders
  SELECT rowid, * FROM orders WHERE rowid > 5
  SELECT sum(amount) total, date(placed_at) day FROM orders GROUP BY day ORDER BY day
  SELECT CASE WHEN amount > 10 THEN 'big' WHEN amount > 5 THEN 'mid' END bucket, count(*) cnt FROM orders GROUP BY bucket
  SELECT cast(strftime('%w', placed_at) as integer) AS dow, round(avg(amount), 2) FROM orders GROUP BY dow
  SELECT DISTINCT shop_id, strftime('%Y', placed_at) AS year FROM orders WHERE year >= '2024'
  SELECT replace(json_extract(details, '$.tags'), '"', '') FROM orders
  SELECT count(*) over() FROM orders
  SELECT key, value FROM json_each('{"a":1}')
  SELECT o.id, je.value ->> '$.sku' AS sku FROM orders o, json_each(o.details, '$.lines') je
  SELECT * FROM orders ORDER BY CASE status WHEN 'a' THEN 1 ELSE 2 END, amount DESC NULLS FIRST
  SELECT abs(random()) % 10 AS r FROM orders
`;

/** Ways to the values of a masked column that every engine knows, one a line. */
export const maskedStatements = `
  SELECT * FROM shops
  SELECT shops.* FROM shops
  SELECT s.*, o.note FROM shops s JOIN orders o ON o.shop_id = s.id
  SELECT name, count(*) AS n FROM shops GROUP BY name ORDER BY name
  SELECT max(note), min(note), count(note), count(DISTINCT status) FROM orders
  SELECT id, note FROM orders ORDER BY note, id
  SELECT coalesce(note, 'none') AS note FROM orders
  SELECT upper(name) AS name FROM shops
  SELECT CASE WHEN note = 'FOREIGN' THEN 1 ELSE 0 END AS x FROM orders
  SELECT name FROM (SELECT name FROM shops) q
  WITH q AS (SELECT id, name AS n FROM shops) SELECT n FROM q ORDER BY n
  WITH shops AS (SELECT * FROM shops) SELECT * FROM shops
  SELECT name FROM shops UNION SELECT note FROM orders
  SELECT name FROM shops UNION ALL SELECT city FROM shops
  SELECT (SELECT max(s.name) FROM shops s WHERE s.id = o.shop_id) AS name FROM orders o
  SELECT a.name, b.name FROM shops a LEFT JOIN shops b ON a.id = b.id
  SELECT name, row_number() OVER (PARTITION BY city ORDER BY name) AS n FROM shops
  SELECT first_value(name) OVER (ORDER BY id DESC) AS name FROM shops
  SELECT value FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-02-01'
  SELECT sum(value) AS total FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-02-01'
`;

/** Questions whose answer would tell a masked value: NULL equals nothing, so none of them finds a row. */
export const findsNothing = `
  SELECT id FROM shops WHERE name = 'FOREIGN'
  SELECT id FROM orders WHERE note LIKE 'FOR%'
  SELECT id FROM orders WHERE note > 'A'
  SELECT id FROM orders WHERE note IN ('FOREIGN', 'fine')
  SELECT o.id FROM orders o JOIN shops s ON s.name = o.note
  SELECT o.id FROM orders o JOIN (SELECT 'FOREIGN' AS note) q USING (note)
  SELECT s.id FROM shops s WHERE EXISTS (SELECT 1 FROM orders o WHERE o.note = 'FOREIGN')
  SELECT id FROM shops WHERE id IN (SELECT shop_id FROM orders WHERE status = 'FOREIGN')
  SELECT count(*) AS n FROM orders GROUP BY shop_id HAVING max(note) = 'FOREIGN'
  SELECT shop_id FROM readings WHERE value > 100 AND ts >= '2025-01-01' AND ts < '2025-02-01'
`;

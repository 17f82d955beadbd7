/** Statements that must never reach MySQL and MariaDB, one a line. */
export const mysqlRefused = `
  SELECT * FROM Shops
  SELECT * FROM SHOPS
  SELECT * FROM shops.staff
  SELECT * FROM mysql.user
  SELECT * FROM \`staff\`
  SELECT * FROM shops /*!50000 , staff */
  SELECT /*! sleep(1) */ 1
  SELECT /*M! sleep(1) */ 1
  SELECT /*M!100100 sleep(1) */ 1
  SELECT /*+ SET_VAR(max_execution_time=0) */ 1
  SELECT /*+ MAX_EXECUTION_TIME(0) */ 1
  SELECT @@version
  SELECT @a
  SELECT @a := 1
  SELECT @\`a\`
  SELECT 1 INTO @a
  SELECT 1 INTO OUTFILE '/tmp/x'
  SELECT 1 INTO DUMPFILE '/tmp/x'
  SELECT * FROM shops INTO OUTFILE 'x'
  SELECT * INTO OUTFILE 'x' FROM shops
  SELECT * FROM shops FOR UPDATE
  SELECT * FROM shops LOCK IN SHARE MODE
  SELECT * FROM shops FOR SHARE
  SELECT * FROM (SELECT * FROM shops FOR UPDATE) q
  SELECT * FROM shops PROCEDURE ANALYSE()
  TABLE shops
  TABLE staff
  SELECT * FROM shops UNION TABLE staff
  SELECT 1 FROM dual WHERE 1 IN (TABLE staff)
  VALUES ROW((SELECT 1 FROM staff))
  WITH a AS (TABLE staff) SELECT * FROM a
  SELECT {fn sleep(1)}
  SELECT * FROM {OJ shops LEFT JOIN staff ON 1=1}
  SELECT sleep /**/ (1)
  SELECT \`sleep\`(1)
  SELECT benchmark(1,1)
  SELECT get_lock('a',1)
  SELECT release_lock('a')
  SELECT is_free_lock('a')
  SELECT master_pos_wait('a',1)
  SELECT database()
  SELECT schema()
  SELECT current_user
  SELECT current_user()
  SELECT session_user()
  SELECT system_user()
  SELECT connection_id()
  SELECT last_insert_id()
  SELECT last_insert_id(5)
  SELECT row_count()
  SELECT found_rows()
  SELECT name_const('a',1)
  SELECT load_file('x')
  SELECT extractvalue(1,concat(0x7e,(SELECT 1)))
  SELECT updatexml(1,2,3)
  SELECT uuid_short()
  SELECT ps_current_thread_id()
  SELECT sys.version_major()
  SELECT shops.fn(1)
  SELECT \`a\`.\`b\`(1)
  SELECT default(name) FROM shops
  SELECT values(name) FROM shops
  SELECT NEXT VALUE FOR s
  SELECT nextval(s)
  SELECT lastval(s)
  SELECT setval(s, 1)
  SELECT * FROM shops, JSON_TABLE((SELECT name FROM staff), '$' COLUMNS (a INT PATH '$')) t
  SELECT * FROM shops PARTITION (p0)
  SELECT * FROM shops FOR SYSTEM_TIME ALL
  SELECT * FROM seq_1_to_100000000
  SELECT * FROM shops USE INDEX (x), staff
  SELECT GROUP_CONCAT(name ORDER BY (SELECT 1 FROM staff) SEPARATOR ',') FROM shops
  SELECT COUNT(DISTINCT name, (SELECT 1 FROM staff)) FROM shops
  SELECT 1 FROM shops WHERE id = ANY (SELECT id FROM staff)
  SELECT 1 FROM shops WHERE id = ALL (SELECT id FROM staff)
  SELECT 1 FROM shops WHERE (id, name) = (SELECT id, name FROM staff)
  SELECT DATE_ADD(NOW(), INTERVAL (SELECT 1 FROM staff) DAY)
  SELECT NOW() + INTERVAL (SELECT 1 FROM staff) DAY
  SELECT EXTRACT(YEAR FROM (SELECT placed_at FROM staff))
  SELECT TRIM(LEADING (SELECT name FROM staff) FROM 'x')
  SELECT SUBSTRING('x' FROM (SELECT 1 FROM staff))
  SELECT CONVERT((SELECT name FROM staff) USING utf8mb4)
  SELECT CAST((SELECT name FROM staff) AS CHAR)
  SELECT MATCH (name) AGAINST ((SELECT name FROM staff)) FROM shops
  SELECT IF((SELECT 1 FROM staff), 1, 2)
  SELECT 1 FROM shops WHERE name LIKE 'a' ESCAPE (SELECT 'x' FROM staff)
  SELECT 1 FROM shops WHERE name REGEXP (SELECT name FROM staff)
  SELECT 'a' 'b', (SELECT name FROM staff)
  SELECT 'a\\\\', (SELECT name FROM staff)
  SELECT 1--1, (SELECT name FROM staff)
  HANDLER shops OPEN
  DO sleep(1)
  SHOW TABLES
  DESCRIBE shops
  DESC shops
  USE x
  SET @a = 1
  CALL x()
  KILL 1
  FLUSH TABLES
  LOAD DATA INFILE 'x' INTO TABLE shops
  RENAME TABLE a TO b
  TRUNCATE shops
  OPTIMIZE TABLE shops
  CHECK TABLE shops
  XA START 'x'
  PREPARE s FROM 'x'
  SELECT _utf8'x'
  SELECT _latin1 0x41
  SELECT SQL_CALC_FOUND_ROWS * FROM shops
  SELECT REPEAT('x', 100000000)
  SELECT SPACE(1000000000)
  SELECT RPAD('x', 100000000, 'y')
  WITH x AS (SELECT 1) DELETE FROM shops
  WITH x AS (SELECT 1 AS a) UPDATE shops, x SET name = 'y'
  (SELECT * FROM staff)
  ((SELECT * FROM shops) UNION (SELECT * FROM staff))
  SELECT * FROM ((SELECT * FROM staff)) q
  SELECT * FROM (shops, staff)
  SELECT * FROM (shops CROSS JOIN (orders, staff))
  SELECT * FROM shops STRAIGHT_JOIN staff
  SELECT * FROM shops NATURAL JOIN staff
  SELECT * FROM shops a JOIN LATERAL (SELECT * FROM staff) b
  SELECT ?
  SELECT * FROM readings WHERE ts >= curdate() - 30 AND ts <= curdate()
  SELECT * FROM readings WHERE ts > '2025-03-01' - 1 AND ts < '2025-03-10'
  SELECT * FROM readings WHERE ts > CONVERT('2025-03-01', UNSIGNED) AND ts < '2025-03-10'
  SELECT * FROM readings WHERE ts > CAST('2025-03-01' AS BINARY) AND ts < '2025-03-10'
  SELECT * FROM readings WHERE ts > TIME '2025-03-01' AND ts < '2025-03-10'
`;

/** Statements as people write them in reports, for MySQL and MariaDB, one a line. */
export const mysqlAllowed = `
  SELECT DATE_FORMAT(placed_at, '%Y-%m'), DATE(placed_at), YEAR(placed_at), MONTH(placed_at), QUARTER(placed_at), WEEK(placed_at, 3), DAYNAME(placed_at), HOUR(placed_at), LAST_DAY(placed_at), DATEDIFF(NOW(), placed_at), TIMESTAMPDIFF(MONTH, placed_at, NOW()), DATE_ADD(placed_at, INTERVAL 1 MONTH), placed_at + INTERVAL 1 DAY, placed_at - INTERVAL 7 DAY, STR_TO_DATE('2025', '%Y'), UNIX_TIMESTAMP(placed_at), FROM_UNIXTIME(0), EXTRACT(YEAR FROM placed_at), MAKEDATE(2025, 1), CURDATE(), UTC_TIMESTAMP(), ADDDATE(placed_at, 5), SUBDATE(placed_at, INTERVAL 1 WEEK), WEEKDAY(placed_at), CONVERT_TZ(placed_at, '+00:00', '+02:00') FROM orders
  SELECT * FROM readings WHERE ts >= NOW() - INTERVAL 30 DAY AND ts < NOW()
  SELECT * FROM readings WHERE ts >= DATE_SUB(CURDATE(), INTERVAL 1 MONTH) AND ts < CURDATE()
  SELECT * FROM readings WHERE DATE(ts) BETWEEN '2025-01-01' AND '2025-01-31'
  SELECT * FROM readings WHERE DATE_FORMAT(ts, '%Y-%m') = '2025-01'
  SELECT * FROM readings WHERE ts >= TIMESTAMP('2025-01-01') AND ts < DATE '2025-02-01'
  SELECT IF(amount > 1, 'a', 'b'), IFNULL(note, ''), NULLIF(1, 2), ISNULL(note), GREATEST(1, 2), LEAST(1, 2), ELT(1, 'a'), FIELD('a', 'b'), CONCAT_WS('-', 'a', 'b'), FORMAT(amount, 2), TRUNCATE(amount, 1), amount DIV 2, amount MOD 3, MOD(id, 2), RAND(), CONV('a', 16, 2), BIN(5), HEX(note), CRC32(note), MD5(note), SHA2(note, 256) FROM orders
  SELECT GROUP_CONCAT(DISTINCT name ORDER BY name DESC SEPARATOR ' | ') FROM shops
  SELECT GROUP_CONCAT(name), GROUP_CONCAT(name SEPARATOR ';'), GROUP_CONCAT(CONCAT(name, ':', city) ORDER BY id) FROM shops
  SELECT details->'$.a', details->>'$.b', JSON_EXTRACT(details, '$.a'), JSON_UNQUOTE(JSON_EXTRACT(details, '$.a')), JSON_CONTAINS(details, '1', '$.a'), JSON_KEYS(details), JSON_LENGTH(details), JSON_OBJECT('a', 1), JSON_ARRAYAGG(id), JSON_OBJECTAGG(id, note), JSON_VALUE(details, '$.a') FROM orders
  SELECT j.sku FROM orders o, JSON_TABLE(o.details, '$.lines[*]' COLUMNS (n FOR ORDINALITY, sku VARCHAR(20) PATH '$.sku', qty INT PATH '$.qty' DEFAULT '0' ON EMPTY)) AS j
  SELECT shop_id, SUM(amount) FROM orders GROUP BY shop_id WITH ROLLUP
  SELECT COALESCE(shop_id, 'total'), GROUPING(shop_id) FROM orders GROUP BY shop_id WITH ROLLUP
  SELECT SUBSTRING_INDEX(name, ' ', 1), SUBSTRING(name FROM 1 FOR 2), SUBSTRING(name, 2), LEFT(name, 2), RIGHT(name, 2), LOCATE('a', name), POSITION('a' IN name), INSTR(name, 'a'), REVERSE(name), REPEAT('a', 3), LPAD(name, 5, ' '), TRIM(BOTH ' ' FROM name), TRIM(LEADING 'a' FROM name), INSERT(name, 1, 1, 'x'), CHAR_LENGTH(name), ASCII(name), CHAR(65 USING utf8mb4), UCASE(name), SPACE(3), STRCMP('a', 'b'), REGEXP_REPLACE(name, 'a', 'b'), REGEXP_SUBSTR(name, 'a') FROM shops
  SELECT * FROM shops WHERE name REGEXP '^a' OR name RLIKE 'b' OR name NOT REGEXP 'c' OR name LIKE 'a\\_b' OR name LIKE BINARY 'a' OR BINARY name = 'a'
  SELECT \`id\` AS \`a b\`, \`order\`.note FROM orders AS \`order\`
  SELECT id 'label', name "other" FROM shops
  SELECT "it's", 'it\\'s', 'a''b', "a""b" FROM shops
  SELECT * FROM orders WHERE status <=> NULL OR status != 'a' OR !(amount > 1) OR amount > 1 && amount < 3 || id = 3 XOR id = 4
  SELECT CAST(amount AS SIGNED), CAST(note AS UNSIGNED INTEGER), CAST(note AS CHAR CHARACTER SET utf8mb4), CONVERT(note, CHAR), CONVERT(note USING utf8mb4), CAST(placed_at AS DATE), CAST('1' AS DECIMAL(10,2)), CAST(details AS JSON), CAST(1 AS DOUBLE), CAST(1 AS YEAR) FROM orders
  SELECT SQL_NO_CACHE DISTINCT city FROM shops
  SELECT * FROM shops s STRAIGHT_JOIN orders o ON o.shop_id = s.id
  SELECT * FROM shops CROSS JOIN orders
  SELECT * FROM shops, orders WHERE shops.id = orders.shop_id
  SELECT * FROM (shops s JOIN orders o ON s.id = o.shop_id)
  (SELECT 1) UNION (SELECT 2) ORDER BY 1 LIMIT 5
  (SELECT * FROM shops ORDER BY id LIMIT 3) UNION ALL (SELECT * FROM shops ORDER BY id DESC LIMIT 3)
  SELECT ((SELECT 1) + (SELECT 2)) AS x, ((1 + 2) * 3)
  SELECT * FROM ((SELECT 1 AS a) UNION (SELECT 2)) q
  SELECT * FROM orders LIMIT 5, 10
  SELECT COUNT(*) FROM orders WHERE placed_at > '2025-01-01 00:00:00' AND DAYOFWEEK(placed_at) IN (1, 7)
  SELECT STDDEV_POP(amount), STD(amount), VARIANCE(amount), BIT_OR(id), ANY_VALUE(note) FROM orders
  SELECT SUM(amount) OVER (PARTITION BY shop_id ORDER BY placed_at RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW) FROM orders
  SELECT 0x41, x'41', b'01', 1e3, .5, TRUE, NULL, N'abc', DATE '2025-01-01', TIME '10:00:00', TIMESTAMP '2025-01-01 10:00:00'
  SELECT 5--2, 5 -- comment
  SELECT 1 # comment
  SELECT YEAR(placed_at) AS year, MONTH(placed_at) AS month, DAY(placed_at) AS day, COUNT(*) AS count FROM orders GROUP BY year, month, day
  SELECT name AS rank_name, city AS date, id AS value FROM shops
  SELECT DATE_ADD('2025-01-01', INTERVAL '1:30' HOUR_MINUTE), INTERVAL 1 DAY + '2025-01-01'
  SELECT CASE WHEN id IN (1, 2) THEN 'a' ELSE 'b' END grp, AVG(amount) FROM orders GROUP BY grp
  SELECT MATCH (name, city) AGAINST ('x' IN BOOLEAN MODE) FROM shops
  SELECT * FROM shops WHERE (id, city) IN ((1, 'a'), (2, 'b'))
  SELECT * FROM shops WHERE id = ANY (SELECT shop_id FROM orders)
  SELECT MEDIAN(amount) OVER (PARTITION BY shop_id), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY amount) OVER (PARTITION BY shop_id) FROM orders
  SELECT TIMESTAMPADD(DAY, 1, placed_at), TIME_TO_SEC('10:00'), SEC_TO_TIME(5), PERIOD_DIFF(202501, 202412), TO_DAYS(placed_at), YEARWEEK(placed_at) FROM orders
  SELECT s.name, o.amount FROM shops AS s LEFT OUTER JOIN orders AS o ON s.id = o.shop_id AND o.status NOT IN ('x')
  VALUES (1, 2), (3, 4)
  SELECT a.id FROM orders a JOIN (SELECT MAX(id) id FROM orders GROUP BY shop_id) b ON a.id = b.id
  WITH RECURSIVE days AS (SELECT DATE('2025-01-01') AS d UNION ALL SELECT d + INTERVAL 1 DAY FROM days WHERE d < '2025-01-31') SELECT d FROM days
  SELECT COUNT(*) c, SUM(amount)/COUNT(*) avg_amount FROM orders HAVING c > 1
  SELECT id, LEAD(amount) OVER (ORDER BY id) - amount AS diff FROM orders
  SELECT COLLATION_free.x FROM (SELECT name COLLATE utf8mb4_bin AS x FROM shops) COLLATION_free
  SELECT 1 FROM DUAL
  SELECT value FROM readings WHERE ts >= STR_TO_DATE('2025-03-01', '%Y-%m-%d') AND ts < ADDDATE('2025-03-01', 7)
  SELECT * FROM readings WHERE ts >= CAST('2025-01-01' AS DATE) AND ts < CAST('2025-01-09' AS DATE)
`;

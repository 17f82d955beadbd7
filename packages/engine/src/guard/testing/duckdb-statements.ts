/** Statements that must never reach DuckDB, one a line. */
export const duckdbRefused = String.raw`
  FROM staff
  FROM staff SELECT *
  FROM shops, staff
  FROM shops SELECT * WHERE id IN (FROM staff SELECT id)
  TABLE staff
  DESCRIBE staff
  DESCRIBE shops
  SUMMARIZE shops
  SHOW TABLES
  SHOW shops
  FROM (DESCRIBE staff)
  FROM (SHOW ALL TABLES)
  SELECT * FROM 'x.csv'
  SELECT * FROM "x.parquet"
  FROM 's3://a/b.parquet'
  SELECT * FROM read_csv('x')
  SELECT * FROM read_csv_auto('x')
  SELECT * FROM read_parquet(['x'])
  SELECT * FROM read_json('x')
  SELECT * FROM read_text('/etc/passwd')
  SELECT * FROM read_blob('x')
  SELECT * FROM glob('*')
  SELECT * FROM sniff_csv('x')
  SELECT * FROM parquet_metadata('x')
  SELECT * FROM query('select 1')
  SELECT * FROM query_table('staff')
  SELECT * FROM query_table(['shops'])
  SELECT * FROM histogram('staff', name)
  SELECT * FROM histogram_values('staff', name)
  SELECT * FROM duckdb_tables()
  SELECT * FROM duckdb_settings()
  SELECT * FROM duckdb_secrets()
  SELECT * FROM pragma_table_info('shops')
  SELECT * FROM pragma_database_size()
  SELECT * FROM sql_auto_complete('S')
  SELECT * FROM test_all_types()
  SELECT * FROM summary((FROM staff))
  SELECT * FROM json_execute_serialized_sql('x')
  SELECT * FROM from_substrait('x')
  SELECT * FROM checkpoint()
  SELECT * FROM seq_scan('staff')
  SELECT * FROM unnest((SELECT list(name) FROM staff))
  SELECT getenv('HOME')
  SELECT getvariable('x')
  SELECT current_setting('x')
  SELECT current_database()
  SELECT current_schema()
  SELECT current_user
  SELECT current_query()
  SELECT current_catalog()
  SELECT version()
  SELECT txid_current()
  SELECT nextval('x')
  SELECT currval('x')
  SELECT write_log('x')
  SELECT json_serialize_sql('select 1')
  SELECT json_serialize_plan('select 1')
  SELECT json_structure('x')
  SELECT pg_typeof(1)
  SELECT error('x')
  SELECT sleep_ms(1000)
  SELECT in_search_path('a','b')
  SELECT getattr(1)
  SELECT create_sort_key(1,'x')
  SELECT read_text('x')
  SELECT list_transform([1], x -> (SELECT max(id) FROM staff))
  SELECT list_transform([1], lambda x: foo(x))
  SELECT [x FOR x IN (SELECT list(name) FROM staff)]
  SELECT {'a': (SELECT max(name) FROM staff)}
  SELECT map {'a': (SELECT max(name) FROM staff)}
  SELECT * REPLACE ((SELECT max(name) FROM staff) AS name) FROM shops
  SELECT COLUMNS(c -> c IN (SELECT name FROM staff)) FROM shops
  SELECT * FROM shops QUALIFY row_number() OVER (ORDER BY (SELECT 1 FROM staff)) = 1
  PIVOT staff ON name IN ('a') USING count(*)
  PIVOT shops ON name IN ('a') USING max((SELECT name FROM staff))
  FROM (PIVOT staff ON name IN ('a') USING count(*))
  UNPIVOT staff ON name
  SELECT * FROM shops PIVOT (count(*) FOR name IN (SELECT name FROM staff))
  SELECT * FROM shops ASOF JOIN staff ON shops.id >= staff.id
  SELECT * FROM shops POSITIONAL JOIN staff
  SELECT * FROM shops SEMI JOIN staff USING (id)
  SELECT * FROM shops ANTI JOIN staff USING (id)
  SELECT * FROM s: staff
  SELECT x: (SELECT max(name) FROM staff)
  SELECT * FROM shops AT (VERSION => 1)
  SELECT id::mytype FROM shops
  SELECT 'shops'.query_table()
  SELECT ('staff').read_csv()
  SELECT * FROM shops USING SAMPLE 10 ROWS, staff
  COPY shops TO 'x'
  COPY (SELECT 1) TO 'x'
  EXPORT DATABASE 'x'
  ATTACH 'x'
  DETACH x
  INSTALL x
  LOAD x
  PRAGMA version
  CALL pragma_version()
  SET x = 1
  RESET x
  USE x
  CHECKPOINT
  PREPARE p AS SELECT 1
  EXECUTE p
  CREATE MACRO f() AS 1
  CREATE TEMP VIEW shops AS FROM staff
  MERGE INTO shops USING staff ON true WHEN MATCHED THEN DELETE
  INSERT INTO shops FROM staff
  VALUES ((SELECT max(name) FROM staff))
  SELECT * FROM (VALUES ((SELECT max(name) FROM staff))) v
  SELECT * FROM memory.main.staff
  SELECT * FROM system.main.shops
  SELECT * FROM memory.main.shops
  SELECT $x
  SELECT ?
  SELECT repeat('x', 1000000000)
  SELECT range(100000000000)
  SELECT * FROM range(100000000000)
  SELECT * FROM shops LIMIT (SELECT count(*) FROM staff)
  SELECT * FROM shops ORDER BY ALL, (SELECT 1 FROM staff)
  SELECT DISTINCT ON ((SELECT 1 FROM staff)) * FROM shops
  SELECT * FROM shops GROUP BY ALL HAVING (SELECT 1 FROM staff)
  SELECT string_agg(name, ',' ORDER BY (SELECT 1 FROM staff)) FROM shops
  SELECT count(*) FILTER ((SELECT true FROM staff)) FROM shops
  SELECT TRY((SELECT max(name) FROM staff))
  WITH RECURSIVE r(n) USING KEY (n) AS (SELECT 1 UNION SELECT n FROM r) SELECT * FROM r
  WITH staff AS MATERIALIZED (FROM staff) FROM staff
  SELECT user
  SELECT * FROM (SELECT TIMESTAMP '2025-03-01' AS ts, * FROM readings) WHERE ts >= '2025-03-01' AND ts < '2025-03-02'
`;

/** Statements as people write them in reports, for DuckDB, one a line. */
export const duckdbAllowed = String.raw`
  FROM shops
  FROM shops SELECT name WHERE id > 1 ORDER BY ALL
  SELECT * EXCLUDE (note), * REPLACE (amount * 2 AS amount) FROM orders
  SELECT COLUMNS('^a'), COLUMNS(* EXCLUDE (note)) FROM orders
  SELECT date_trunc('month', placed_at), strftime(placed_at, '%Y-%m'), extract('year' FROM placed_at), year(placed_at), monthname(placed_at), datediff('day', placed_at, now()), date_diff('hour', placed_at, now()), placed_at::DATE, epoch(placed_at), time_bucket(INTERVAL '1 hour', placed_at), last_day(placed_at), make_date(2025, 1, 1), strptime('2025', '%Y'), age(placed_at), date_part('dow', placed_at), current_date, today(), to_timestamp(0), placed_at + INTERVAL 1 DAY, INTERVAL (id) DAY, dayofweek(placed_at), isodow(placed_at), date_add(placed_at, INTERVAL 1 DAY) FROM orders
  SELECT * FROM readings WHERE ts >= now() - INTERVAL '30 days' AND ts < now()
  SELECT * FROM readings WHERE ts >= TIMESTAMP '2025-01-01' AND ts < TIMESTAMP '2025-01-01' + INTERVAL 1 MONTH
  SELECT * FROM readings WHERE ts >= current_date - INTERVAL 7 DAY AND ts < current_date
  SELECT * FROM readings WHERE ts::DATE BETWEEN '2025-01-01' AND '2025-01-31'
  SELECT * FROM readings WHERE date_trunc('month', ts) = DATE '2025-01-01'
  SELECT median(amount), quantile_cont(amount, 0.95), mode(status), arg_max(id, amount), max_by(id, amount), approx_count_distinct(id), list(id), string_agg(status, ','), histogram(status), first(id), any_value(id), stddev(amount), entropy(status), kurtosis(amount), count_if(amount > 1), bool_and(true), product(amount), sum(DISTINCT amount), percentile_cont(0.5) WITHIN GROUP (ORDER BY amount), group_concat(status, ';') FROM orders
  SELECT details->'$.a', details->>'$.b', json_extract(details, '$.a'), json_extract_string(details, ['$.a', '$.b']), json_array_length(details), json_keys(details), details.a FROM orders
  SELECT unnest([1,2,3]), unnest(string_split('a,b', ','))
  SELECT o.id, u.x FROM orders o, unnest([1,2]) AS u(x)
  SELECT j.value FROM orders o, json_each(o.details) j
  SELECT list_transform([1,2], x -> x + 1), list_filter([1,2], lambda x: x > 1), [x * 2 for x in [1,2]], list_aggregate([1,2], 'sum'), list_sort([2,1]), len([1]), [1,2,3][1], [1,2,3][1:2], {'a': 1}.a, map {'a': 1}['a'], struct_pack(a := 1), list_contains([1], 1), array_length([1]), flatten([[1]]), list_distinct([1,1])
  SELECT range(5), generate_series(1, 5)
  SELECT * FROM range(10) t(i)
  SELECT d::DATE FROM generate_series(DATE '2025-01-01', DATE '2025-01-31', INTERVAL 1 DAY) t(d)
  SELECT * FROM orders QUALIFY row_number() OVER (PARTITION BY shop_id ORDER BY amount DESC) = 1
  SELECT shop_id, sum(amount) FROM orders GROUP BY ALL ORDER BY ALL DESC
  SELECT shop_id, status, sum(amount) FROM orders GROUP BY CUBE (shop_id, status)
  SELECT * FROM shops SEMI JOIN orders ON shops.id = orders.shop_id
  SELECT * FROM shops POSITIONAL JOIN items
  SELECT * FROM orders ASOF JOIN items ON orders.id >= items.order_id
  PIVOT orders ON status IN ('a', 'b') USING sum(amount) GROUP BY shop_id
  FROM (PIVOT orders ON status IN ('a') USING count(*) GROUP BY shop_id)
  SELECT * FROM orders PIVOT (sum(amount) FOR status IN ('a', 'b') GROUP BY shop_id)
  UNPIVOT items ON quantity, price INTO NAME k VALUE v
  SELECT total: sum(amount), n: count(*) FROM orders
  SELECT name ILIKE 'a%', regexp_matches(name, 'a'), regexp_extract(name, 'a'), name SIMILAR TO 'a', name ^@ 'a', name ~ 'a', split_part(name, ' ', 1), format('{}', name), printf('%d', id), levenshtein(name, 'x'), left(name, 1), concat_ws('-', name, city), starts_with(name, 'a'), contains(name, 'a'), strip_accents(name), lpad(name, 5, ' '), repeat('a', 3) FROM shops
  SELECT amount::DECIMAL(10,2), TRY_CAST(note AS INT), id::VARCHAR, details::JSON, CAST(id AS BIGINT), 5 // 2, 2 ** 3, 1_000 FROM orders
  SELECT s.name FROM s: shops
  SELECT * FROM orders USING SAMPLE 10%
  SELECT * FROM orders TABLESAMPLE 10 ROWS
  SELECT * FROM orders LIMIT 10%
  SELECT DISTINCT ON (shop_id) * FROM orders ORDER BY placed_at
  SELECT name FROM shops UNION ALL BY NAME SELECT product AS name FROM items
  SELECT lag(amount IGNORE NULLS) OVER (ORDER BY id), sum(amount) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL 7 DAYS PRECEDING AND CURRENT ROW) FROM orders
  SELECT if(amount > 1, 'a', 'b'), ifnull(note, ''), coalesce(note, ''), nullif(1, 2), greatest(1, 2), round(amount, 2), hash(id), md5(note), random(), uuid(), typeof(id) FROM orders
  SELECT * FROM SHOPS
  SELECT * FROM main.shops
  SELECT main.shops.name FROM main.shops
  VALUES (1, 2), (3, 4)
  SELECT * FROM (VALUES (1, 'a')) v(x, y)
  WITH t AS MATERIALIZED (SELECT 1 AS a) FROM t
  SELECT x.a FROM (SELECT {'a': 1} AS x)
  SELECT struct_extract({'a': 1}, 'a'), row(1, 2), (1, 2)
  SELECT * FROM orders WHERE status NOT IN ('a') AND (shop_id, status) IN ((1, 'a'))
  SELECT count(*) FILTER (status = 'a'), count() FROM orders
  SELECT sum(amount) AS a, a * 2 AS b FROM orders
  SELECT *, #1 FROM shops
  SELECT shops FROM shops
  SELECT json_object('a', 1), to_json({'a': 1}), json_group_array(name), row_to_json(shops) FROM shops
  SELECT corr(amount, id), regr_slope(amount, id), covar_samp(amount, id), skewness(amount), mad(amount) FROM orders
  SELECT e'a\nb', $$x$$, x'AB'::BLOB
  SELECT max(amount, 3), min(amount, 2), arg_min(id, amount, 2) FROM orders
  SELECT date '2025-01-01' + 5, timestamp '2025-01-01' - interval '1 hour'
  SELECT map_keys(map {'a': 1}), element_at(map {'a': 1}, 'a'), map_from_entries([('a', 1)])
  SELECT weighted_avg(amount, id), fsum(amount), geomean(amount) FROM orders
  SELECT bar(amount, 0, 100, 20), format_bytes(1000), chr(65), ascii('a'), bin(5), hex('a'), url_encode('a') FROM orders
  SELECT user FROM (SELECT 1 AS user)
  TABLE shops
  SELECT value FROM readings WHERE ts >= strptime('2025-03-01', '%Y-%m-%d') AND ts < strptime('2025-03-04', '%Y-%m-%d')
  SELECT * FROM readings WHERE ts >= CAST('2025-01-01' AS DATE) AND ts < CAST('2025-01-09' AS DATE)
`;

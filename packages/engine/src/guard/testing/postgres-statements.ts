/** Statements that must never reach PostgreSQL, one a line. */
export const postgresRefused = String.raw`
  TABLE staff
  TABLE shops, staff
  SELECT * FROM ONLY shops
  SELECT * FROM "Shops"
  SELECT * FROM SHOPS, "STAFF"
  SELECT * FROM pg_catalog.pg_class
  SELECT s.staff_fn FROM shops s
  SELECT (s).leak FROM shops s
  SELECT (s.name).leak FROM shops s
  SELECT (1).leak
  SELECT (SELECT s FROM shops s).leak
  SELECT q.leak FROM (SELECT * FROM shops) q
  WITH c AS (SELECT * FROM shops) SELECT c.leak FROM c
  SELECT g.leak FROM generate_series(1,2) g
  SELECT x.leak FROM unnest(ARRAY[1]) x
  SELECT 'staff'::regclass
  SELECT CAST('staff' AS regclass)
  SELECT regclass 'staff'
  SELECT '{staff}'::regclass[]
  SELECT x::regproc FROM (SELECT 'a' AS x) q
  SELECT 1::oid::regclass
  SELECT id::"mytype" FROM shops
  SELECT id::public.mytype FROM shops
  SELECT 1 OPERATOR(public.+) 1
  SELECT 1 @@@ 1
  SELECT 1 OPERATOR(pg_catalog.@@@) 1
  SELECT * FROM shops WHERE id @@@ ANY (ARRAY[1])
  SELECT public.lower('x')
  SELECT pg_catalog.pg_sleep(1)
  SELECT "pg_sleep"(1)
  SELECT U&"\0070g_sleep"(1)
  SELECT u&'x'
  SELECT pg_read_file('x')
  SELECT pg_typeof(1)
  SELECT current_user
  SELECT session_user
  SELECT user
  SELECT current_role
  SELECT current_catalog
  SELECT current_schema
  SELECT current_schemas(true)
  SELECT current_setting('x')
  SELECT set_config('a','b',false)
  SELECT current_database()
  SELECT inet_client_addr()
  SELECT pg_backend_pid()
  SELECT txid_current()
  SELECT nextval('x')
  SELECT has_table_privilege('x','y')
  SELECT col_description(1,1)
  SELECT obj_description(1)
  SELECT pg_advisory_lock(1)
  SELECT query_to_xml('select 1',true,true,'')
  SELECT table_to_xml('staff',true,true,'')
  SELECT database_to_xml(true,true,'')
  SELECT cursor_to_xml('x',1,true,true,'')
  SELECT lo_get(1)
  SELECT dblink('x','y')
  SELECT * FROM dblink('x','y') AS t(a int)
  SELECT * FROM crosstab('select 1') AS t(a int)
  SELECT xpath('/a', '<a/>')
  SELECT xmlelement(name a, 1)
  SELECT xmlparse(document '<a/>')
  SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS b int)
  SELECT * FROM shops FOR UPDATE
  SELECT * FROM shops FOR SHARE
  SELECT * FROM (SELECT * FROM shops FOR UPDATE) q
  WITH a AS (SELECT * FROM shops FOR NO KEY UPDATE) SELECT * FROM a
  SELECT * INTO x FROM shops
  WITH a AS (INSERT INTO shops VALUES (1) RETURNING *) SELECT * FROM a
  WITH a AS (UPDATE shops SET id=1 RETURNING *) SELECT 1
  WITH a AS (MERGE INTO shops USING items ON true WHEN MATCHED THEN DELETE RETURNING 1) SELECT 1
  SELECT (WITH a AS (DELETE FROM shops RETURNING 1) SELECT 1)
  COPY shops TO STDOUT
  COPY (SELECT 1) TO '/tmp/x'
  DO $$ BEGIN END $$
  CALL x()
  PREPARE p AS SELECT 1
  EXECUTE p
  DECLARE c CURSOR FOR SELECT 1
  FETCH c
  SHOW ALL
  SET x = 1
  RESET ALL
  LISTEN x
  NOTIFY x
  LOCK TABLE shops
  VACUUM
  ANALYZE
  REFRESH MATERIALIZED VIEW x
  SECURITY LABEL ON TABLE shops IS 'x'
  COMMENT ON TABLE shops IS 'x'
  GRANT SELECT ON shops TO x
  DISCARD ALL
  SELECT * FROM generate_series(1,2) WITH ORDINALITY AS t(a,b), staff
  SELECT * FROM ROWS FROM (generate_series(1,2), pg_ls_dir('/'))
  SELECT * FROM LATERAL (SELECT * FROM staff) s
  SELECT * FROM pg_ls_dir('/') AS x
  SELECT * FROM json_to_recordset('[]') AS x(a regclass)
  SELECT * FROM shops TABLESAMPLE foo(1)
  SELECT * FROM shops TABLESAMPLE system((SELECT count(*) FROM staff))
  SELECT string_agg(name, ',' ORDER BY (SELECT 1 FROM staff)) FROM shops
  SELECT percentile_cont((SELECT 0.5 FROM staff)) WITHIN GROUP (ORDER BY id) FROM shops
  SELECT DISTINCT ON ((SELECT 1 FROM staff)) * FROM shops
  SELECT * FROM shops GROUP BY GROUPING SETS ((id), ((SELECT 1 FROM staff)))
  SELECT ARRAY(SELECT name FROM staff)
  SELECT ROW((SELECT 1 FROM staff))
  SELECT id[(SELECT 1 FROM staff)] FROM shops
  SELECT COALESCE(NULL, (SELECT name FROM staff))
  SELECT GREATEST(1, (SELECT 1 FROM staff))
  SELECT NULLIF(1, (SELECT 1 FROM staff))
  SELECT (SELECT 1 FROM staff) IS NULL
  SELECT (SELECT true FROM staff) IS TRUE
  SELECT name COLLATE "C" FROM staff
  SELECT make_interval(days => (SELECT 1 FROM staff))
  SELECT * FROM shops FETCH FIRST (SELECT 1 FROM staff) ROWS ONLY
  WITH RECURSIVE staff AS (SELECT 1 AS x UNION ALL SELECT x FROM staff WHERE x < 3) SELECT * FROM public.staff
  WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a WHERE x < 3) SEARCH DEPTH FIRST BY x SET y SELECT * FROM a
  SELECT staff.name FROM shops
  SELECT public.staff.name FROM shops
  SELECT $1
  SELECT repeat('x', 1000000000)
  SELECT repeat(repeat('x', 10000), 10000)
  SELECT lpad('x', 1000000000)
  SELECT repeat('x', 1000*1000*1000)
  SELECT * FROM generate_series(1, 10000000000)
  SELECT convert_from('x', 'utf8'), pg_read_binary_file('x')
  SELECT ts_stat('SELECT word FROM staff')
  SELECT ts_rewrite('a'::tsquery, 'SELECT t, s FROM staff')
  SELECT * FROM ts_stat('SELECT 1')
  SELECT CURRENT OF x
  SELECT 1 WHERE CURRENT OF c
  SELECT format('%999999999s', 'a')
  SELECT format('%1$*2$s', 'a', 999999999)
  SELECT array_fill(1, ARRAY[100000000])
`;

/** Statements as people write them in reports, for PostgreSQL, one a line. */
export const postgresAllowed = String.raw`
  SELECT date_trunc('month', placed_at) AS m, to_char(placed_at, 'YYYY-MM'), extract(year from placed_at), date_part('dow', placed_at), placed_at::date, placed_at AT TIME ZONE 'UTC', age(placed_at), now() - interval '7 days' FROM orders
  SELECT * FROM readings WHERE ts >= now() - interval '30 days' AND ts < now()
  SELECT * FROM readings WHERE ts >= CURRENT_DATE - 30 AND ts < CURRENT_DATE + 1
  SELECT * FROM readings WHERE ts::date BETWEEN DATE '2025-01-01' AND DATE '2025-01-31'
  SELECT * FROM readings WHERE ts >= TIMESTAMP '2025-01-01' AND ts < TIMESTAMP '2025-01-01' + INTERVAL '1 month'
  SELECT * FROM readings WHERE date_trunc('month', ts) = '2025-01-01'
  SELECT time_bucket('1 hour', ts) AS h, avg(value), first(value, ts), last(value, ts) FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-01-08' GROUP BY h ORDER BY h
  SELECT time_bucket_gapfill('1 day', ts), locf(avg(value)), interpolate(avg(value)) FROM readings WHERE ts >= '2025-01-01' AND ts < '2025-01-08' GROUP BY 1
  SELECT details->'a', details->>'b', details #> '{a,b}', details #>> '{a}', details @> '{"a":1}', details ? 'a', details ?| array['a'], details - 'a', jsonb_array_length(details->'x') FROM orders
  SELECT o.id, e.key, e.value FROM orders o CROSS JOIN LATERAL jsonb_each_text(o.details) AS e(key, value)
  SELECT (jsonb_each(details)).key FROM orders
  SELECT x.a, x.b FROM orders, jsonb_to_recordset(details->'l') AS x(a int, b text)
  SELECT jsonb_build_object('a', 1), json_agg(name), jsonb_object_agg(name, city), array_agg(name ORDER BY name), string_agg(DISTINCT city, ',') FROM shops
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount), mode() WITHIN GROUP (ORDER BY status), stddev(amount), variance(amount), corr(amount, id), bool_or(amount > 1), every(true) FROM orders
  SELECT DISTINCT ON (shop_id) * FROM orders ORDER BY shop_id, placed_at DESC
  SELECT shop_id, status, sum(amount), grouping(shop_id) FROM orders GROUP BY ROLLUP (shop_id, status)
  SELECT generate_series(1, 5)
  SELECT d::date FROM generate_series('2025-01-01'::date, '2025-01-31'::date, '1 day'::interval) AS d
  SELECT d.day, count(o.id) FROM generate_series('2025-01-01'::date, '2025-01-31', '1 day') AS d(day) LEFT JOIN orders o ON o.placed_at::date = d.day GROUP BY d.day
  SELECT unnest(ARRAY[1,2,3]), unnest(string_to_array('a,b', ','))
  SELECT a.x, a.n FROM unnest(ARRAY['a','b']) WITH ORDINALITY AS a(x, n)
  SELECT regexp_replace(name, 'a', 'b', 'g'), regexp_matches(name, 'a'), split_part(name, ' ', 1), substring(name from 1 for 2), position('a' in name), overlay(name placing 'x' from 1), left(name, 2), initcap(name), lpad(name, 10, ' '), md5(name), strpos(name, 'a'), translate(name, 'a', 'b'), format('%s', name) FROM shops
  SELECT name ILIKE 'a%', name ~ 'a', name !~* 'b', name SIMILAR TO 'a|b', name LIKE ANY (ARRAY['a','b']) FROM shops
  SELECT * FROM orders WHERE shop_id = ANY (ARRAY[1,2]) AND status <> ALL (ARRAY['x'])
  SELECT * FROM orders WHERE (placed_at, placed_at) OVERLAPS (DATE '2025-01-01', DATE '2025-02-01')
  SELECT amount::numeric(10,2), id::text, '1'::int, 'a'::varchar(10), amount::double precision, amount::money FROM orders
  SELECT make_date(2025, 1, 1), make_interval(days => 3), to_date('2025', 'YYYY'), to_timestamp(0), justify_days(interval '35 days'), isfinite(now())
  SELECT count(*) FILTER (WHERE status = 'a') FROM orders
  SELECT * FROM orders FETCH FIRST 5 ROWS ONLY
  SELECT * FROM orders LIMIT ALL
  SELECT * FROM orders OFFSET 5
  VALUES (1, 'a'), (2, 'b')
  SELECT * FROM (VALUES (1, 'a')) AS v(x, y)
  TABLE shops
  SELECT s FROM shops s
  SELECT row_to_json(s) FROM shops s
  SELECT to_jsonb(s) - 'id' FROM shops s
  SELECT (ARRAY[1,2,3])[1], (ARRAY[1,2,3])[1:2], array_length(ARRAY[1], 1), cardinality(ARRAY[1]), 1 = ANY(ARRAY[1])
  SELECT a.id, b.n FROM shops a, LATERAL (SELECT count(*) AS n FROM orders o WHERE o.shop_id = a.id) b
  SELECT lag(amount) OVER (PARTITION BY shop_id ORDER BY placed_at), sum(amount) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW) FROM orders
  SELECT width_bucket(amount, 0, 100, 10), round(amount::numeric, 2), trunc(amount), random(), greatest(1,2), least(1,2), ceil(1.2), |/ 4, 2 ^ 3, 5 % 2, abs(-1) FROM orders
  SELECT 'a' || 'b', E'a\nb', $$x$$, $q$y$q$, B'01', X'1F', U.name FROM shops U
  SELECT coalesce(sum(amount), 0)::float / count(*) FROM orders
  SELECT * FROM shops s JOIN orders o USING (id) AS j
  SELECT q.name FROM (SELECT s.*, 1 AS one FROM shops s) q WHERE q.one = 1
  SELECT q."a b" FROM (SELECT name AS "a b" FROM shops) q
  WITH w AS (SELECT shop_id AS sid, count(*) FROM orders GROUP BY 1) SELECT w.sid, w.count FROM w
  SELECT t.c FROM (SELECT count(*) AS c FROM orders) t
  SELECT x.max FROM (SELECT max(amount) FROM orders) x
  SELECT x.coalesce, x."case" FROM (SELECT coalesce(1, 2), CASE WHEN true THEN 1 END) x
  SELECT public.shops.name FROM public.shops
  SELECT shops.name FROM public.shops
  SELECT c1.x, c2.x FROM (SELECT 1 AS x) c1, (SELECT 1 AS x) c2
  SELECT u.y FROM (SELECT name AS y FROM shops UNION ALL SELECT status FROM orders) u
  SELECT to_tsvector('english', name) @@ to_tsquery('a') FROM shops
  SELECT bit_and(id), num_nonnulls(1, null), string_to_array('a', ','), array_to_string(ARRAY[1], ',') FROM shops
  SELECT daterange('2025-01-01', '2025-02-01') @> '2025-01-05'::date
  SELECT * FROM orders ORDER BY amount DESC NULLS LAST
  SELECT current_date, current_timestamp, localtimestamp, current_time
  SELECT count(*) FROM orders TABLESAMPLE BERNOULLI (10)
  SELECT name COLLATE "C" FROM shops ORDER BY name COLLATE "C"
  SELECT o.amount IS DISTINCT FROM 3, o.note IS NULL, (o.amount > 1) IS TRUE FROM orders o
  SELECT xmax.x FROM (SELECT max(id) AS x FROM shops) xmax
  SELECT regr_slope(amount, id), regr_r2(amount, id), covar_pop(amount, id) FROM orders
  SELECT extract(epoch from (now() - placed_at)) / 3600 FROM orders
  SELECT date_bin('15 minutes', placed_at, '2025-01-01') FROM orders
  WITH d AS MATERIALIZED (SELECT 1) SELECT * FROM d
  SELECT NULLIF(split_part(note, ':', 2), '')::int FROM orders
  SELECT array_agg(DISTINCT status) FILTER (WHERE status IS NOT NULL) FROM orders
  TABLE shops
  SELECT value FROM readings WHERE ts >= now() - interval '30' day AND ts < now()
  SELECT value FROM readings WHERE ts >= to_timestamp('2025-03-01', 'YYYY-MM-DD') AND ts < to_date('2025-03-03', 'YYYY-MM-DD')
  SELECT * FROM readings WHERE ts >= CAST('2025-01-01' AS DATE) AND ts < CAST('2025-01-09' AS DATE)
`;

SELECT
  CAST(time_bucket(INTERVAL '1 week', "orders"."ordered_at") AS date) AS "week",
  COUNT(*) AS "orders",
  COUNT(CASE WHEN "orders"."status" = $1 THEN 1 END) AS "open",
  CAST(COUNT(CASE WHEN "orders"."status" = $1 THEN 1 END) AS double precision) / NULLIF(COUNT(*), 0) AS "share"
FROM "orders"
GROUP BY CAST(time_bucket(INTERVAL '1 week', "orders"."ordered_at") AS date)
HAVING COUNT(*) >= CAST($2 AS bigint)
ORDER BY "week"

-- ["open",5]

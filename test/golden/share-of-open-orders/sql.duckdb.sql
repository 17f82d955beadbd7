SELECT
  CAST(date_trunc('week', "orders"."ordered_at") AS DATE) AS "week",
  COUNT(*) AS "orders",
  COUNT(CASE WHEN "orders"."status" = $1 THEN 1 END) AS "open",
  CAST(COUNT(CASE WHEN "orders"."status" = $1 THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS "share"
FROM "orders"
GROUP BY CAST(date_trunc('week', "orders"."ordered_at") AS DATE)
HAVING COUNT(*) >= CAST($2 AS BIGINT)
ORDER BY "week" NULLS LAST

-- ["open",5]

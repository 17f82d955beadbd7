SELECT
  date("orders"."ordered_at", 'weekday 0', '-6 days') AS "week",
  COUNT(*) AS "orders",
  COUNT(CASE WHEN "orders"."status" = ? THEN 1 END) AS "open",
  CAST(COUNT(CASE WHEN "orders"."status" = ? THEN 1 END) AS REAL) / NULLIF(COUNT(*), 0) AS "share"
FROM "orders"
GROUP BY date("orders"."ordered_at", 'weekday 0', '-6 days')
HAVING COUNT(*) >= ?
ORDER BY "week" NULLS LAST

-- ["open","open",5]

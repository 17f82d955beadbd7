SELECT
  "orders"."status" AS "status",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY "orders"."shipping") AS "median",
  percentile_cont(0.95) WITHIN GROUP (ORDER BY "orders"."shipping") AS "p95",
  CAST(STDDEV_SAMP("orders"."shipping") AS double precision) AS "spread"
FROM "orders"
GROUP BY "orders"."status"
ORDER BY "orders"."status" COLLATE "C"

-- []

SELECT
  "orders"."status" AS "status",
  quantile_cont(CAST("orders"."shipping" AS DOUBLE), 0.5) AS "median",
  quantile_cont(CAST("orders"."shipping" AS DOUBLE), 0.95) AS "p95",
  CAST(STDDEV_SAMP("orders"."shipping") AS DOUBLE) AS "spread"
FROM "orders"
GROUP BY "orders"."status"
ORDER BY "orders"."status" NULLS LAST

-- []

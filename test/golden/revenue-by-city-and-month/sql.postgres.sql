SELECT
  "result"."city" AS "city",
  "result"."month" AS "month",
  "result"."revenue" AS "revenue",
  CAST("result"."revenue" - CASE WHEN LAG("result"."month") OVER (PARTITION BY "result"."city" ORDER BY "result"."month") = CAST("result"."month" + INTERVAL '-1 months' AS date) THEN LAG("result"."revenue") OVER (PARTITION BY "result"."city" ORDER BY "result"."month") END AS double precision) * 100 / NULLIF(ABS(CASE WHEN LAG("result"."month") OVER (PARTITION BY "result"."city" ORDER BY "result"."month") = CAST("result"."month" + INTERVAL '-1 months' AS date) THEN LAG("result"."revenue") OVER (PARTITION BY "result"."city" ORDER BY "result"."month") END), 0) AS "change"
FROM (
  SELECT
    "customers"."city" AS "city",
    CAST(date_trunc('month', "orders"."ordered_at") AS date) AS "month",
    SUM("order_items"."quantity" * "order_items"."unit_price") AS "revenue"
  FROM "order_items"
  LEFT JOIN "orders" ON "order_items"."order_id" = "orders"."id"
  LEFT JOIN "customers" ON "orders"."customer_id" = "customers"."id"
  WHERE ("orders"."ordered_at" >= CAST($1 AS timestamp) AND "orders"."ordered_at" < CAST($2 AS timestamp))
    AND "customers"."city" IN ($3, $4)
  GROUP BY "customers"."city", CAST(date_trunc('month', "orders"."ordered_at") AS date)
) AS "result"
ORDER BY "result"."city" COLLATE "C", "month"

-- ["2025-01-01 00:00:00","2025-07-01 00:00:00","Berlin","Rome"]

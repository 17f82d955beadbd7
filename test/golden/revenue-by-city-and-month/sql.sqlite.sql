SELECT
  "result"."city" AS "city",
  "result"."month" AS "month",
  "result"."revenue" AS "revenue",
  CAST("result"."revenue" - CASE WHEN LAG("result"."month") OVER (PARTITION BY "result"."city" ORDER BY "result"."month" NULLS LAST) = date("result"."month", '-1 month') THEN LAG("result"."revenue") OVER (PARTITION BY "result"."city" ORDER BY "result"."month" NULLS LAST) END AS REAL) * 100 / NULLIF(ABS(CASE WHEN LAG("result"."month") OVER (PARTITION BY "result"."city" ORDER BY "result"."month" NULLS LAST) = date("result"."month", '-1 month') THEN LAG("result"."revenue") OVER (PARTITION BY "result"."city" ORDER BY "result"."month" NULLS LAST) END), 0) AS "change"
FROM (
  SELECT
    "customers"."city" AS "city",
    strftime('%Y-%m-01', "orders"."ordered_at") AS "month",
    ROUND(SUM("order_items"."quantity" * "order_items"."unit_price"), 6) AS "revenue"
  FROM "order_items"
  LEFT JOIN "orders" ON "order_items"."order_id" = "orders"."id"
  LEFT JOIN "customers" ON "orders"."customer_id" = "customers"."id"
  WHERE ("orders"."ordered_at" >= ? AND "orders"."ordered_at" < ?)
    AND "customers"."city" IN (?, ?)
  GROUP BY "customers"."city", strftime('%Y-%m-01', "orders"."ordered_at")
) AS "result"
ORDER BY "result"."city" NULLS LAST, "month" NULLS LAST

-- ["2025-01-01","2025-07-01","Berlin","Rome"]

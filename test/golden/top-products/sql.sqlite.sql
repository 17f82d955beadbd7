SELECT
  "order_items"."product" AS "product",
  ROUND(SUM("order_items"."quantity" * "order_items"."unit_price"), 6) AS "revenue",
  SUM("order_items"."quantity") AS "units",
  CAST(ROUND(SUM("order_items"."quantity" * "order_items"."unit_price"), 6) AS REAL) / NULLIF(SUM("order_items"."quantity"), 0) AS "price"
FROM "order_items"
GROUP BY "order_items"."product"
ORDER BY "revenue" DESC NULLS LAST, "order_items"."product" NULLS LAST
LIMIT 10

-- []

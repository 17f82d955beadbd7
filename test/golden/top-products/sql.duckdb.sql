SELECT
  "order_items"."product" AS "product",
  SUM("order_items"."quantity" * "order_items"."unit_price") AS "revenue",
  SUM("order_items"."quantity") AS "units",
  CAST(SUM("order_items"."quantity" * "order_items"."unit_price") AS DOUBLE) / NULLIF(SUM("order_items"."quantity"), 0) AS "price"
FROM "order_items"
GROUP BY "order_items"."product"
ORDER BY "revenue" DESC NULLS LAST, "order_items"."product" NULLS LAST
LIMIT 10

-- []

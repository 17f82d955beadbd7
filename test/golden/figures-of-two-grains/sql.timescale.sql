SELECT
  "parts"."group_1" AS "status",
  MAX("parts"."shipping") AS "shipping",
  MAX("parts"."units") AS "units"
FROM (
  SELECT
    "orders"."status" AS "group_1",
    SUM("orders"."shipping") AS "shipping",
    CAST(NULL AS bigint) AS "units"
  FROM "orders"
  GROUP BY "orders"."status"
  UNION ALL
  SELECT
    "orders"."status" AS "group_1",
    CAST(NULL AS numeric) AS "shipping",
    SUM("order_items"."quantity") AS "units"
  FROM "orders"
  LEFT JOIN "order_items" ON "orders"."id" = "order_items"."order_id"
  GROUP BY "orders"."status"
) AS "parts"
GROUP BY "parts"."group_1"
ORDER BY "parts"."group_1" COLLATE "C"

-- []

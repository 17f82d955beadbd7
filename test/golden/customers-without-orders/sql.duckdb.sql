SELECT
  "customers"."name" AS "name",
  "customers"."city" AS "city"
FROM "customers"
WHERE NOT EXISTS (
  SELECT 1 FROM "orders"
  WHERE "customers"."id" = "orders"."customer_id"
    AND "orders"."ordered_at" >= CAST($1 AS TIMESTAMP)
)
ORDER BY "customers"."name", "customers"."city" NULLS LAST

-- ["2025-01-01 00:00:00"]

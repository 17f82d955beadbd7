SELECT
  "customers"."id" AS "id",
  "customers"."name" AS "name"
FROM "customers"
WHERE ("customers"."name" ILIKE $1 ESCAPE '!' OR "customers"."name" ~ $2 OR "customers"."city" IS NULL)
ORDER BY "customers"."id"

-- ["%50!%%","^[éÉ]"]

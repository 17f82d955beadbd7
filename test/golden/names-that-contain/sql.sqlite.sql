SELECT
  "customers"."id" AS "id",
  "customers"."name" AS "name"
FROM "customers"
WHERE ("customers"."name" LIKE ? ESCAPE '!' OR "customers"."name" GLOB ? OR "customers"."city" IS NULL)
ORDER BY "customers"."id"

-- ["%50!%%","[éÉ]*"]

SELECT
  "employees"."name" AS "name",
  "manager"."name" AS "manager_name"
FROM "employees"
LEFT JOIN "employees" AS "manager" ON "employees"."manager_id" = "manager"."id"
WHERE "employees"."salary" > "manager"."salary"
ORDER BY "employees"."salary" DESC NULLS LAST, "employees"."name" NULLS LAST, "manager"."name" NULLS LAST

-- []

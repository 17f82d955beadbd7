SELECT
  "employees"."name" AS "name",
  "employees"."salary" AS "salary"
FROM "employees"
WHERE "employees"."salary" > (
  SELECT
    AVG("employees_2"."salary") AS "figure"
  FROM "employees" AS "employees_2"
)
ORDER BY "employees"."name" NULLS LAST, "employees"."salary" NULLS LAST

-- []

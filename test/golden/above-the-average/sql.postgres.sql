SELECT
  "employees"."name" AS "name",
  "employees"."salary" AS "salary"
FROM "employees"
WHERE "employees"."salary" > (
  SELECT
    CAST(AVG("employees_2"."salary") AS double precision) AS "figure"
  FROM "employees" AS "employees_2"
)
ORDER BY "employees"."name" COLLATE "C", "employees"."salary"

-- []

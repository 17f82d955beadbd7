SELECT
  "customers"."city" AS "city"
FROM "customers"
GROUP BY "customers"."city"
ORDER BY "customers"."city" NULLS LAST

-- []

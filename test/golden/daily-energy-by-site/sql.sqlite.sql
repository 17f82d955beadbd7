SELECT
  "measurements"."site" AS "site",
  date("measurements"."timestamp") AS "day",
  SUM("measurements"."kwh") AS "kwh"
FROM "energy.measurements" AS "measurements"
WHERE "measurements"."timestamp" >= ?
  AND "measurements"."timestamp" < ?
GROUP BY "measurements"."site", date("measurements"."timestamp")
ORDER BY "day" NULLS LAST, "measurements"."site" NULLS LAST
LIMIT 5000

-- ["2025-09-01","2025-10-01"]

SELECT
  "measurements"."site" AS "site",
  CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS DATE) AS "day",
  SUM("measurements"."kwh") AS "kwh"
FROM "energy.measurements" AS "measurements"
WHERE "measurements"."timestamp" >= CAST($1 AS TIMESTAMPTZ)
  AND "measurements"."timestamp" < CAST($2 AS TIMESTAMPTZ)
GROUP BY "measurements"."site", CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS DATE)
ORDER BY "day" NULLS LAST, "measurements"."site" NULLS LAST
LIMIT 5000

-- ["2025-09-01 00:00:00+00","2025-10-01 00:00:00+00"]

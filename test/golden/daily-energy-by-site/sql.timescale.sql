SELECT
  "measurements"."site" AS "site",
  CAST(time_bucket(INTERVAL '1 day', "measurements"."timestamp" AT TIME ZONE 'UTC') AS date) AS "day",
  SUM("measurements"."kwh") AS "kwh"
FROM "energy"."measurements"
WHERE "measurements"."timestamp" >= CAST($1 AS timestamptz)
  AND "measurements"."timestamp" < CAST($2 AS timestamptz)
GROUP BY "measurements"."site", CAST(time_bucket(INTERVAL '1 day', "measurements"."timestamp" AT TIME ZONE 'UTC') AS date)
ORDER BY "day", "measurements"."site" COLLATE "C"
LIMIT 5000

-- ["2025-09-01 00:00:00+00","2025-10-01 00:00:00+00"]

SELECT
  CAST(time_bucket(INTERVAL '15 minutes', "measurements"."timestamp" AT TIME ZONE 'UTC') AS timestamp) AS "15 minutes",
  CAST(AVG("measurements"."kwh") AS double precision) AS "kwh"
FROM "energy"."measurements"
WHERE ("measurements"."timestamp" >= CAST($1 AS timestamptz) AND "measurements"."timestamp" < CAST($2 AS timestamptz))
GROUP BY CAST(time_bucket(INTERVAL '15 minutes', "measurements"."timestamp" AT TIME ZONE 'UTC') AS timestamp)
ORDER BY "15 minutes"

-- ["2025-09-01 00:00:00+00","2025-09-02 00:00:00+00"]

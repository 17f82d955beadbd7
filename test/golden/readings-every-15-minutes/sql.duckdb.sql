SELECT
  CAST(time_bucket(INTERVAL '15 minutes', CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS TIMESTAMP), TIMESTAMP '2000-01-03') AS TIMESTAMP) AS "15 minutes",
  AVG("measurements"."kwh") AS "kwh"
FROM "energy.measurements" AS "measurements"
WHERE ("measurements"."timestamp" >= CAST($1 AS TIMESTAMPTZ) AND "measurements"."timestamp" < CAST($2 AS TIMESTAMPTZ))
GROUP BY CAST(time_bucket(INTERVAL '15 minutes', CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS TIMESTAMP), TIMESTAMP '2000-01-03') AS TIMESTAMP)
ORDER BY "15 minutes" NULLS LAST

-- ["2025-09-01 00:00:00+00","2025-09-02 00:00:00+00"]

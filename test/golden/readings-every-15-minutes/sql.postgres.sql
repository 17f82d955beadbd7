SELECT
  CAST(date_bin(INTERVAL '15 minutes', CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS timestamp), TIMESTAMP '2000-01-03') AS timestamp) AS "15 minutes",
  CAST(AVG("measurements"."kwh") AS double precision) AS "kwh"
FROM "energy"."measurements"
WHERE ("measurements"."timestamp" >= CAST($1 AS timestamptz) AND "measurements"."timestamp" < CAST($2 AS timestamptz))
GROUP BY CAST(date_bin(INTERVAL '15 minutes', CAST("measurements"."timestamp" AT TIME ZONE 'UTC' AS timestamp), TIMESTAMP '2000-01-03') AS timestamp)
ORDER BY "15 minutes"

-- ["2025-09-01 00:00:00+00","2025-09-02 00:00:00+00"]

SELECT
  strftime('%Y-%m-%dT%H:%M:%S', CAST(strftime('%s', "measurements"."timestamp") AS INTEGER) - ((CAST(strftime('%s', "measurements"."timestamp") AS INTEGER)) % 900 + 900) % 900, 'unixepoch') AS "15 minutes",
  AVG("measurements"."kwh") AS "kwh"
FROM "energy.measurements" AS "measurements"
WHERE ("measurements"."timestamp" >= ? AND "measurements"."timestamp" < ?)
GROUP BY strftime('%Y-%m-%dT%H:%M:%S', CAST(strftime('%s', "measurements"."timestamp") AS INTEGER) - ((CAST(strftime('%s', "measurements"."timestamp") AS INTEGER)) % 900 + 900) % 900, 'unixepoch')
ORDER BY "15 minutes" NULLS LAST

-- ["2025-09-01","2025-09-02"]

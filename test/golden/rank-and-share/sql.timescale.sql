SELECT
  "result"."name" AS "name",
  "result"."severity" AS "severity",
  RANK() OVER (ORDER BY "result"."severity" DESC NULLS LAST) AS "rank",
  CAST("result"."severity" AS double precision) / NULLIF(SUM("result"."severity") OVER (), 0) AS "share"
FROM (
  SELECT
    "customers"."name" AS "name",
    SUM("tickets"."severity") AS "severity"
  FROM "tickets"
  LEFT JOIN "customers" ON "tickets"."customer_id" = "customers"."id"
  GROUP BY "customers"."name"
) AS "result"
ORDER BY "rank", "result"."name" COLLATE "C"
LIMIT 5

-- []

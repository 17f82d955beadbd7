SELECT
  `result`.`15 minutes` AS `15 minutes`,
  `result`.`kwh` AS `kwh`
FROM (
  SELECT
    CAST(DATE_ADD(TIMESTAMP('2000-01-03'), INTERVAL TIMESTAMPDIFF(SECOND, TIMESTAMP('2000-01-03'), `measurements`.`timestamp`) - ((TIMESTAMPDIFF(SECOND, TIMESTAMP('2000-01-03'), `measurements`.`timestamp`)) % 900 + 900) % 900 SECOND) AS DATETIME) AS `15 minutes`,
    AVG(`measurements`.`kwh`) AS `kwh`
  FROM `energy.measurements` AS `measurements`
  WHERE (`measurements`.`timestamp` >= ? AND `measurements`.`timestamp` < ?)
  GROUP BY CAST(DATE_ADD(TIMESTAMP('2000-01-03'), INTERVAL TIMESTAMPDIFF(SECOND, TIMESTAMP('2000-01-03'), `measurements`.`timestamp`) - ((TIMESTAMPDIFF(SECOND, TIMESTAMP('2000-01-03'), `measurements`.`timestamp`)) % 900 + 900) % 900 SECOND) AS DATETIME)
) AS `result`
ORDER BY `result`.`15 minutes` IS NULL, `15 minutes`

-- ["2025-09-01 00:00:00","2025-09-02 00:00:00"]

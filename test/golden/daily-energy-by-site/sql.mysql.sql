SELECT
  `result`.`site` AS `site`,
  `result`.`day` AS `day`,
  `result`.`kwh` AS `kwh`
FROM (
  SELECT
    CONVERT(`measurements`.`site` USING utf8mb4) COLLATE utf8mb4_bin AS `site`,
    DATE(`measurements`.`timestamp`) AS `day`,
    SUM(`measurements`.`kwh`) AS `kwh`
  FROM `energy.measurements` AS `measurements`
  WHERE `measurements`.`timestamp` >= ?
    AND `measurements`.`timestamp` < ?
  GROUP BY CONVERT(`measurements`.`site` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`measurements`.`site` USING utf8mb4) COLLATE utf8mb4_bin), DATE(`measurements`.`timestamp`)
) AS `result`
ORDER BY `result`.`day` IS NULL, `day`, `result`.`site` IS NULL, `result`.`site`, CHAR_LENGTH(`result`.`site`)
LIMIT 5000

-- ["2025-09-01 00:00:00","2025-10-01 00:00:00"]

SELECT
  `result`.`name` AS `name`,
  `result`.`severity` AS `severity`,
  RANK() OVER (ORDER BY `result`.`severity` IS NULL, `result`.`severity` DESC) AS `rank`,
  CAST(`result`.`severity` AS DOUBLE) / NULLIF(SUM(`result`.`severity`) OVER (), 0) AS `share`
FROM (
  SELECT
    CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `name`,
    SUM(`tickets`.`severity`) AS `severity`
  FROM `tickets`
  LEFT JOIN `customers` ON `tickets`.`customer_id` = `customers`.`id`
  GROUP BY CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin)
) AS `result`
ORDER BY `rank`, `result`.`name` IS NULL, `result`.`name`, CHAR_LENGTH(`result`.`name`)
LIMIT 5

-- []

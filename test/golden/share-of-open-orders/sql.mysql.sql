SELECT
  `result`.`week` AS `week`,
  `result`.`orders` AS `orders`,
  `result`.`open` AS `open`,
  `result`.`share` AS `share`
FROM (
  SELECT
    DATE_SUB(DATE(`orders`.`ordered_at`), INTERVAL WEEKDAY(`orders`.`ordered_at`) DAY) AS `week`,
    COUNT(*) AS `orders`,
    COUNT(CASE WHEN (`orders`.`status` = ? AND CAST(CONVERT(`orders`.`status` USING utf8mb4) AS BINARY) = CAST(? AS BINARY)) THEN 1 END) AS `open`,
    CAST(COUNT(CASE WHEN (`orders`.`status` = ? AND CAST(CONVERT(`orders`.`status` USING utf8mb4) AS BINARY) = CAST(? AS BINARY)) THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `share`
  FROM `orders`
  GROUP BY DATE_SUB(DATE(`orders`.`ordered_at`), INTERVAL WEEKDAY(`orders`.`ordered_at`) DAY)
  HAVING COUNT(*) >= ?
) AS `result`
ORDER BY `result`.`week` IS NULL, `week`

-- ["open","open","open","open",5]

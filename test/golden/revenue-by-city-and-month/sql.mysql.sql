SELECT
  `result`.`city` AS `city`,
  `result`.`month` AS `month`,
  `result`.`revenue` AS `revenue`,
  CAST(`result`.`revenue` - CASE WHEN LAG(`result`.`month`) OVER (PARTITION BY `result`.`city`, CHAR_LENGTH(`result`.`city`) ORDER BY `result`.`month` IS NULL, `result`.`month`) = CAST(`result`.`month` + INTERVAL -1 MONTH AS DATE) THEN LAG(`result`.`revenue`) OVER (PARTITION BY `result`.`city`, CHAR_LENGTH(`result`.`city`) ORDER BY `result`.`month` IS NULL, `result`.`month`) END AS DOUBLE) * 100 / NULLIF(ABS(CASE WHEN LAG(`result`.`month`) OVER (PARTITION BY `result`.`city`, CHAR_LENGTH(`result`.`city`) ORDER BY `result`.`month` IS NULL, `result`.`month`) = CAST(`result`.`month` + INTERVAL -1 MONTH AS DATE) THEN LAG(`result`.`revenue`) OVER (PARTITION BY `result`.`city`, CHAR_LENGTH(`result`.`city`) ORDER BY `result`.`month` IS NULL, `result`.`month`) END), 0) AS `change`
FROM (
  SELECT
    CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin AS `city`,
    CAST(DATE_FORMAT(`orders`.`ordered_at`, '%Y-%m-01') AS DATE) AS `month`,
    SUM(`order_items`.`quantity` * `order_items`.`unit_price`) AS `revenue`
  FROM `order_items`
  LEFT JOIN `orders` ON `order_items`.`order_id` = `orders`.`id`
  LEFT JOIN `customers` ON `orders`.`customer_id` = `customers`.`id`
  WHERE (`orders`.`ordered_at` >= ? AND `orders`.`ordered_at` < ?)
    AND (`customers`.`city` IN (?, ?) AND CAST(CONVERT(`customers`.`city` USING utf8mb4) AS BINARY) IN (CAST(? AS BINARY), CAST(? AS BINARY)))
  GROUP BY CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin), CAST(DATE_FORMAT(`orders`.`ordered_at`, '%Y-%m-01') AS DATE)
) AS `result`
ORDER BY `result`.`city` IS NULL, `result`.`city`, CHAR_LENGTH(`result`.`city`), `result`.`month` IS NULL, `month`

-- ["2025-01-01 00:00:00","2025-07-01 00:00:00","Berlin","Rome","Berlin","Rome"]

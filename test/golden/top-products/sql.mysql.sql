SELECT
  `result`.`product` AS `product`,
  `result`.`revenue` AS `revenue`,
  `result`.`units` AS `units`,
  `result`.`price` AS `price`
FROM (
  SELECT
    CONVERT(`order_items`.`product` USING utf8mb4) COLLATE utf8mb4_bin AS `product`,
    SUM(`order_items`.`quantity` * `order_items`.`unit_price`) AS `revenue`,
    SUM(`order_items`.`quantity`) AS `units`,
    CAST(SUM(`order_items`.`quantity` * `order_items`.`unit_price`) AS DOUBLE) / NULLIF(SUM(`order_items`.`quantity`), 0) AS `price`
  FROM `order_items`
  GROUP BY CONVERT(`order_items`.`product` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`order_items`.`product` USING utf8mb4) COLLATE utf8mb4_bin)
) AS `result`
ORDER BY `result`.`revenue` IS NULL, `revenue` DESC, `result`.`product` IS NULL, `result`.`product`, CHAR_LENGTH(`result`.`product`)
LIMIT 10

-- []

SELECT
  `parts`.`group_1` AS `status`,
  MAX(`parts`.`shipping`) AS `shipping`,
  MAX(`parts`.`units`) AS `units`
FROM (
  SELECT
    CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin AS `group_1`,
    SUM(`orders`.`shipping`) AS `shipping`,
    NULL AS `units`
  FROM `orders`
  GROUP BY CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin)
  UNION ALL
  SELECT
    CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin AS `group_1`,
    NULL AS `shipping`,
    SUM(`order_items`.`quantity`) AS `units`
  FROM `orders`
  LEFT JOIN `order_items` ON `orders`.`id` = `order_items`.`order_id`
  GROUP BY CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin)
) AS `parts`
GROUP BY `parts`.`group_1`, CHAR_LENGTH(`parts`.`group_1`)
ORDER BY `parts`.`group_1` IS NULL, `parts`.`group_1`, CHAR_LENGTH(`parts`.`group_1`)

-- []

SELECT
  CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `name`,
  CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin AS `city`
FROM `customers`
WHERE NOT EXISTS (
  SELECT 1 FROM `orders`
  WHERE `customers`.`id` = `orders`.`customer_id`
    AND `orders`.`ordered_at` >= ?
)
ORDER BY CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin), CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin IS NULL, CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin)

-- ["2025-01-01 00:00:00"]

SELECT
  `customers`.`id` AS `id`,
  CONVERT(`customers`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `name`
FROM `customers`
WHERE (LOWER(CONVERT(`customers`.`name` USING utf8mb4)) COLLATE utf8mb4_bin LIKE ? ESCAPE '!' OR LOWER(CONVERT(`customers`.`name` USING utf8mb4)) COLLATE utf8mb4_bin LIKE ? ESCAPE '!' OR `customers`.`city` IS NULL)
ORDER BY `customers`.`id`

-- ["%50!%%","é%"]

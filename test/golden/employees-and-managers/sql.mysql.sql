SELECT
  CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `name`,
  CONVERT(`manager`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `manager_name`
FROM `employees`
LEFT JOIN `employees` AS `manager` ON `employees`.`manager_id` = `manager`.`id`
WHERE `employees`.`salary` > `manager`.`salary`
ORDER BY `employees`.`salary` IS NULL, `employees`.`salary` DESC, CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin IS NULL, CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin), CONVERT(`manager`.`name` USING utf8mb4) COLLATE utf8mb4_bin IS NULL, CONVERT(`manager`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`manager`.`name` USING utf8mb4) COLLATE utf8mb4_bin)

-- []

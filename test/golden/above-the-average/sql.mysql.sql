SELECT
  CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin AS `name`,
  `employees`.`salary` AS `salary`
FROM `employees`
WHERE `employees`.`salary` > (
  SELECT
    CAST(SUM(`employees_2`.`salary`) AS DOUBLE) / NULLIF(COUNT(`employees_2`.`salary`), 0) AS `figure`
  FROM `employees` AS `employees_2`
)
ORDER BY CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin IS NULL, CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`employees`.`name` USING utf8mb4) COLLATE utf8mb4_bin), `employees`.`salary` IS NULL, `employees`.`salary`

-- []

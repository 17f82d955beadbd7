SELECT
  `result`.`city` AS `city`
FROM (
  SELECT
    CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin AS `city`
  FROM `customers`
  GROUP BY CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin, CHAR_LENGTH(CONVERT(`customers`.`city` USING utf8mb4) COLLATE utf8mb4_bin)
) AS `result`
ORDER BY `result`.`city` IS NULL, `result`.`city`, CHAR_LENGTH(`result`.`city`)

-- []

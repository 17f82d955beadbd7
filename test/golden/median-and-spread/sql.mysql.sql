SELECT
  `measured`.`group_1` AS `status`,
  MIN(CASE WHEN `measured`.`position_1` = FLOOR(`measured`.`wanted_1`) THEN CAST(`measured`.`value_1` AS DOUBLE) END) + (MIN(`measured`.`wanted_1`) - FLOOR(MIN(`measured`.`wanted_1`))) * (MIN(CASE WHEN `measured`.`position_1` = CEIL(`measured`.`wanted_1`) THEN CAST(`measured`.`value_1` AS DOUBLE) END) - MIN(CASE WHEN `measured`.`position_1` = FLOOR(`measured`.`wanted_1`) THEN CAST(`measured`.`value_1` AS DOUBLE) END)) AS `median`,
  MIN(CASE WHEN `measured`.`position_2` = FLOOR(`measured`.`wanted_2`) THEN CAST(`measured`.`value_2` AS DOUBLE) END) + (MIN(`measured`.`wanted_2`) - FLOOR(MIN(`measured`.`wanted_2`))) * (MIN(CASE WHEN `measured`.`position_2` = CEIL(`measured`.`wanted_2`) THEN CAST(`measured`.`value_2` AS DOUBLE) END) - MIN(CASE WHEN `measured`.`position_2` = FLOOR(`measured`.`wanted_2`) THEN CAST(`measured`.`value_2` AS DOUBLE) END)) AS `p95`,
  CAST(STDDEV_SAMP(`measured`.`value_3`) AS DOUBLE) AS `spread`
FROM (
  SELECT
    `selected`.`group_1` AS `group_1`,
    `selected`.`value_1` AS `value_1`,
    `selected`.`value_2` AS `value_2`,
    `selected`.`value_3` AS `value_3`,
    ROW_NUMBER() OVER (PARTITION BY `selected`.`group_1`, CHAR_LENGTH(`selected`.`group_1`) ORDER BY `selected`.`value_1` IS NULL, `selected`.`value_1`) - 1 AS `position_1`,
    0.5e0 * (COUNT(`selected`.`value_1`) OVER (PARTITION BY `selected`.`group_1`, CHAR_LENGTH(`selected`.`group_1`)) - 1) AS `wanted_1`,
    ROW_NUMBER() OVER (PARTITION BY `selected`.`group_1`, CHAR_LENGTH(`selected`.`group_1`) ORDER BY `selected`.`value_2` IS NULL, `selected`.`value_2`) - 1 AS `position_2`,
    0.95e0 * (COUNT(`selected`.`value_2`) OVER (PARTITION BY `selected`.`group_1`, CHAR_LENGTH(`selected`.`group_1`)) - 1) AS `wanted_2`
  FROM (
    SELECT
      CONVERT(`orders`.`status` USING utf8mb4) COLLATE utf8mb4_bin AS `group_1`,
      `orders`.`shipping` AS `value_1`,
      `orders`.`shipping` AS `value_2`,
      `orders`.`shipping` AS `value_3`
    FROM `orders`
  ) AS `selected`
) AS `measured`
GROUP BY `measured`.`group_1`, CHAR_LENGTH(`measured`.`group_1`)
ORDER BY `measured`.`group_1` IS NULL, `measured`.`group_1`, CHAR_LENGTH(`measured`.`group_1`)

-- []

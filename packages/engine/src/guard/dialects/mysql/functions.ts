import { words } from '../../words.ts';

/** Functions that compute from their arguments alone; no SLEEP, BENCHMARK, locks, files, variables or session facts. */
export const mysqlFunctions = words(`
  abs acos asin atan atan2 bit_count ceil ceiling conv cos cot crc32 crc32c degrees exp floor greatest interval least ln log
  log10 log2 mod pi pow power radians rand round sign sin sqrt tan truncate
  ascii bin bit_length char char_length character_length chr concat concat_ws elt export_set field find_in_set format from_base64
  hex insert instr lcase left length lengthb locate lower lpad ltrim make_set mid natural_sort_key oct octet_length ord
  position quote regexp_instr regexp_like regexp_replace regexp_substr repeat replace reverse right rpad rtrim soundex space
  strcmp substr substring substring_index to_base64 to_char trim ucase unhex upper translate sformat
  md5 sha sha1 sha2 uuid uuid_to_bin bin_to_uuid is_uuid is_ipv4 is_ipv6 inet_aton inet_ntoa inet6_aton inet6_ntoa
  adddate addtime add_months convert_tz curdate current_date current_time current_timestamp curtime date date_add date_format date_sub
  datediff day dayname dayofmonth dayofweek dayofyear extract from_days from_unixtime get_format hour last_day localtime
  localtimestamp makedate maketime microsecond minute month monthname months_between now period_add period_diff quarter
  sec_to_time second str_to_date subdate subtime sysdate time time_format time_to_sec timediff timestamp timestampadd
  timestampdiff to_days to_seconds unix_timestamp utc_date utc_time utc_timestamp week weekday weekofyear year yearweek
  coalesce if ifnull isnull nullif nvl nvl2 decode decode_oracle exists any_value case
  json_array json_array_append json_array_insert json_array_intersect json_arrayagg json_compact json_contains
  json_contains_path json_depth json_detailed json_equals json_exists json_extract json_insert json_keys json_length json_loose
  json_merge json_merge_patch json_merge_preserve json_normalize json_object json_objectagg json_overlaps json_pretty json_query
  json_quote json_remove json_replace json_schema_valid json_search json_set json_storage_size json_type json_unquote json_valid
  json_value json_object_to_array json_object_filter_keys json_key_value
  avg bit_and bit_or bit_xor count group_concat max min std stddev stddev_pop stddev_samp sum var_pop var_samp variance
  cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number median percentile_cont
  percentile_disc grouping
  st_x st_y st_distance st_distance_sphere st_astext st_geomfromtext st_contains st_within st_intersects st_area st_length point
  st_latitude st_longitude st_srid st_asgeojson st_geomfromgeojson`);

export const mysqlTableFunctions = words('json_table');

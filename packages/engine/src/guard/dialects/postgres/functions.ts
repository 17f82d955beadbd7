import { words } from '../../words.ts';

/** Functions that compute from their arguments alone. Nothing here reads files, catalogs, settings or other sessions. */
export const postgresFunctions = words(`
  abs acos acosd acosh asin asind asinh atan atan2 atan2d atand atanh cbrt ceil ceiling cos cosd cosh cot cotd degrees div
  erf erfc exp factorial floor gcd lcm ln log log10 min_scale mod pi power pow radians random round scale sign sin sind sinh
  sqrt tan tand tanh trim_scale trunc width_bucket
  ascii bit_length btrim char_length character_length chr concat concat_ws format initcap left length lower lpad ltrim md5
  normalize octet_length overlay parse_ident position quote_ident quote_literal quote_nullable regexp_count regexp_instr
  regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_substr repeat replace reverse right
  rpad rtrim split_part starts_with string_to_array strpos substr substring to_ascii to_hex to_bin to_oct translate trim
  unistr upper casefold encode decode sha224 sha256 sha384 sha512 crc32 crc32c like_escape similar_to_escape
  bit_count get_bit get_byte set_bit set_byte unaccent levenshtein soundex difference metaphone similarity word_similarity
  age clock_timestamp date date_add date_bin date_part date_subtract date_trunc extract isfinite justify_days justify_hours
  justify_interval make_date make_interval make_time make_timestamp make_timestamptz now statement_timestamp timeofday timezone
  to_timestamp to_char to_date to_number transaction_timestamp current_date current_time current_timestamp localtime
  localtimestamp overlaps time timestamp timestamptz interval
  time_bucket time_bucket_gapfill locf interpolate first last histogram
  coalesce nullif greatest least case num_nonnulls num_nulls exists
  text varchar bpchar int2 int4 int8 float4 float8 numeric bool
  array_append array_cat array_dims array_length array_lower array_ndims array_position array_positions
  array_prepend array_remove array_replace array_sample array_shuffle array_to_string array_upper cardinality trim_array
  unnest array_reverse array_sort generate_subscripts array_to_json
  int4range int8range numrange tsrange tstzrange daterange isempty lower_inc lower_inf upper_inc upper_inf range_merge
  multirange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange
  to_json to_jsonb row_to_json json_build_array json_build_object jsonb_build_array jsonb_build_object json_object
  jsonb_object json_array_length jsonb_array_length json_extract_path json_extract_path_text jsonb_extract_path
  jsonb_extract_path_text json_typeof jsonb_typeof json_strip_nulls jsonb_strip_nulls jsonb_set jsonb_set_lax jsonb_insert
  jsonb_pretty jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first
  jsonb_path_exists_tz jsonb_path_match_tz jsonb_path_query_array_tz jsonb_path_query_first_tz jsonb_contains jsonb_exists
  json_array_elements json_array_elements_text jsonb_array_elements jsonb_array_elements_text json_each json_each_text
  jsonb_each jsonb_each_text json_object_keys jsonb_object_keys json_query json_value json_exists json_scalar json_serialize
  to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd ts_headline numnode
  querytree setweight strip tsvector_to_array
  uuid_generate_v5 gen_random_uuid uuidv7 uuid_extract_timestamp uuid_extract_version
  host hostmask masklen netmask network broadcast family inet_merge inet_same_family abbrev
  area center diameter height width radius npoints point box circle lseg line path polygon
  count sum avg min max array_agg string_agg bool_and bool_or every bit_and bit_or bit_xor json_agg jsonb_agg json_object_agg
  jsonb_object_agg json_agg_strict jsonb_agg_strict json_object_agg_strict jsonb_object_agg_strict json_object_agg_unique
  jsonb_object_agg_unique json_arrayagg json_objectagg range_agg range_intersect_agg any_value corr covar_pop covar_samp
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp
  variance var_pop var_samp mode percentile_cont percentile_disc rank dense_rank percent_rank cume_dist grouping
  row_number ntile lag lead first_value last_value nth_value generate_series is_normalized
  approx_percentile
      `);

/** What may stand in FROM. */
export const postgresTableFunctions = words(`
  generate_series generate_subscripts unnest json_array_elements json_array_elements_text jsonb_array_elements
  jsonb_array_elements_text json_each json_each_text jsonb_each jsonb_each_text json_object_keys jsonb_object_keys
  jsonb_path_query regexp_matches regexp_split_to_table string_to_table json_to_recordset jsonb_to_recordset json_to_record
  jsonb_to_record`);

/** Set-returning functions may also stand in the select list. */
export const postgresSetFunctions = words(`
  json_array_elements json_array_elements_text jsonb_array_elements jsonb_array_elements_text regexp_split_to_table
  string_to_table json_to_recordset jsonb_to_recordset json_to_record jsonb_to_record`);

/** Types that hold values. `regclass` and its kin look names up in the catalog, so they are missing. */
export const postgresTypes = words(`
  bool boolean int2 int4 int8 smallint integer int bigint float4 float8 real numeric decimal money text varchar bpchar char
  character citext name bytea date time timetz timestamp timestamptz interval uuid json jsonb jsonpath bit varbit inet cidr macaddr
  point box circle line lseg path polygon tsvector tsquery int4range int8range numrange tsrange tstzrange daterange
  int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange hstore record unknown double precision`);

/** Operators of the engine's own types. Any other may have been made by somebody and call a function of theirs. */
export const postgresOperators = words(`
  + - * / % ^ |/ ||/ ! !! @ & | # ~ << >> = <> != < > <= >= || ~~ !~~ ~~* !~~* ~* !~ !~* ~<=~ ~>=~ ~<~ ~>~ ^@ && &< &> -|- @> <@
  -> ->> #> #>> ? ?| ?& #- @? @@ <-> <#> ##  <^ >^ ~= |>> <<| &<| |&> <<= >>= &&& %>> <% %> <<% %>>`);

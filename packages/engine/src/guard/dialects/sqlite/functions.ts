import { words } from '../../words.ts';

/** Functions that compute from their arguments alone. */
export const sqliteFunctions = words(`
  abs char coalesce concat concat_ws format glob hex if ifnull iif instr length like likelihood likely lower ltrim max min nullif
  octet_length printf quote random replace round rtrim sign soundex substr substring trim typeof unhex unicode unistr unistr_quote
  unlikely upper
  acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 mod pi pow power radians
  sin sinh sqrt tan tanh trunc
  date time datetime julianday strftime unixepoch timediff current_date current_time current_timestamp
  avg count group_concat string_agg sum total median percentile percentile_cont percentile_disc
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  json jsonb json_array jsonb_array json_array_length json_array_insert jsonb_array_insert json_error_position json_extract
  jsonb_extract json_insert jsonb_insert json_object jsonb_object json_patch jsonb_patch json_pretty json_remove jsonb_remove
  json_replace jsonb_replace json_set jsonb_set json_type json_valid json_quote json_group_array jsonb_group_array
  json_group_object jsonb_group_object regexp exists
  stddev stddev_samp stddev_pop variance var_samp var_pop`);

/** What may stand in FROM; `pragma_*` functions and virtual tables read the catalog. */
export const sqliteTableFunctions = words('json_each json_tree jsonb_each jsonb_tree generate_series');

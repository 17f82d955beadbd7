import type { Expr, Select } from '../tree.ts';

/**
 * Where an expression was found that may fail on one row and not on another: a division, a cast, most functions. An engine
 * is free to compute a condition before it looks whether the row is the caller's, and an error would then tell what is in
 * that row. What a query gives out is computed when the rows have been chosen, unless a query around it has conditions.
 */
export interface RowErrors {
  nesting: number;
  nestedReads: number;
  inCondition: boolean;
  inNested: boolean;
  isNestedFiltered: boolean;
}

/** Whatever is read, with what has been noted of it so far. */
interface Noting {
  rowErrors: RowErrors;
}

export function mayTellOfRows({ inCondition, inNested, isNestedFiltered }: RowErrors): boolean {
  return inCondition || (inNested && isNestedFiltered);
}

/** Reads a query that stands inside another one. */
export function nested<Result>({ rowErrors }: Noting, read: () => Result): Result {
  rowErrors.nestedReads += 1;
  rowErrors.nesting += 1;
  const result = read();
  rowErrors.nesting -= 1;
  return result;
}

export function noteCondition(condition: Expr, { rowErrors }: Noting): void {
  rowErrors.inCondition ||= mayFailOnRow(condition);
}

export function noteRowErrors({ where, having, targets, rest }: Select, order: Expr[], judging: Noting): void {
  for (const condition of [...(where ? [where] : []), ...having]) noteCondition(condition, judging);
  const { rowErrors } = judging;
  if (rowErrors.nesting === 0) return;
  rowErrors.inNested ||= [...targets.map(({ expr }) => expr), ...rest, ...order].some(mayFailOnRow);
}

/** A select with conditions, which may be computed inside of the queries that it reads. */
export function noteFilter(nestedBefore: number, { rowErrors }: Noting): void {
  rowErrors.isNestedFiltered ||= rowErrors.nestedReads > nestedBefore;
}

/** What is not known to work for every row counts as failing. */
function mayFailOnRow(expr: Expr): boolean {
  if (!readsRow(expr)) return false;
  switch (expr.kind) {
    case 'operator':
      return !isTotalOperator(expr.op, expr.args) || expr.args.some(mayFailOnRow);
    case 'call':
      return !isTotalCall(expr) || expr.args.some(mayFailOnRow);
    case 'cast':
      return !textTypes.has(expr.type) || mayFailOnRow(expr.arg);
    case 'interval':
      return true;
    case 'field':
      return mayFailOnRow(expr.arg);
    case 'group':
      return expr.items.some(mayFailOnRow);
    case 'star':
      return expr.replaced.some(mayFailOnRow);
    case 'column':
    case 'literal':
    case 'parameter':
    case 'subquery': // its own expressions are looked at where it is read
      return false;
  }
}

/** Whether the value depends on a row as it is read. An aggregate is computed when the rows have been chosen. */
function readsRow(expr: Expr): boolean {
  switch (expr.kind) {
    case 'column':
    case 'star':
    case 'subquery':
      return true;
    case 'literal':
    case 'parameter':
      return false;
    case 'operator':
      return expr.args.some(readsRow);
    case 'call':
      return !expr.isWindow && !aggregates.has(expr.name) && [...expr.args, ...expr.clauses].some(readsRow);
    case 'cast':
    case 'field':
      return readsRow(expr.arg);
    case 'interval':
      return readsRow(expr.amount);
    case 'group':
      return expr.items.some(readsRow);
  }
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const aggregates = words(`
  any_value array_agg avg bool_and bool_or count every group_concat json_agg json_arrayagg json_group_array jsonb_agg max
  median min mode percentile_cont percentile_disc quantile_cont quantile_disc std stddev stddev_pop stddev_samp string_agg
  sum total var_pop var_samp variance`);

const totalOperators = words('and or not = != < <= > >= <=> between is case exists in ||');
const phrases = new Set(['not between', 'is not', 'is null', 'not in', 'any =', 'any <>']);
/** A pattern can be wrong in itself, so it must not come from the row. */
const patterns = words('like glob regexp rlike ~ !~ ~* !~* ~~ !~~ ~~* !~~* ~~~ !~~~');

function isTotalOperator(op: string, args: Expr[]): boolean {
  if (patterns.has(op.replace('not ', ''))) return !args.slice(1).some(readsRow);
  if (op === 'other') return args.some(({ kind }) => kind === 'subquery'); // the test of a subquery
  return totalOperators.has(op) || phrases.has(op);
}

const totalFunctions = words(`
  char_length coalesce concat greatest ifnull least length lower ltrim nullif octet_length rtrim trim upper`);

/** Functions of one value, whose units, formats and patterns must not come from the row. */
const plainFunctions = words(`
  contains convert date date_bin date_format date_part date_trunc datepart datetime datetrunc day dayname dayofmonth dayofweek dayofyear
  extract hour ilike_escape instr isodow julianday last_day like_escape locate minute month monthname not_ilike_escape not_like_escape position prefix quarter second starts_with strftime strpos suffix time time_bucket to_char unixepoch
  week weekday weekofyear year yearweek`);

const textTypes = words('text varchar');

function isTotalCall({ schema, name, args, clauses }: Extract<Expr, { kind: 'call' }>): boolean {
  if (schema !== null || clauses.length > 0) return false;
  if (totalFunctions.has(name)) return true;
  return plainFunctions.has(name) && args.filter(readsRow).length <= 1;
}

import type { Expr } from '../tree.ts';
import { instantOf, isDateType, type Known, move, parseInstant, unitLength } from './constants.ts';

/** The span of time that a condition leaves of a column; null where it is open. */
export interface Bounds {
  lower: number | null;
  upper: number | null;
}

export const unbounded: Bounds = { lower: null, upper: null };

export type IsColumn = (expr: Expr) => boolean;

/** What a condition says of the column. Only what holds for every row that passes counts: AND narrows, OR widens. */
export function boundsOf(condition: Expr, isColumn: IsColumn, known: Known): Bounds {
  if (condition.kind === 'group' && condition.items.length === 1 && condition.items[0])
    return boundsOf(condition.items[0], isColumn, known);
  if (condition.kind !== 'operator') return unbounded;
  const { op, args } = condition;
  if (op === 'and') return args.map((arg) => boundsOf(arg, isColumn, known)).reduce(narrow, unbounded);
  if (op === 'or') return args.map((arg) => boundsOf(arg, isColumn, known)).reduce(widen);
  const [left, right, third] = args;
  if (!left || !right) return unbounded;
  if (op === 'between') return third ? narrow(comparison('>=', left, right), comparison('<=', left, third)) : unbounded;
  if (op === 'in' && right.kind === 'group' && right.items.length > 0) {
    return right.items.map((item) => comparison('=', left, item)).reduce(widen);
  }
  return narrow(comparison(op, left, right), comparison(mirrored[op] ?? '', right, left));

  function comparison(operator: string, tested: Expr, value: Expr): Bounds {
    const column = testedColumn(tested, isColumn, known);
    const span = column && spanOf(value, column, known);
    if (!span) return unbounded;
    switch (operator) {
      case '>':
      case '>=':
        return { lower: span.start, upper: null };
      case '<':
      case '<=':
        return { lower: null, upper: operator === '<' && column.unit === null ? span.start : span.end };
      case '=':
      case 'is':
        return { lower: span.start, upper: span.end };
      default:
        return unbounded;
    }
  }
}

const mirrored: Record<string, string> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

export function narrow(left: Bounds, right: Bounds): Bounds {
  return { lower: larger(left.lower, right.lower), upper: smaller(left.upper, right.upper) };
}

function widen(left: Bounds, right: Bounds): Bounds {
  const lower = left.lower === null || right.lower === null ? null : Math.min(left.lower, right.lower);
  const upper = left.upper === null || right.upper === null ? null : Math.max(left.upper, right.upper);
  return { lower, upper };
}

function larger(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.max(left, right);
}

function smaller(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.min(left, right);
}

/** The column itself, or a form of it that keeps the order of time: its date, its month. `unit` is what the form rounds down to. */
interface Tested {
  unit: string | null;
}

function testedColumn(expr: Expr, isColumn: IsColumn, { dialect }: Known): Tested | null {
  if (isColumn(expr)) return { unit: null };
  if (expr.kind === 'cast' && dialect.hasDateCasts && isDateType(expr.type) && isColumn(expr.arg))
    return { unit: expr.type === 'date' ? 'day' : null };
  if (expr.kind !== 'call') return null;
  const [first, second] = expr.args;
  if (['date', 'datetime', 'timestamp', 'to_date'].includes(expr.name) && first && !second && isColumn(first))
    return { unit: expr.name.includes('time') ? null : 'day' };
  if (expr.name === 'date_trunc' && first?.kind === 'literal' && second && isColumn(second))
    return { unit: first.value };
  const format = [first, second].find((arg) => arg?.kind === 'literal');
  const column = [first, second].find((arg) => arg !== undefined && isColumn(arg));
  if (['strftime', 'date_format', 'to_char'].includes(expr.name) && format?.kind === 'literal' && column) {
    const unit = { '%Y-%m-%d': 'day', '%Y-%m': 'month', 'YYYY-MM-DD': 'day', 'YYYY-MM': 'month' }[format.value];
    return unit ? { unit } : null;
  }
  return null;
}

/** The instant, and the end of the unit that starts there. */
function spanOf(value: Expr, { unit }: Tested, known: Known): { start: number; end: number } | null {
  const month =
    unit === 'month' && value.kind === 'literal' && /^\d{4}-\d{2}$/.test(value.value)
      ? parseInstant(`${value.value}-01`)
      : null;
  const start = month ?? instantOf(value, known);
  if (start === null) return null;
  const length = unit === null ? { months: 0, ms: 0 } : unitLength(unit);
  return length && { start, end: move(start, length, 1) };
}

import type { Expr, Select } from '../tree.ts';
import { words } from '../words.ts';
import type { Judging } from './judging.ts';
import type { Need, Range } from './scope.ts';

/** Calls that make one value of one row. Others may aggregate, and then an outer filter bounds nothing inside. */
const rowCalls = words(
  'date datetime date_trunc strftime date_format time_bucket round coalesce upper lower abs extract date_part concat trim ifnull nullif',
);

/** Whether a filter on the result of a select can stand for a filter inside it. */
export function isPassThrough(select: Select): boolean {
  return !select.isReshaped && select.targets.every((target) => isRowwise(target.expr));
}

function isRowwise(expr: Expr): boolean {
  switch (expr.kind) {
    case 'call':
      return rowCalls.has(expr.name) && !expr.isWindow && expr.args.every(isRowwise);
    case 'operator':
      return expr.args.every(isRowwise);
    case 'cast':
    case 'field':
      return isRowwise(expr.arg);
    case 'group':
      return expr.items.every(isRowwise);
    case 'star':
      return expr.replaced.length === 0;
    case 'subquery':
      return false;
    case 'literal':
    case 'parameter':
    case 'column':
    case 'interval':
      return true;
  }
}

interface Projecting {
  select: Select;
  ranges: Range[];
  judging: Judging;
}

/**
 * The names under which the unbounded time columns of a range leave the select; those that do not leave are refused,
 * and so are those whose name leaves twice: engines differ in which of the two a reader gets.
 */
export function carryNeeds(range: Range, place: Projecting): Need[] {
  const { select, ranges, judging } = place;
  if (range.needs.length === 0) return [];
  const columns = columnsOf(select, ranges);
  return range.needs.flatMap((need) => {
    const name = exposedName(need, range, { select, judging });
    const isOnly = columns?.filter((column) => judging.dialect.isSameName(column, name ?? '')).length === 1;
    if (name !== null && isOnly) return [{ ...need, column: name }];
    judging.refuseNeeds([need]);
    return [];
  });
}

function exposedName(
  need: Need,
  range: Range,
  { select, judging }: { select: Select; judging: Judging },
): string | null {
  const { isSameName } = judging.dialect;
  for (const { expr, alias } of select.targets) {
    if (expr.kind === 'star') {
      const [qualifier] = expr.path;
      if (qualifier === undefined || (range.alias !== null && isSameName(qualifier, range.alias))) return need.column;
    }
    if (expr.kind !== 'column' || !isSameName(expr.path.at(-1) ?? '', need.column)) continue;
    const qualifier = expr.path.at(-2);
    if (qualifier === undefined || (range.alias !== null && isSameName(qualifier, range.alias)))
      return alias ?? need.column;
  }
  return null;
}

/** The names of the columns of a select; null when a source does not tell its own. */
export function columnsOf(select: Select, ranges: Range[]): string[] | null {
  const names: string[] = [];
  for (const { expr, alias } of select.targets) {
    if (expr.kind === 'star' || (expr.kind === 'group' && expr.items[0]?.kind === 'star')) {
      const star = expr.kind === 'star' ? expr : expr.items[0];
      const qualifier = star?.kind === 'star' ? star.path.at(-1) : undefined;
      const starred = qualifier === undefined ? ranges : ranges.filter((range) => range.alias === qualifier);
      for (const range of starred) {
        if (!range.columns) return null;
        names.push(...range.columns);
      }
    } else {
      names.push(alias ?? nameOf(expr));
    }
  }
  return names;
}

function nameOf(expr: Expr): string {
  switch (expr.kind) {
    case 'column':
      return expr.path.at(-1) ?? '';
    case 'call':
      return expr.name;
    case 'field':
      return expr.name;
    case 'cast': {
      const inner = nameOf(expr.arg);
      return inner === '' ? expr.type : inner;
    }
    case 'operator':
      return ['case', 'exists'].includes(expr.op) ? expr.op : '';
    case 'group':
      return expr.items.length === 1 && expr.items[0] ? nameOf(expr.items[0]) : 'row';
    case 'subquery':
      return expr.query.body.kind === 'select' && expr.query.body.targets[0]
        ? (expr.query.body.targets[0].alias ?? nameOf(expr.query.body.targets[0].expr))
        : '';
    case 'literal':
    case 'parameter':
    case 'interval':
    case 'star':
      return '';
  }
}

import { Refusal } from '../refusal.ts';
import type { Expr } from '../tree.ts';
import { dayMs } from './constants.ts';
import type { Judging } from './judging.ts';
import type { Need, Range } from './scope.ts';
import { boundsOf, narrow } from './time-bounds.ts';

export interface Bounding {
  /** Ranges whose rows the condition filters. */
  ranges: Range[];
  /** All ranges that its names may mean. */
  all: Range[];
  judging: Judging;
}

/** Applies a condition to the time-series reads it filters; what is bounded on both sides then needs no more. */
export function boundRanges(condition: Expr, { ranges, all, judging }: Bounding): void {
  for (const range of ranges) {
    range.needs = range.needs.flatMap((need) => {
      const isColumn = (expr: Expr): boolean => namesColumn(expr, { need, range, all, judging });
      const bounds = narrow(need.bounds, boundsOf(condition, isColumn, judging));
      if (bounds.lower === null || bounds.upper === null) return [{ ...need, bounds }];
      checkSpan(need, bounds.upper - bounds.lower, judging);
      return [];
    });
  }
}

function namesColumn(
  expr: Expr,
  { need, range, all, judging }: { need: Need; range: Range; all: Range[]; judging: Judging },
): boolean {
  if (expr.kind !== 'column') return false;
  const { isSameName } = judging.dialect;
  const [name, qualifier, schema] = expr.path.toReversed();
  if (schema !== undefined || name === undefined || !isSameName(name, need.column)) return false;
  if (qualifier !== undefined) return range.alias !== null && isSameName(qualifier, range.alias);
  return all.every((other) => other === range || !other.needs.some((open) => isSameName(open.column, need.column)));
}

function checkSpan({ relation, position }: Need, span: number, judging: Judging): void {
  const limit = judging.policy.maxSpanDays;
  if (limit === null || span <= limit * dayMs) return;
  const days = Math.ceil(span / dayMs);
  judging.refuse(
    new Refusal(
      'guard.time_span_too_wide',
      `${relation.name} is read over ${days} days; the limit is ${limit}`,
      position,
      `narrow ${relation.requiredTimeColumn ?? 'the time'} to ${limit} days`,
    ),
  );
}

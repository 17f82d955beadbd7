import { constructDenied } from '../refusal.ts';
import type { Body, Cte, Expr, Query, Select } from '../tree.ts';
import { readExpr } from './expressions.ts';
import type { Judging } from './judging.ts';
import { carryNeeds, columnsOf, isPassThrough } from './projection.ts';
import { noteFilter, noteRowErrors } from './row-errors.ts';
import { type CteEntry, openScope, type Scope, type Shape } from './scope.ts';
import { readSources } from './sources.ts';
import { boundRanges } from './time-needs.ts';

/** Judges a query and tells what it gives to the query around it. */
export function readQuery(query: Query, outer: Scope, judging: Judging): Shape {
  const scope = openScope(outer);
  if (query.ctes.length > 0) judging.withClauses += 1;
  for (const cte of query.ctes) readCte(cte, query, { scope, judging });
  const shape = readBody(query.body, { scope, order: query.order, judging });
  const limits = [query.limit?.count, query.limit?.offset].filter((expr) => expr !== null && expr !== undefined);
  for (const expr of limits) readExpr(expr, openScope(scope), judging);
  for (const entry of scope.ctes)
    if (entry.readers.every((reader) => reader.isInside)) judging.refuseNeeds(entry.needs);
  if (limits.length === 0) return shape;
  judging.refuseNeeds(shape.needs);
  return { ...shape, needs: [] };
}

function readCte(cte: Cte, query: Query, { scope, judging }: { scope: Scope; judging: Judging }): void {
  const entry: CteEntry = {
    name: cte.name,
    span: cte.span,
    columns: cte.columns,
    needs: [],
    readers: [],
    isOpen: true,
    reads: 1,
    hasLimit: (cte.query.limit?.count ?? null) !== null,
  };
  const isRecursive = query.isRecursive || (cte.query.body.kind === 'set' && cte.query.body.op === 'recursive');
  const seesItself = isRecursive || judging.dialect.ownReference === 'cte';
  if (seesItself) scope.ctes.push(entry);
  if (seesItself && cte.query.body.kind === 'set') entry.columns ??= firstNames(cte.query.body.left.body);
  const readsBefore = judging.expandedReads;
  judging.expandedReads = 0;
  const shape = judging.readQuery(cte.query, scope);
  entry.reads = Math.max(1, judging.expandedReads);
  judging.expandedReads = readsBefore;
  entry.columns = cte.columns ?? shape.columns;
  entry.needs = cte.columns ? renamed(shape, cte.columns) : shape.needs;
  entry.isOpen = false;
  if (!seesItself) scope.ctes.push(entry);
  judging.ctes.push(entry);
}

function renamed(shape: Shape, columns: string[]): Shape['needs'] {
  return shape.needs.map((need) => ({
    ...need,
    column: columns[shape.columns?.indexOf(need.column) ?? -1] ?? need.column,
  }));
}

function firstNames(body: Body): string[] | null {
  if (body.kind === 'values') return body.names;
  if (body.kind !== 'select') return null;
  return columnsOf(body, []);
}

interface BodyPlace {
  scope: Scope;
  order: Expr[];
  judging: Judging;
}

function readBody(body: Body, place: BodyPlace): Shape {
  const { scope, order, judging } = place;
  switch (body.kind) {
    case 'select':
      return readSelect(body, place);
    case 'values': {
      for (const expr of [...body.rows.flat(), ...order]) readExpr(expr, scope, judging);
      return { columns: body.names, needs: [] };
    }
    case 'wrapped': {
      const shape = readQuery(body.query, scope, judging);
      for (const expr of order) readExpr(expr, openScope(scope), judging);
      return shape;
    }
    case 'set': {
      const left = readQuery(body.left, scope, judging);
      const right = readQuery(body.right, scope, judging);
      for (const expr of order) readExpr(expr, openScope(scope), judging);
      return { columns: left.columns, needs: [...left.needs, ...byPosition(right, left)] };
    }
  }
}

/** The columns of a set operation have the names of its left side. */
function byPosition(right: Shape, left: Shape): Shape['needs'] {
  return right.needs.map((need) => ({
    ...need,
    column: left.columns?.[right.columns?.indexOf(need.column) ?? -1] ?? '',
  }));
}

function readSelect(select: Select, { scope, order, judging }: BodyPlace): Shape {
  const inner = openScope(scope);
  const nestedBefore = judging.rowErrors.nestedReads;
  const { hasJoins, openReads } = readSources(select.from, inner, judging);
  const exprs = [...select.targets.map((target) => target.expr), ...select.having, ...select.rest, ...order];
  noteRowErrors(select, order, judging);
  if (select.where) {
    readExpr(select.where, inner, judging);
    boundRanges(select.where, { ranges: inner.ranges, all: inner.ranges, judging });
  }
  for (const expr of exprs) readExpr(expr, inner, judging);
  if (hasJoins || select.where || select.having.length > 0) noteFilter(nestedBefore, judging);
  if (openReads.length > 0 && !hasJoins && !select.where && openReads.some((entry) => !entry.hasLimit)) {
    judging.refuse(constructDenied('a recursion without an end', null, 'add a WHERE that stops it'));
  }
  const needs = inner.ranges.flatMap((range) => {
    if (isPassThrough(select)) return carryNeeds(range, { select, ranges: inner.ranges, judging });
    judging.refuseNeeds(range.needs);
    return [];
  });
  return { columns: columnsOf(select, inner.ranges), needs };
}

import { nearest } from '@air/contract';
import { constructDenied, Refusal } from '../refusal.ts';
import type { CallExpr, Expr } from '../tree.ts';
import { numberOf } from './constants.ts';
import type { Judging } from './judging.ts';
import { findRange, type Scope } from './scope.ts';

/** Judges an expression and everything inside it. */
export function readExpr(expr: Expr, scope: Scope, judging: Judging): void {
  switch (expr.kind) {
    case 'literal':
      return;
    case 'parameter':
      if (expr.index < 0 || expr.index >= judging.parameters.length) {
        judging.refuse(
          new Refusal(
            'guard.not_parsed',
            `there is no value for parameter ${expr.index + 1}`,
            expr.start,
            'send one value for each placeholder',
          ),
        );
      }
      return;
    case 'column':
      if (expr.path.length === 3) judging.qualifiedColumns.push(expr);
      checkName(expr.path, { start: expr.start, scope, judging });
      checkColumn(expr.path, { start: expr.start, scope, judging });
      return;
    case 'star':
      if (expr.path.length === 2) judging.qualifiedColumns.push(expr);
      for (const inner of expr.replaced) readExpr(inner, scope, judging);
      return;
    case 'call':
      checkCall(expr, judging);
      readCallParts(expr, scope, judging);
      return;
    case 'operator':
      for (const arg of expr.args) readExpr(arg, scope, judging);
      return;
    case 'cast':
      readExpr(expr.arg, scope, judging);
      return;
    case 'interval':
      readExpr(expr.amount, scope, judging);
      return;
    case 'field':
      readExpr(expr.arg, scope, judging);
      checkField(expr.arg, expr.name, { start: expr.start, scope, judging });
      return;
    case 'subquery': {
      const shape = judging.readQuery(expr.query, scope);
      judging.refuseNeeds(shape.needs);
      return;
    }
    case 'group':
      for (const item of expr.items) readExpr(item, scope, judging);
  }
}

const longestSeries = 10_000_000;

/** A series between two numbers can be longer than any table: `generate_series(1, 10000000000)`. */
export function checkSeries(call: CallExpr, judging: Judging): void {
  if (!['generate_series', 'range', 'repeat_row', 'repeat'].includes(call.name)) return;
  const [first, second, third] = call.args.map((arg) => numberOf(arg, judging));
  const isOneSided = call.args.length === 1 || call.name.startsWith('repeat');
  const [from, to] = isOneSided ? [0, call.name.startsWith('repeat') ? second : first] : [first, second];
  const isLong =
    from !== null && to !== null && Math.abs((to ?? 0) - (from ?? 0)) / Math.abs(third || 1) > longestSeries;
  if (isLong)
    judging.refuse(
      constructDenied(`a series of more than ${longestSeries} values`, call.start, 'ask for a shorter one'),
    );
}

export function readCallParts(call: CallExpr, scope: Scope, judging: Judging): void {
  for (const part of [...call.args, ...call.clauses]) readExpr(part, scope, judging);
}

/** To look for a name that was meant takes its time; nobody reads more hints than these. */
export const mostHints = 20;

function checkCall(call: CallExpr, judging: Judging): void {
  const { dialect } = judging;
  const written = call.schema === null ? call.name : `${call.schema}.${call.name}`;
  if (call.schema !== null || !dialect.functions.has(call.name)) {
    const near = judging.refusals.length < mostHints ? nearest(call.name, [...dialect.functions]) : null;
    const hint = near === null ? 'use functions that compute from values alone' : `did you mean ${near}?`;
    judging.refuse(new Refusal('guard.function_denied', `the function ${written} may not be called`, call.start, hint));
    return;
  }
  judging.functions.add(call.name);
  if (call.name === 'replace') checkGrowth(call, judging);
  checkSize(call, judging);
  checkSeries(call, judging);
}

const longestText = 10_000;

/** A short statement can ask for a gigabyte: `repeat('x', 1000000000)`. */
function checkSize(call: CallExpr, judging: Judging): void {
  const { sizedFunctions } = judging.dialect;
  const at = sizedFunctions[call.name];
  if (at !== undefined) {
    const size = call.args[at];
    const known = size && numberOf(size, judging);
    const isFixed = size !== undefined && !readsValues(size);
    const isTooLong = known === null || known === undefined ? isFixed : known > longestText;
    const isNested = call.args.some((arg) => calls(arg, (name) => sizedFunctions[name] !== undefined));
    if (isTooLong || isNested)
      judging.refuse(
        constructDenied(`a text longer than ${longestText} made by ${call.name}`, call.start, 'ask for a shorter text'),
      );
  }
  if ((call.name === 'printf' || call.name === 'format') && judging.dialect.formatsText) {
    const [format] = call.args;
    const isPlain = format?.kind === 'literal' && !/\*|\d{4,}/.test(format.value);
    if (!isPlain)
      judging.refuse(
        constructDenied(`a width in ${call.name}`, call.start, 'write the format as a plain text with small widths'),
      );
  }
}

/** Every `replace` by something longer multiplies the length of its text: five of them make a gigabyte of ten letters. */
function checkGrowth(call: CallExpr, judging: Judging): void {
  if (growthOf(call) > longestText)
    judging.refuse(constructDenied('a text that REPLACE makes much longer', call.start, 'replace by shorter texts'));
}

function growthOf(expr: Expr | undefined): number {
  if (expr?.kind === 'group' && expr.items.length === 1) return growthOf(expr.items[0]);
  if (expr?.kind !== 'call') return 1;
  if (expr.name !== 'replace') return Math.max(1, ...expr.args.map(growthOf));
  const [text, from, to] = expr.args;
  const factor = to?.kind === 'literal' && from?.kind === 'literal' ? to.value.length / (from.value.length || 1) : 50;
  return growthOf(text) * Math.max(1, factor);
}

function readsValues(expr: Expr): boolean {
  return inside(expr).some((part) => part.kind === 'column' || part.kind === 'subquery' || part.kind === 'parameter');
}

function calls(expr: Expr, isNamed: (name: string) => boolean): boolean {
  return inside(expr).some((part) => part.kind === 'call' && isNamed(part.name));
}

/** The expression and all parts of it, subqueries left closed. */
function inside(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'call':
      return [expr, ...[...expr.args, ...expr.clauses].flatMap(inside)];
    case 'operator':
      return [expr, ...expr.args.flatMap(inside)];
    case 'cast':
    case 'field':
      return [expr, ...inside(expr.arg)];
    case 'interval':
      return [expr, ...inside(expr.amount)];
    case 'group':
      return [expr, ...expr.items.flatMap(inside)];
    case 'literal':
    case 'parameter':
    case 'column':
    case 'star':
    case 'subquery':
      return [expr];
  }
}

interface NamePlace {
  start: number;
  scope: Scope;
  judging: Judging;
}

/** In DuckDB `user` tells the login, unless a column has that name. */
function checkName([name = '', ...more]: string[], { start, scope, judging }: NamePlace): void {
  const { columnlessCalls, isSameName } = judging.dialect;
  if (more.length > 0 || !columnlessCalls.has(name.toLowerCase())) return;
  for (let level: Scope | null = scope; level; level = level.outer) {
    const isColumn = level.ranges.some(({ columns }) => columns?.some((column) => isSameName(column, name)));
    if (isColumn) return;
  }
  judging.refuse(new Refusal('guard.function_denied', `there is no column ${name}`, start, 'use columns of FROM'));
}

/** In PostgreSQL `alias.name` calls a function when there is no such column: it must be a column that is known. */
function checkColumn(path: string[], { start, scope, judging }: NamePlace): void {
  if (!judging.dialect.hasColumnCalls || path.length < 2) return;
  const [name, qualifier] = path.toReversed();
  if (name === undefined || qualifier === undefined) return;
  const range = findRange(scope, (alias) => alias === qualifier);
  const written = path.join('.');
  if (!range) {
    judging.refuse(
      new Refusal(
        'guard.relation_denied',
        `there is no ${qualifier} for ${written}`,
        start,
        'use the names and aliases of FROM',
      ),
    );
  } else if (range.columns && !range.columns.includes(name)) {
    const near = judging.refusals.length < mostHints ? nearest(name, range.columns) : null;
    judging.refuse(
      new Refusal(
        'guard.construct_denied',
        `${written} is not a known column`,
        start,
        near === null ? null : `did you mean ${qualifier}.${near}?`,
      ),
    );
  } else if (!range.columns) {
    judging.refuse(
      new Refusal(
        'guard.construct_denied',
        `the columns of ${qualifier} are not known`,
        start,
        'name them: AS alias(column, …)',
      ),
    );
  }
}

const fieldsOfCalls = new Set(['key', 'value', 'lexeme', 'positions', 'weights']);

/** `(value).name` calls a function as well, unless the value is a row whose columns are known. */
function checkField(arg: Expr, name: string, { start, scope, judging }: NamePlace): void {
  if (!judging.dialect.hasColumnCalls) return;
  if (arg.kind === 'call' && fieldsOfCalls.has(name) && judging.dialect.tableFunctions.has(arg.name)) return;
  const [only, ...more] = arg.kind === 'column' ? arg.path : [];
  const range = only !== undefined && more.length === 0 ? findRange(scope, (alias) => alias === only) : null;
  if (range?.columns?.includes(name)) return;
  judging.refuse(
    constructDenied(`the part ${name} of a value`, start, 'use a column of a relation, or a JSON operator'),
  );
}

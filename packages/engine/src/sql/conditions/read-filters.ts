import { AirError } from '@air/core';
import type { IrFilter } from '@air/contract';
import { type Fragment, sql } from '../fragment.ts';
import { comparisons, operatorOf } from '../dialects/dialect.ts';
import { reachField } from '../names/join-tree.ts';
import { giveValues } from '../parameters.ts';
import { isTextual, type Term, union } from '../term.ts';
import { type Comparand, compareValues } from './compare-values.ts';
import { type Condition, test } from './condition.ts';
import { readRelated } from './related-rows.ts';
import { timeKindOf } from './time-kind.ts';
import { columnTerm, lookUpField } from '../names/fields.ts';
import type { Scope } from '../names/scope.ts';

type FieldFilter = Extract<IrFilter, { field: string }>;
type Named = ReadonlyMap<string, Term>;

/** Reads filters into conditions. One whose parameter was not given is left out, as is a group of which nothing remains. */
export function readFilters(scope: Scope, filters: readonly IrFilter[], dimensions: Named = new Map()): Condition[] {
  return filters.map((filter) => readFilter(scope, filter, dimensions)).filter((condition) => condition !== null);
}

function readFilter(scope: Scope, filter: IrFilter, dimensions: Named): Condition | null {
  if ('any' in filter) return group('any', readFilters(scope, filter.any, dimensions));
  if ('all' in filter) return group('all', readFilters(scope, filter.all, dimensions));
  if ('exists' in filter) return readRelated(scope, filter.exists, false, readFilters);
  if ('not_exists' in filter) return readRelated(scope, filter.not_exists, true, readFilters);
  return readTest(scope, filter, dimensions);
}

function group(kind: 'any' | 'all', of: Condition[]): Condition | null {
  return of.length === 0 ? null : { kind, of };
}

function readTest(scope: Scope, filter: FieldFilter, dimensions: Named): Condition | null {
  const term = readTerm(scope, filter.field, dimensions);
  const { op, value } = filter;
  if (op === 'is_null') {
    const isNullable = term.column?.nullable ?? true;
    return { kind: 'test', sql: sql`${term.sql} IS NULL`, uses: term.uses, nullTest: { isNullable } };
  }
  if (op === 'is_not_null') return test(sql`${term.sql} IS NOT NULL`, term.uses);
  if (value === undefined)
    throw new AirError('ir.invalid', `filter on ${filter.field} ${op} has no value`, { hint: 'give a value' });
  if (typeof value === 'object' && 'field' in value) {
    const other = readTerm(scope, value.field, dimensions);
    return test(compareTerms(scope, op, term, other), union([term.uses, other.uses]));
  }
  if (typeof value === 'object' && 'metric' in value) {
    const figure = scope.context.figureOf(value.metric, scope);
    return test(compareTerms(scope, op, term, figure), term.uses);
  }
  const fragment = compareGiven(scope, { term, name: filter.field, operator: op, values: [] }, value);
  return fragment && test(fragment, term.uses);
}

/** Compares with what the IR and the parameters give; null when a parameter is missing. */
export function compareGiven(
  scope: Scope,
  comparand: Comparand,
  value: Parameters<typeof giveValues>[0],
): Fragment | null {
  const { dialect, params, asOf } = scope.context;
  const { operator } = comparand;
  if (operator === 'between' && typeof value === 'object' && value.length === 2) {
    const [low, high] = value.map((end) => giveValues(end, params, asOf));
    if (low && high) return compareValues(dialect, { ...comparand, values: [...low.values, ...high.values] });
    if (low) return compareValues(dialect, { ...comparand, operator: '>=', values: low.values });
    return high ? compareValues(dialect, { ...comparand, operator: '<=', values: high.values }) : null;
  }
  const given = giveValues(value, params, asOf);
  if (!given) return null;
  // A parameter may hold one value or several; equality follows it.
  const listOperator = operator === '=' ? 'in' : operator === '!=' ? 'not_in' : operator;
  return compareValues(dialect, {
    ...comparand,
    operator: given.isList ? listOperator : operator,
    values: given.values,
  });
}

function readTerm(scope: Scope, name: string, dimensions: Named): Term {
  const field = lookUpField(scope, name);
  const dimension = field ? undefined : dimensions.get(name);
  return dimension ?? columnTerm(scope, field ?? reachField(scope, name));
}

function compareTerms(scope: Scope, operator: FieldFilter['op'], left: Term, right: Term): Fragment {
  const { dialect } = scope.context;
  const comparison = comparisons.find((known) => known === operator);
  if (!comparison)
    throw new AirError('ir.invalid', `operator ${operator} does not compare two fields`, {
      hint: 'use = != > >= < <=',
    });
  const symbol = operatorOf(comparison);
  const [leftKind, rightKind] = [timeKindOf(left, dialect), timeKindOf(right, dialect)];
  if (leftKind && rightKind && leftKind !== rightKind) {
    return sql`${dialect.moment(left, leftKind)} ${symbol} ${dialect.moment(right, rightKind)}`;
  }
  if (isTextual(left.type) && isTextual(right.type)) {
    const isEquality = comparison === '=' || comparison === '!=';
    const form = (text: Fragment): Fragment => (isEquality ? dialect.comparableText(text) : dialect.sortableText(text));
    return sql`${form(left.sql)} ${symbol} ${form(right.sql)}`;
  }
  const isMixed = isTextual(left.type) !== isTextual(right.type);
  if (isMixed) return sql`${dialect.asText(left.sql)} ${symbol} ${dialect.asText(right.sql)}`;
  return sql`${left.sql} ${symbol} ${right.sql}`;
}

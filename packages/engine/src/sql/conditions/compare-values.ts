import { AirError, type ColumnType } from '@air/core';
import type { FilterOperator } from '@air/contract';
import { type Fragment, joined, sql } from '../fragment.ts';
import {
  type Comparison,
  comparisons,
  isNoneOf,
  isOneOf,
  operatorOf,
  type SqlDialect,
  type TimeKind,
} from '../dialects/dialect.ts';
import { type Instant, parseInstant } from '../instant.ts';
import type { Scalar } from '../parameters.ts';
import { isNumeric, isTextual, type Term } from '../term.ts';
import { anyOf, compareTime } from './compare-time.ts';
import { timeKindOf } from './time-kind.ts';

export interface Comparand {
  term: Term;
  /** What the IR calls the term, for messages. */
  name: string;
  operator: Exclude<FilterOperator, 'is_null' | 'is_not_null'>;
  values: readonly Scalar[];
}

/** Compares a term with given values. Null never compares: a row without a value passes no test but `is_null`. */
export function compareValues(dialect: SqlDialect, comparand: Comparand): Fragment {
  const { term, operator, values } = comparand;
  if (operator === 'contains' || operator === 'starts_with' || operator === 'ends_with') {
    const text = isTextual(term.type) ? term.sql : dialect.asText(term.sql);
    return anyOf(values.map((value) => dialect.matches(text, String(value), operator)));
  }
  const kind = timeKindOf(term, dialect);
  if (kind) return compareTimes(dialect, comparand, kind);
  if (isNumeric(term.type)) return compareNumbers(dialect, comparand);
  if (term.type === 'boolean') return compareBooleans(dialect, comparand);
  return compareTexts(dialect, comparand);
}

function compareTimes(dialect: SqlDialect, comparand: Comparand, kind: TimeKind): Fragment {
  const { term, name, operator } = comparand;
  const instants = comparand.values.map((value): Instant => {
    const instant = parseInstant(String(value));
    if (!instant) throw unfit(comparand, value, `${name} is a date`, 'write 2025-09-01 or 2025-09-01T08:30:00Z');
    return instant;
  });
  const compare = (comparison: Comparison, instant: Instant): Fragment =>
    compareTime(dialect, { term, kind, comparison, instant });
  if (operator === 'in') return anyOf(instants.map((instant) => compare('=', instant)));
  if (operator === 'not_in')
    return allOf(
      term,
      instants.map((instant) => compare('!=', instant)),
    );
  if (operator === 'between') {
    const [low, high] = pair(comparand, instants);
    return sql`(${compare('>=', low)} AND ${compare('<=', high)})`;
  }
  return compare(comparisonOf(operator), single(comparand, instants));
}

function compareNumbers(dialect: SqlDialect, comparand: Comparand): Fragment {
  const { term, name } = comparand;
  const values = comparand.values.map((value) => {
    const number = toNumber(value);
    if (number === null) throw unfit(comparand, value, `${name} is a number`, 'give a number');
    return dialect.value(number, numberType(term.type, number));
  });
  return compareScalars(comparand, term.sql, values);
}

function compareBooleans(dialect: SqlDialect, comparand: Comparand): Fragment {
  const values = comparand.values.map((value) => {
    const flag = booleans.get(String(value).toLowerCase());
    if (flag === undefined) throw unfit(comparand, value, `${comparand.name} is true or false`, 'give true or false');
    return dialect.value(flag, 'boolean');
  });
  return compareScalars(comparand, comparand.term.sql, values);
}

function compareTexts(dialect: SqlDialect, comparand: Comparand): Fragment {
  const { term, operator } = comparand;
  if (term.type === 'time')
    return compareScalars(
      comparand,
      term.sql,
      comparand.values.map((value) => dialect.value(String(value), 'time')),
    );
  const text = isTextual(term.type) ? term.sql : dialect.asText(term.sql);
  const values = comparand.values.map(String);
  if (operator === '=' || operator === 'in')
    return dialect.isOneOf(text, operator === '=' ? [single(comparand, values)] : values);
  if (operator === '!=' || operator === 'not_in') {
    return dialect.isNoneOf(text, operator === '!=' ? [single(comparand, values)] : values);
  }
  return compareScalars(
    comparand,
    dialect.sortableText(text),
    values.map((value) => dialect.value(value, 'text')),
  );
}

function compareScalars(comparand: Comparand, left: Fragment, values: readonly Fragment[]): Fragment {
  if (comparand.operator === 'in') return isOneOf(left, values);
  if (comparand.operator === 'not_in') return isNoneOf(left, values);
  if (comparand.operator === 'between') {
    const [low, high] = pair(comparand, values);
    return sql`${left} BETWEEN ${low} AND ${high}`;
  }
  return sql`${left} ${operatorOf(comparisonOf(comparand.operator))} ${single(comparand, values)}`;
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

/** Digits that a JavaScript number would round stay text. */
function toNumber(value: Scalar): number | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = String(value).trim();
  if (!/^[-+]?\d{1,60}(\.\d{1,30})?(e[-+]?\d{1,3})?$/i.test(text)) return null;
  const number = Number(text);
  const isExact = Number.isSafeInteger(number) || (!Number.isInteger(number) && text.length <= 15) || /e/i.test(text);
  return isExact ? number : text.replace(/^\+/, '');
}

function numberType(type: ColumnType, value: number | string): ColumnType {
  if (type === 'float') return 'float';
  const isInteger = typeof value === 'number' ? Number.isSafeInteger(value) : /^-?\d{1,18}$/.test(value);
  return isInteger && type === 'integer' ? 'integer' : 'decimal';
}

function comparisonOf(operator: Comparand['operator']): Comparison {
  const comparison = comparisons.find((known) => known === operator);
  if (comparison) return comparison;
  throw new AirError('ir.invalid', `operator ${operator} does not fit here`);
}

function allOf(term: Term, fragments: readonly Fragment[]): Fragment {
  return fragments.length === 0 ? sql`${term.sql} IS NOT NULL` : sql`(${joined(fragments, ' AND ')})`;
}

function single<T>({ name, operator }: Comparand, values: readonly T[]): T {
  const [only, ...others] = values;
  if (only !== undefined && others.length === 0) return only;
  throw new AirError('ir.invalid', `${name} ${operator} needs one value, not ${values.length}`, {
    hint: 'use in or not_in for several values',
  });
}

function pair<T>({ name }: Comparand, values: readonly T[]): [T, T] {
  const [low, high, ...others] = values;
  if (low !== undefined && high !== undefined && others.length === 0) return [low, high];
  throw new AirError('ir.invalid', `${name} between needs two values, not ${values.length}`, {
    hint: 'write [from, to]',
  });
}

function unfit({ name, operator }: Comparand, value: Scalar, why: string, hint: string): AirError {
  const shown = String(value).slice(0, 60);
  return new AirError('ir.parameter_invalid', `"${shown}" does not fit ${name} ${operator}: ${why}`, { hint });
}

import type { FilterOperator } from '@air/contract';
import { type Average, isAverage } from './comparison.ts';
import { describe, tableOf } from './describe.ts';
import { timeKind, withinTime } from './time-fields.ts';
import type { Condition, Field, Scalar } from '../intent.ts';
import { addFact } from '../read/facts.ts';
import { columnOf, note, peek, type State, word } from '../state.ts';

export interface Matched {
  op: FilterOperator;
  value: Scalar | Scalar[] | Average;
  length: number;
  isNegated?: boolean;
}

const units = new Set([
  'mph',
  'dollars',
  'dollar',
  'usd',
  'euros',
  'euro',
  'kg',
  'km',
  'miles',
  'mile',
  'years',
  'year',
  'minutes',
  'minute',
  'seconds',
  'second',
  'hours',
  'days',
  'inches',
  'inch',
  'feet',
  'cm',
  'meters',
  'pounds',
  'lbs',
  'percent',
  '%',
  'kwh',
  'square',
  'metres',
  'metre',
  'sqm',
  'kilometres',
  'kilometers',
  'degrees',
  'points',
  'old',
  'bucks',
  'mm',
  'ms',
  'milliseconds',
  'bytes',
  'units',
]);

export function skipUnit(state: State, from: number): number {
  let end = from;
  while (units.has(word(state, end)) && peek(state, end)?.names.length === 0) end += 1;
  return end;
}

/** The condition, or null when the column cannot hold such a value. */
export function compare(state: State, field: Field, matched: Pick<Matched, 'op' | 'value'>): Condition | null {
  const { type, stats } = columnOf(state, field);
  const isNumeric = ['integer', 'decimal', 'float'].includes(type);
  if (isTextMatch(matched.op) && type !== 'text') return null;
  if (isAverage(matched.value))
    return isNumeric ? { kind: 'aggregate', field, op: matched.op, agg: 'avg', of: field, where: [] } : null;
  const isText = type === 'text';
  const holdsNumbers = isText && typeof stats?.min === 'string' && /^-?\d+(\.\d+)?$/.test(stats.min);
  const isOrdered = !['=', '!=', 'contains', 'starts_with', 'ends_with'].includes(matched.op);
  const values = Array.isArray(matched.value) ? matched.value : [matched.value];
  const isNumberGiven = values.every((value) => typeof value === 'number');
  if (isOrdered && isText && !holdsNumbers && timeKind(state, field) === null) return null;
  if (isNumeric && isOrdered && !isNumberGiven) return null;
  if (timeKind(state, field) === 'date' && isNumberGiven) {
    const years = values.map((value) => Number(value));
    const [year, other] = years;
    if (year === undefined || year < 1500 || year > 2100) return null;
    const from = matched.op === '>' ? year + 1 : matched.op === '>=' || matched.op === 'between' ? year : null;
    const to =
      matched.op === '<'
        ? year
        : matched.op === '<='
          ? year + 1
          : matched.op === 'between'
            ? (other ?? year) + 1
            : null;
    return withinTime(state, field, {
      from: from === null ? null : `${from}-01-01`,
      to: to === null ? null : `${to}-01-01`,
      isYears: true,
      length: 0,
    });
  }
  if (isText && matched.op !== 'contains')
    return {
      kind: 'compare',
      field,
      op: matched.op,
      value: Array.isArray(matched.value) ? matched.value.map(String) : String(matched.value),
    };
  return { kind: 'compare', field, op: matched.op, value: matched.value };
}

const isTextMatch = (op: string): boolean => ['contains', 'starts_with', 'ends_with'].includes(op);

/** Writes the condition down and moves on. */
export function record(state: State, condition: Condition, length: number): void {
  const table = tableOf(condition);
  addFact(state, condition, table);
  note(state, state.at, state.at + length, { kind: 'filter', meaning: describe(condition) });
  state.at += length;
}

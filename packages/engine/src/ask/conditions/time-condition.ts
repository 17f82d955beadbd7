import { describe } from './describe.ts';
import { record } from './record.ts';
import { timeField, timeKind, withinTime } from './time-fields.ts';
import type { Subject } from './value-at.ts';
import type { Condition } from '../intent.ts';
import { isAmount } from '../outputs/measures.ts';
import { addFact } from '../read/facts.ts';
import { resolveColumn } from '../read/resolve.ts';
import { columnOf, columnsOf, note, peek, sees, type State, word } from '../state.ts';
import { readTime } from '../words/time.ts';

export function timeAfter(state: State, subject: Subject, next: number): boolean | null {
  const span = readTime(state.items, state.at + next, state.asOf);
  if (span === null) return null;
  const dated = subject.readings.filter((reading) => timeKind(state, reading) !== null);
  const field = dated.length > 0 ? resolveColumn(state, subject.item, dated, subject.owner) : null;
  const condition = field === null ? null : withinTime(state, field, span);
  if (condition === null) return null;
  const listed = field === null ? null : moreYears(state, condition, next + span.length);
  record(state, listed?.condition ?? condition, listed?.end ?? next + span.length);
  return true;
}

/** `2014 or 2015` where years are numbers of their own. */
function moreYears(state: State, first: Condition, from: number): { condition: Condition; end: number } | null {
  const joiner = sees(state, 'or|and', from);
  const year = peek(state, joiner);
  if (
    joiner === 0 ||
    first.kind !== 'compare' ||
    first.op !== '=' ||
    year === undefined ||
    !/^(1[5-9]|20)\d\d$/.test(year.text)
  )
    return null;
  const second = typeof first.value === 'string' ? year.text : Number(year.text);
  return { condition: { ...first, op: 'in', value: [first.value ?? second, second].flat() }, end: joiner + 1 };
}

/** A stretch of time without a column: the time of the rows being spoken of. */
export function timeCondition(state: State): boolean {
  const span = readTime(state.items, state.at, state.asOf);
  if (span === null) return false;
  const measured = [
    ...state.outputs.flatMap((output) => measuredTables(state, output)),
    ...state.orderMeasures.map(({ table }) => table),
  ];
  const phrase = state.items
    .slice(state.at, state.at + span.length)
    .map(({ text }) => text)
    .join(' ');
  const field = timeField(state, phrase, [...measured, state.focus, state.subject, ...state.mentioned], span);
  const condition = field === null ? null : withinTime(state, field, span);
  if (condition === null || field === null) return state.clarifications.length > 0;
  const listed = moreYears(state, condition, span.length);
  if (listed === null && sees(state, 'or', span.length) > 0 && peek(state, span.length + 1)?.kind === 'number')
    return false;
  addFact(state, listed?.condition ?? condition, field.table);
  const fact = state.facts.at(-1);
  if (fact !== undefined) fact.isTime = true;
  const end = listed?.end ?? span.length;
  note(state, state.at, state.at + end, { kind: 'time', meaning: describe(listed?.condition ?? condition) });
  state.at += end;
  const inclusive =
    sees(state, ', inclusive of', 0) || sees(state, '( inclusive of', 0) || sees(state, 'inclusive of', 0);
  if (inclusive > 0) state.at += inclusiveLength(state, inclusive);
  return true;
}

/** Whose rows an output counts or adds up. */
function measuredTables(state: State, output: State['outputs'][number]): string[] {
  if (output.kind === 'ready') return output.output.kind === 'measure' ? [output.output.table] : [];
  const tables = new Set(
    columnsOf(output.item).flatMap((reading) => (isAmount(columnOf(state, reading)) ? [reading.table] : [])),
  );
  return tables.size === 1 ? [...tables] : [];
}

/** `inclusive of today's date`, `(inclusive of 150 days ago)`: our stretches hold both ends. */
function inclusiveLength(state: State, from: number): number {
  let end = from;
  while (
    /^(today|'s|date|the|current|day|days|ago|both|ends|start|end|month|week|\d+|\)|inclusive)$/.test(word(state, end))
  )
    end += 1;
  return end;
}

import { timeAfter } from './time-condition.ts';
import { readComparison } from './comparison.ts';
import { eachOf, isToMany } from './value-condition.ts';
import { compare, type Matched, record, skipUnit } from './record.ts';
import { timeKind } from './time-fields.ts';
import { resolveQuietly, type Subject, valueAt } from './value-at.ts';
import { type Condition, type Field, type Scalar } from '../intent.ts';
import type { Item } from '../lexicon/tag.ts';
import { readTime } from '../words/time.ts';
import { resolveColumn } from '../read/resolve.ts';
import {
  columnOf,
  type ColumnReading,
  columnsOf,
  giveUp,
  peek,
  sees,
  type State,
  tablesOf,
  valuesOf,
  word,
} from '../state.ts';

const contains = 'contain|contains|containing|contained|including|includes|include';

const bounds = new Set(['since', 'before', 'after', 'until']);

const link = 'is|are|was|were|of|equal|equals|being|has|have|as|named|called|the';

/** `country is France`, `age above 30`, `title starts with A`, `salary between 1 and 2`, `with status Pending`. */
export function columnCondition(state: State): boolean {
  const item = peek(state);
  const closest = tablesOf(item)[0]?.penalty ?? 9;
  const named = labelReadings(state, item);
  const readings = named.length > 0 ? named : columnsOf(item).filter(({ penalty }) => penalty <= closest);
  if (item === undefined || readings.length === 0) return false;
  // `since 2025` is a stretch of time, also where a column is called since.
  if (bounds.has(item.lower) && readTime(state.items, state.at, state.asOf) !== null) return false;
  const owner = ofOwner(state, 1);
  const after = owner?.length ?? 0;
  const matched = textMatch(state, 1 + after) ?? compared(state, 1 + after);
  if (matched !== null) return finish(state, { item, readings, owner: owner?.table ?? null }, matched, 1 + after);
  return equalled(state, { item, readings, owner: owner?.table ?? null }, 1 + after);
}

/** `whose name contains …` where the rows are known by a title. */
function labelReadings(state: State, item: Item | undefined): ColumnReading[] {
  const table = state.focus;
  if (item?.lemma !== 'name' || table === null || columnsOf(item).some((reading) => reading.table === table)) return [];
  const { labelColumns } = state.lexicon.table(table);
  const [label] = labelColumns;
  return label === undefined || labelColumns.length > 1 ? [] : [{ kind: 'column', table, column: label, penalty: 0 }];
}

/** `of the customer` behind a column. */
function ofOwner(state: State, from: number): { table: string; length: number } | null {
  const of = sees(state, 'of|for the|each|all|that|this|their?', from);
  const tables = of > 0 ? tablesOf(peek(state, of)) : [];
  return tables.length === 1 && tables[0] !== undefined ? { table: tables[0].table, length: of + 1 - from } : null;
}

function textMatch(state: State, from: number): Matched | null {
  const not = sees(state, 'do|does|did|is|are? not', from);
  const at = not || from;
  const isNegated = not > 0;
  const has =
    sees(
      state,
      `that|which|who? ${contains}|has|have|with the? word|phrase|substring|letter|string|text|character|prefix?`,
      at,
    ) || sees(state, 'like', at);
  const start = sees(
    state,
    'that|which? start|starts|starting|begin|begins|beginning with|by the? letter|word|prefix?',
    at,
  );
  const end = sees(state, 'that|which? end|ends|ending with|in|by the? letter|word|suffix?', at);
  const [next, op] =
    start > 0 ? [start, 'starts_with' as const] : end > 0 ? [end, 'ends_with' as const] : [has, 'contains' as const];
  const item = peek(state, next);
  if (next === 0 || item === undefined) return null;
  const isText =
    item.kind === 'literal' ||
    (item.kind === 'word' && (item.isCapital || item.text.length === 1)) ||
    item.kind === 'number';
  if (
    !isText ||
    (op === 'contains' &&
      item.kind !== 'literal' &&
      !/word|phrase|substring|letter|string|text|character/.test(
        state.items
          .slice(state.at + at, state.at + next)
          .map(({ lower }) => lower)
          .join(' '),
      ))
  )
    return null;
  const inIt = op === 'contains' && sees(state, 'in it|them', next + 1);
  return { op, value: item.text, length: (inIt || next + 1) - from, isNegated };
}

function compared(state: State, from: number): Matched | null {
  const not = sees(state, 'that|which? is|are|was|were? not', from);
  const skip = sees(state, 'that|which', from) || sees(state, 'of', from) || from;
  const comparison = readComparison(state, skip);
  if (comparison === null) return null;
  return {
    op: comparison.op,
    value: comparison.value,
    length: comparison.length + skip - from,
    isNegated: not > 0 && false,
  };
}

/** `titles that start with A`: a text that the column right in front shall hold. */
export function shownMatch(state: State): boolean {
  const before = peek(state, -1);
  const output = state.outputs.at(-1);
  if (before === undefined || output?.kind !== 'column' || output.item !== before || output.agg !== null) return false;
  const matched = textMatch(state, 0);
  const field = matched === null ? null : resolveColumn(state, before, columnsOf(before), output.owner);
  const condition = matched === null || field === null ? null : compare(state, field, matched);
  if (condition === null || matched === null) return false;
  if (matched.isNegated === true) state.isNegated = true;
  record(state, condition, matched.length);
  return true;
}

/** `that start with A`, `containing "x"` right behind a table: its label. */
export function labelMatch(state: State): boolean {
  const before = peek(state, -1);
  const table = tablesOf(before)[0]?.table;
  if (table === undefined || table !== state.focus) return false;
  const matched = textMatch(state, 0);
  const { labelColumns } = state.lexicon.table(table);
  const [label] = labelColumns;
  if (matched === null || label === undefined || labelColumns.length > 1) return false;
  const condition = compare(state, { table, column: label }, matched);
  if (condition === null) return false;
  if (matched.isNegated === true) state.isNegated = true;
  record(state, condition, matched.length);
  return true;
}

/** A column followed by the text, number or time that it shall have. */
function equalled(state: State, subject: Subject, from: number): boolean {
  let next = from;
  let isNegated = false;
  if (/(ed|en|made|taught|led)$/.test(subject.item.lower) && word(state, next) === 'by') next += 1;
  for (let step = 0; step < 4; step += 1) {
    if (word(state, next) === 'not' || word(state, next) === "isn't") isNegated = true;
    else if (
      !link.split('|').includes(word(state, next)) &&
      word(state, next) !== ':' &&
      !(word(state, next) === 'to' && word(state, next - 1) === 'equal') &&
      word(state, next) !== 'either'
    )
      break;
    next += 1;
  }
  if (word(state, next) === 'other' && word(state, next + 1) === 'than') {
    isNegated = true;
    next += 2;
  }
  const span = timeAfter(state, subject, next) ?? (next > from ? timeAfter(state, subject, from) : null);
  if (span !== null) return span;
  const values: Scalar[] = [];
  let field: Field | null = null;
  let end = next;
  let hasAnd = false;
  for (;;) {
    const found = valueAt(state, subject, end, field);
    if (found === null) break;
    if (values.length === 0 && found.isNumber && next === from && !nextToNumber(state, subject)) return false;
    field = found.field;
    values.push(found.value);
    end += found.length;
    const joiner = sees(state, ',? or|and|nor', end) || sees(state, ',', end);
    if (
      joiner === 0 ||
      valueAt(state, subject, joiner, field) === null ||
      (word(state, joiner - 1) === 'and' && !canList(state, subject, joiner))
    )
      break;
    hasAnd ||= word(state, joiner - 1) === 'and';
    end = joiner;
  }
  if (field === null || values.length === 0) return false;
  if (hasAnd && isToMany(state, field.table)) {
    if (state.isBoth) return eachOf(state, field, values.map(String), end);
    giveUp(state, 'and', `Should any of ${values.join(', ')} do, or are all needed?`);
  }
  const [only] = values;
  const condition: Condition =
    values.length === 1 && only !== undefined
      ? { kind: 'compare', field, op: '=', value: only }
      : { kind: 'compare', field, op: 'in', value: values };
  if (isNegated) state.isNegated = !state.isNegated;
  record(state, condition, end);
  return true;
}

const canList = (state: State, subject: Subject, at: number): boolean =>
  peek(state, at)?.kind === 'literal' ||
  peek(state, at)?.kind === 'number' ||
  valuesOf(peek(state, at)).some(({ table, column }) =>
    subject.readings.some((reading) => reading.table === table && reading.column === column),
  );

/** A bare number directly behind a column is its value only for keys and codes: `department 70`, `zip code 94103`. */
function nextToNumber(state: State, subject: Subject): boolean {
  const field = resolveQuietly(state, subject);
  if (field === null) return false;
  const { role, type } = columnOf(state, field);
  return (
    role === 'key' ||
    type === 'text' ||
    role === 'category' ||
    timeKind(state, field) === 'year' ||
    /number|code|id|zip|floor|level|grade|rank|type$/i.test(field.column)
  );
}

function finish(state: State, subject: Subject, matched: Matched, from: number): boolean {
  const field = resolveColumn(state, subject.item, subject.readings, subject.owner);
  if (field === null) return state.clarifications.length > 0;
  if (matched.isNegated === true) state.isNegated = true;
  const condition = compare(state, field, matched);
  if (condition === null) return false;
  let end = from + matched.length;
  const more =
    condition.kind === 'compare' && matched.op === 'contains'
      ? moreTexts(state, condition, end)
      : secondLimit(state, field, condition, end);
  end = more?.end ?? end;
  record(state, more?.condition ?? condition, skipUnit(state, end));
  return true;
}

/** `lower than 600 or higher than 900`: a second limit on the same column. */
function secondLimit(
  state: State,
  field: Field,
  first: Condition,
  from: number,
): { condition: Condition; end: number } | null {
  const at = skipUnit(state, from);
  const joiner = sees(state, 'or|and', at);
  const second = joiner === 0 ? null : readComparison(state, joiner);
  if (second === null || second.adjective === null) return null;
  const unit = skipUnit(state, joiner + second.length);
  if (unit === joiner + second.length && (peek(state, unit)?.names.length ?? 0) > 0) return null;
  const condition = compare(state, field, second);
  if (condition === null) return null;
  return {
    condition: { kind: word(state, joiner - 1) === 'or' ? 'any' : 'all', of: [first, condition] },
    end: joiner + second.length,
  };
}

function moreTexts(
  state: State,
  first: Extract<Condition, { kind: 'compare' }>,
  from: number,
): { condition: Condition; end: number } | null {
  const joiner = sees(state, 'or', from);
  const item = peek(state, joiner);
  if (joiner === 0 || item?.kind !== 'literal') return null;
  return { condition: { kind: 'any', of: [first, { ...first, value: item.text }] }, end: joiner + 1 };
}

/** `the letter M in their first name`, `"ROY" in its name`. */
export function letterCondition(state: State): boolean {
  const word_ = sees(state, 'the? letter|letters|word|phrase|substring|string|text|character', 0);
  const item = peek(state, word_);
  if (item === undefined || (word_ === 0 && item.kind !== 'literal') || !['literal', 'word'].includes(item.kind))
    return false;
  const second = word(state, word_ + 1) === 'or' ? peek(state, word_ + 2) : undefined;
  const inside =
    sees(state, 'in|within|inside part? of|in? the|their|its|his|her?', word_ + (second === undefined ? 1 : 3)) ||
    sees(state, 'in|within the|their|its|his|her?', word_ + (second === undefined ? 1 : 3));
  const column = peek(state, inside);
  if (inside === 0 || columnsOf(column).length === 0 || column === undefined) return false;
  const field = resolveColumn(state, column, columnsOf(column));
  if (field === null || columnOf(state, field).type !== 'text') return false;
  const one = (text: string): Condition => ({ kind: 'compare', field, op: 'contains', value: text });
  record(
    state,
    second === undefined ? one(item.text) : { kind: 'any', of: [one(item.text), one(second.text)] },
    inside + 1,
  );
  return true;
}

/** `email is missing`, `have no commission`: a column of the subject that is empty. */
export function nullCondition(state: State): boolean {
  const item = peek(state);
  const readings = columnsOf(item);
  if (item === undefined || readings.length === 0) return false;
  const empty = sees(state, 'is|are|was|were null|missing|empty|unknown|blank', 1);
  const filled =
    sees(state, 'is|are|was|were not null|missing|empty|unknown|blank', 1) || sees(state, 'is|are known|available', 1);
  if (empty === 0 && filled === 0) return false;
  const field = resolveColumn(state, item, readings);
  if (field === null) return false;
  record(
    state,
    { kind: 'compare', field, op: filled > 0 ? 'is_not_null' : 'is_null', value: null },
    Math.max(empty, filled),
  );
  return true;
}

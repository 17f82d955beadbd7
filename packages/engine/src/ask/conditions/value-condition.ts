import { record } from './record.ts';
import type { Condition, Field, Scalar } from '../intent.ts';
import type { CatalogColumn } from '../../learn/catalog.ts';
import { resolveValue } from '../read/resolve.ts';
import {
  columnOf,
  type ColumnReading,
  columnsOf,
  fieldName,
  note,
  peek,
  sees,
  type State,
  tablesOf,
  type ValueReading,
  valuesOf,
  word,
} from '../state.ts';

/** `named Nancy Edwards`, `called "X"`, `Linda Smith` behind the word for a person. */
export function namedCondition(state: State): boolean {
  const isNamed =
    sees(state, 'is|are|was|were? named|called|titled|entitled', 0) ||
    sees(state, 'with|whose|has|have the? name|title of|is?', 0);
  const table = state.focus;
  if (table === null) return false;
  const { labelColumns, columns } = state.lexicon.table(table);
  const item = peek(state, isNamed);
  if (item === undefined) return false;
  const words = properName(state, isNamed);
  if (
    words.length === 0 ||
    (isNamed === 0 && (words.length < 2 || labelColumns.length < 2 || tablesOf(peek(state, -1)).length === 0))
  )
    return false;
  if (labelColumns.some((name) => (columns.find((column) => column.name === name)?.values ?? null) !== null))
    return false;
  if (isNamed === 0 && (item.kind === 'literal' || valuesOf(item).length > 0)) return false;
  const label = labelColumns
    .map((name) => columns.find((column) => column.name === name))
    .filter((column) => column?.type === 'text');
  if (label.length === 0 || (isNamed > 0 && item.kind === 'literal' && label.length > 1)) return false;
  const last = words.at(-1) ?? '';
  const conditions: Condition[] =
    label.length > 1 && words.length > 1
      ? [
          labelled(table, label[0]?.name ?? '', words.slice(0, -1).join(' ')),
          labelled(table, label[1]?.name ?? '', last),
        ]
      : [labelled(table, label[0]?.name ?? '', words.join(' '))];
  if (label.length > 1 && words.length === 1) return false;
  const [only] = conditions;
  record(
    state,
    conditions.length === 1 && only !== undefined ? only : { kind: 'all', of: conditions },
    isNamed + words.length,
  );
  return true;
}

const labelled = (table: string, column: string, value: string): Condition => ({
  kind: 'compare',
  field: { table, column },
  op: '=',
  value,
});

function properName(state: State, from: number): string[] {
  const first = peek(state, from);
  if (first?.kind === 'literal') return [first.text];
  const words: string[] = [];
  for (let at = from; ; at += 1) {
    const item = peek(state, at);
    if (item === undefined || item.kind !== 'word' || !item.isCapital || item.names.length > 0) break;
    words.push(item.text);
  }
  return words;
}

/** `Italian`, `France or Spain`, `rock genre`: a text of the data, with the column in front or behind, or alone. */
export function valueCondition(state: State): boolean {
  const item = peek(state);
  const readings = valuesOf(item);
  if (
    item === undefined ||
    readings.length === 0 ||
    (item.names.length > 0 &&
      !item.isCapital &&
      item.kind !== 'literal' &&
      !qualifiesNext(state, readings) &&
      !isSaidOf(state, readings))
  )
    return false;
  const behind = behindValues(state);
  const pair = partners(state, readings);
  const named =
    pair.length > 0
      ? pair
      : readings.filter(({ table, column }) =>
          behind.some((other) => other.table === table && other.column === column),
        );
  const value = resolveValue(state, item, named.length > 0 ? named : readings);
  if (value === null) return state.clarifications.length > 0;
  const values = [value.value];
  const field = { table: value.table, column: value.column };
  let end = 1;
  let hasAnd = false;
  for (;;) {
    const joiner = sees(state, ',? or|and', end) || sees(state, ',', end);
    const article = joiner === 0 ? 0 : sees(state, 'a|an|the', joiner) || joiner;
    const other =
      joiner === 0
        ? undefined
        : valuesOf(peek(state, article)).find(({ table, column }) => table === field.table && column === field.column);
    if (other === undefined) break;
    hasAnd ||= word(state, joiner - 1) === 'and';
    values.push(other.value);
    end = article + 1;
  }
  if (columnsOf(peek(state, end)).some(({ table, column }) => table === field.table && column === field.column))
    end += 1;
  if (hasAnd && (state.isBoth || isToMany(state, field.table))) return eachOf(state, field, values, end);
  record(
    state,
    values.length === 1
      ? { kind: 'compare', field, op: '=', value: value.value }
      : { kind: 'compare', field, op: 'in', value: values },
    end,
  );
  return true;
}

/** `tickets that are open`: behind `is`, with nothing to follow, a text of the data says what the rows are. */
const isSaidOf = (state: State, readings: ValueReading[]): boolean =>
  ['is', 'are', 'was', 'were', 'not', 'still', 'currently', 'either'].includes(word(state, -1)) &&
  ['', '?', '.', ',', 'and', 'or', 'in', 'at', 'for', 'by', 'per'].includes(word(state, 1)) &&
  readings.some(
    ({ table, value }) => value.toLowerCase() === word(state) && (table === state.subject || table === state.focus),
  );

/** `transaction notifications`: a word that also names a table says what kind of the next it is. */
export const qualifiesNext = (state: State, readings: ValueReading[], ahead = 0): boolean => {
  const isQuality = valuesOf(peek(state, ahead + 1)).length > 0 && tablesOf(peek(state, ahead + 1)).length === 0;
  const next = tablesOf(peek(state, ahead + (isQuality ? 2 : 1)));
  return (
    next.length === 1 &&
    readings.some(({ table }) => table === next[0]?.table) &&
    !tablesOf(peek(state, ahead)).some(({ table }) => table === next[0]?.table)
  );
};

/** Readings that make one name with the value in front or behind: first and last name stand in the same table. */
function partners(state: State, readings: ValueReading[]): ValueReading[] {
  const item = peek(state);
  if (item?.isCapital !== true) return [];
  const others = [peek(state, 1), peek(state, -1)]
    .filter((other) => other?.isCapital === true && other.names.length === 0)
    .flatMap((other) => valuesOf(other));
  return readings.filter(({ table, column }) =>
    others.some(
      (other) => other.table === table && other.column !== column && isNamePart(state, table, [column, other.column]),
    ),
  );
}

const isNamePart = (state: State, table: string, columns: string[]): boolean =>
  columns.every((column) => state.lexicon.table(table).labelColumns.includes(column));

export const isToMany = (state: State, table: string): boolean => {
  if (state.subject === null || table === state.subject) return false;
  return state.graph.path(state.subject, table)?.some(({ isToOne }) => !isToOne) ?? false;
};

/** Rows related to each of several values: `have both a cat and a dog`. */
export function eachOf(state: State, field: Field, values: string[], length: number): boolean {
  if (!isToMany(state, field.table)) return false;
  for (const value of values) {
    state.facts.push({
      condition: {
        kind: 'related',
        table: field.table,
        isNegated: state.isNegated,
        where: [{ kind: 'compare', field, op: '=', value }],
      },
      connector: state.isNegated ? 'and' : state.connector,
      at: state.at,
      isTime: false,
      scope: null,
    });
  }
  note(state, state.at, state.at + length, {
    kind: 'filter',
    meaning: `${fieldName(field)} each of ${values.join(', ')}`,
  });
  state.connector = 'and';
  state.isBoth = false;
  state.isNegated = false;
  state.at += length;
  return true;
}

/** Columns named right behind a list of values. */
function behindValues(state: State): ColumnReading[] {
  for (let ahead = 1; ahead < 6; ahead += 1) {
    const item = peek(state, ahead);
    if (item === undefined) return [];
    if (columnsOf(item).length > 0 && valuesOf(item).length === 0) return columnsOf(item);
    if (valuesOf(item).length === 0 && !['or', 'and', ',', 'a', 'the'].includes(item.lower)) return [];
  }
  return [];
}

/** A quoted text that no column was named for: the label of the table being spoken of. */
export function literalCondition(state: State): boolean {
  const item = peek(state);
  if (item?.kind !== 'literal' || state.focus === null) return false;
  const { labelColumns } = state.lexicon.table(state.focus);
  const [label] = labelColumns;
  const column = label === undefined ? null : state.lexicon.column(state.focus, label);
  if (label === undefined || labelColumns.length > 1 || column?.type !== 'text' || column.values !== null) return false;
  record(state, labelled(state.focus, label, item.text), 1);
  return true;
}

const yes = ['t', 'y', 'yes', 'true', '1'];

const no = ['f', 'n', 'no', 'false', '0'];

/** `official languages`: a column that says yes or no, named as a quality. */
export function flagCondition(state: State): boolean {
  const item = peek(state);
  for (const reading of columnsOf(item)) {
    if (
      item === undefined ||
      (reading.table !== state.focus &&
        reading.table !== state.subject &&
        !state.mentioned.has(reading.table) &&
        !(state.subject !== null && reading.penalty < 0.5 && state.graph.distance(state.subject, reading.table) <= 1.5))
    )
      continue;
    const value = truthOf(columnOf(state, reading));
    if (value === null) continue;
    const field: Field = { table: reading.table, column: reading.column };
    record(state, { kind: 'compare', field, op: '=', value }, 1);
    return true;
  }
  return false;
}

/** How a column that says yes or no says yes; null when it says something else. */
export function truthOf({ type, values, stats }: CatalogColumn): Scalar | null {
  if (type === 'boolean') return true;
  if (
    type === 'integer' &&
    stats !== null &&
    stats.distinct === 2 &&
    String(stats.min) === '0' &&
    String(stats.max) === '1'
  )
    return 1;
  const isFlag =
    values !== null &&
    values.length > 0 &&
    values.length <= 2 &&
    values.every((value) => [...yes, ...no].includes(value.toLowerCase()));
  return isFlag ? (values.find((value) => yes.includes(value.toLowerCase())) ?? null) : null;
}

import type { Field } from '../intent.ts';
import type { Item } from '../lexicon/tag.ts';
import {
  choose,
  type ColumnReading,
  fieldName,
  type State,
  type TableReading,
  tablesOf,
  type ValueReading,
} from '../state.ts';
import { spokenName } from '../words/names.ts';

const margin = 0.4;

/** The column that a phrase means here: nearest to the table that owns it, or to the tables the question speaks of. */
export function resolveColumn(
  state: State,
  item: Item,
  readings: ColumnReading[],
  owner: string | null = null,
): Field | null {
  const scored = rank(state, readings, owner);
  const [first, second] = scored;
  if (first === undefined || first.score >= 5) return null;
  state.doubt += first.reading.penalty > 1 ? 0.3 : 0;
  if (second === undefined || second.score - first.score >= margin || isSame(state, first.reading, second.reading))
    return first.reading;
  const close = scored.filter(({ score }) => score - first.score < margin).map(({ reading }) => reading);
  return choose(
    state,
    item.text,
    `Which "${item.text}" do you mean?`,
    close.map((reading) => columnOption(reading)),
  );
}

const columnOption = (reading: ColumnReading) => ({
  key: fieldName(reading),
  label: `${spokenName(reading.column)} of ${spokenName(reading.table)}`,
  meaning: { kind: 'column' as const, table: reading.table, column: reading.column },
  value: { table: reading.table, column: reading.column },
});

/** The one text of the data that a phrase means here. */
export function resolveValue(
  state: State,
  item: Item,
  readings: ValueReading[],
  owner: string | null = null,
): ValueReading | null {
  const scored = rank(state, readings, owner);
  const [first, second] = scored;
  if (first === undefined || first.score >= (item.isCapital || item.kind === 'literal' ? 6 : 3.2)) return null;
  if (second === undefined || second.score - first.score >= margin || isSame(state, first.reading, second.reading))
    return first.reading;
  const close = scored.filter(({ score }) => score - first.score < margin).map(({ reading }) => reading);
  return choose(
    state,
    item.text,
    `Where should "${item.text}" be looked for?`,
    close.map((reading) => ({
      key: `${fieldName(reading)}=${reading.value}`,
      label: `${spokenName(reading.column)} of ${spokenName(reading.table)} is "${reading.value}"`,
      meaning: { kind: 'value' as const, table: reading.table, column: reading.column, value: reading.value },
      value: reading,
    })),
  );
}

/** The table that a noun means here. */
export function resolveTable(state: State, item: Item): string | null {
  const readings = tablesOf(item);
  const [first, ...others] = readings;
  if (first === undefined) return null;
  const close = [first, ...others.filter((other) => other.penalty - first.penalty < margin)];
  if (close.length === 1) return first.table;
  const named = close.filter(({ table }) => state.items.some((other) => other !== item && isPlainTable(other, table)));
  if (named.length === 1 && named[0] !== undefined) return named[0].table;
  return choose(
    state,
    item.text,
    `Which "${item.text}" do you mean?`,
    close.map(({ table }) => ({
      key: table,
      label: spokenName(table),
      meaning: { kind: 'table' as const, table },
      value: table,
    })),
  );
}

const isPlainTable = (item: Item, table: string): boolean => {
  const readings: TableReading[] = tablesOf(item);
  return readings.length === 1 && readings[0]?.table === table;
};

function rank<R extends ColumnReading | ValueReading>(
  state: State,
  readings: R[],
  owner: string | null,
): { reading: R; score: number }[] {
  const scored = readings.map((reading) => ({
    reading,
    score: reading.penalty + remoteness(state, reading.table, owner),
  }));
  return scored.toSorted(
    (a, b) => a.score - b.score || Number(isKeyHere(state, b.reading)) - Number(isKeyHere(state, a.reading)),
  );
}

const isKeyHere = (state: State, { table, column }: Field): boolean =>
  state.lexicon.table(table).primaryKey.includes(column);

/** How far a table is from what is being spoken of. */
function remoteness(state: State, table: string, owner: string | null): number {
  if (owner !== null) return table === owner ? 0 : 1.5 + state.graph.distance(owner, table) * 0.7;
  if (table === state.focus) return 0;
  if (table === state.subject) return 0.3;
  if (state.mentioned.has(table)) return 0.7;
  const near = [state.focus, state.subject, ...state.mentioned].filter((other) => other !== null);
  if (near.length === 0) return 1;
  return (
    1.4 + Math.min(...near.map((other) => state.graph.distance(other, table) + (other === state.focus ? 0 : 0.3))) * 0.7
  );
}

/** A foreign key and the key it points to are one thing. */
function isSame(state: State, a: Field, b: Field): boolean {
  return state.lexicon.catalog.relationships.some(
    ({ fromTable, fromColumns, toTable, toColumns }) =>
      (fromTable === a.table && fromColumns[0] === a.column && toTable === b.table && toColumns[0] === b.column) ||
      (fromTable === b.table && fromColumns[0] === b.column && toTable === a.table && toColumns[0] === a.column),
  );
}

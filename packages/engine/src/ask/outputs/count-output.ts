import type { Item } from '../lexicon/tag.ts';
import { distinctWords } from './list-words.ts';
import { truthOf } from '../conditions/value-condition.ts';
import { countOf, isAmount } from './measures.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { columnOf, columnsOf, giveUp, note, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';

/** `number of orders`, `how many distinct customers`, `order count`. */
export function countOutput(state: State, start: number, outerDistinct: boolean): boolean {
  const item = peek(state);
  if (item !== undefined && columnsOf(item).some(({ penalty }) => penalty <= 0.6) && item.lower.startsWith('number of'))
    return false;
  const head =
    sees(state, 'total? number|count|counts|quantity of', 0) ||
    sees(state, 'how many', 0) ||
    sees(state, 'total? number|count|counts', 0);
  const isBare = head > 0 && word(state, head - 1) !== 'of' && word(state, head - 1) !== 'many';
  if (head === 0) return tableCount(state, start);
  let at = head;
  let isDistinct = outerDistinct;
  while (
    ['the', 'all', 'total', 'a', 'any', 'such', 'of', 'other', ...distinctWords.split('|'), 'individual'].includes(
      word(state, at),
    )
  ) {
    if (distinctWords.split('|').includes(word(state, at))) isDistinct = true;
    at += 1;
  }
  while (isQuality(state, at) && tablesOf(peek(state, at + 1)).length > 0) at += 1;
  const noun = peek(state, at);
  if (isBare && (noun === undefined || noun.names.length === 0)) return rowCount(state, head);
  if (isBare) return false;
  if (noun === undefined) return false;
  if (['times', 'records', 'rows', 'entries'].includes(noun.lower) && noun.names.length === 0)
    return rowCount(state, at + 1);
  return counted(state, { noun, head, at, isDistinct });
}

function counted(
  state: State,
  { noun, head, at, isDistinct }: { noun: Item; head: number; at: number; isDistinct: boolean },
): boolean {
  const tables = tablesOf(noun);
  const columns = columnsOf(noun);
  const ownColumn = columns.filter(
    ({ table, penalty }) => penalty < 0.6 && (state.mentioned.has(table) || tables.length === 0),
  );
  const amount =
    ownColumn.length > 0 && tables.length === 0 && !isDistinct
      ? ownColumn.filter((reading) => isAmount(columnOf(state, reading)))
      : [];
  const bestTable = tables[0];
  const bestColumn = columns[0];
  if (
    bestTable !== undefined &&
    (bestColumn === undefined ||
      bestTable.penalty <= bestColumn.penalty + (isLabel(state, bestColumn, bestTable.table) ? 1 : 0.2))
  ) {
    const table = resolveTable(state, noun);
    if (table === null) return state.clarifications.length > 0;
    const measure = countOf(state, table);
    state.outputs.push({
      kind: 'ready',
      output: isDistinct ? { ...measure, name: measure.name.replace('number_of_', 'number_of_distinct_') } : measure,
      item: noun,
    });
    note(state, state.at, state.at + at + 1, { kind: 'metric', meaning: `number of ${table}` });
    const skipped = at - head;
    state.at += head;
    modifiers(state, skipped);
    state.at += 1;
    state.subject ??= table;
    state.focus = table;
    return true;
  }
  if (bestColumn === undefined) return false;
  if (amount.length > 0) {
    const field = resolveColumn(state, noun, amount);
    if (field === null) return state.clarifications.length > 0;
    if (addedWords.has(noun.lemma)) {
      state.outputs.push({ kind: 'column', item: noun, owner: field.table, agg: 'sum', isDistinct });
      note(state, state.at, state.at + at + 1, { kind: 'metric', meaning: `sum of ${field.table}.${field.column}` });
      state.at += at + 1;
      return true;
    }
    giveUp(state, noun.text, `Should "${noun.text}" be added up, or its different values be counted?`);
    return true;
  }
  state.outputs.push({ kind: 'column', item: noun, owner: null, agg: 'count_distinct', isDistinct });
  note(state, state.at, state.at + at + 1, { kind: 'metric', meaning: `number of different ${noun.text}` });
  state.at += at + 1;
  return true;
}

/** `open`, `recurring` in front of what is counted: a text of the data, or a column that says yes or no. */
export const isQuality = (state: State, ahead: number): boolean => {
  const item = peek(state, ahead);
  const isValue = valuesOf(item).length > 0 && ((item?.names.length ?? 0) === 0 || isExact(state, ahead));
  return isValue || isFlag(state, ahead);
};

const isFlag = (state: State, ahead: number): boolean => {
  const [table] = tablesOf(peek(state, ahead + 1));
  return (
    tablesOf(peek(state, ahead)).length === 0 &&
    columnsOf(peek(state, ahead)).some(
      (reading) =>
        reading.penalty < 0.5 && reading.table === table?.table && truthOf(columnOf(state, reading)) !== null,
    )
  );
};

/** `open` in `how many open tickets`: a text of the table behind it, not the column that sounds alike. */
const isExact = (state: State, ahead: number): boolean => {
  const [table] = tablesOf(peek(state, ahead + 1));
  return (
    tablesOf(peek(state, ahead)).length === 0 &&
    valuesOf(peek(state, ahead)).some(
      (value) => value.table === table?.table && value.value.toLowerCase() === word(state, ahead),
    )
  );
};

/** What `how many` adds up: nobody asks for the number of different hours. */
const addedWords = new Set([
  'hour',
  'minute',
  'second',
  'mile',
  'kilometre',
  'kilometer',
  'km',
  'passenger',
  'kwh',
  'ton',
  'litre',
  'liter',
]);

const isLabel = (state: State, column: { table: string; column: string }, table: string): boolean =>
  column.table === table && state.lexicon.table(table).labelColumns.includes(column.column);

/** Texts of the data between `how many` and its noun are conditions: `how many French singers`. */
function modifiers(state: State, count: number): void {
  for (let step = 0; step < count; step += 1) {
    if (isQuality(state, 0)) state.pendingValues.push(state.at);
    state.at += 1;
  }
}

/** `order count`, `transaction counts`: a noun and the word count. */
function tableCount(state: State, start: number): boolean {
  const item = peek(state);
  const tail = sees(state, 'total? count|counts', 1);
  const lead = sees(state, 'total', 0);
  const noun = lead > 0 ? peek(state, 1) : item;
  const plural =
    lead > 0 &&
    noun !== undefined &&
    tablesOf(noun).length > 0 &&
    /s\b/.test(noun.lower) &&
    (columnsOf(noun)[0]?.penalty ?? 9) > 0.4;
  const target = tail > 0 ? item : plural ? noun : undefined;
  if (target === undefined || tablesOf(target).length === 0) return false;
  if (plural && tail === 0 && columnsOf(peek(state, 2)).length > 0) return false;
  const table = resolveTable(state, target);
  if (table === null) return state.clarifications.length > 0;
  state.outputs.push({ kind: 'ready', output: countOf(state, table), item: target });
  const length = tail > 0 ? tail : 2 + (sees(state, 'count|counts', 2) > 0 ? 1 : 0);
  note(state, start, state.at + length, { kind: 'metric', meaning: `number of ${table}` });
  state.at += length;
  state.subject ??= table;
  return true;
}

/** `and their respective counts`: the rows of what the answer is grouped by. */
function rowCount(state: State, length: number): boolean {
  state.rowCountAt = { output: state.outputs.length, item: state.at };
  note(state, state.at, state.at + length, { kind: 'metric', meaning: 'number of rows' });
  state.at += length;
  return true;
}

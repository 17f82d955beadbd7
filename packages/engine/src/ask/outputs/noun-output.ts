import { resolveTable } from '../read/resolve.ts';
import { columnsOf, note, peek, sees, type State, tablesOf, word } from '../state.ts';

const detailWords = 'detail|details|information|info|data|attributes|columns|fields|everything';

/** `all information about the jobs`, `the customer details`: every column. */
export function detailsOutput(state: State): boolean {
  const item = peek(state);
  if (item === undefined || columnsOf(item).some(({ penalty }) => penalty < 0.5)) return false;
  const about = sees(state, `detailed? ${detailWords} of|about|on|for|regarding all|the|each|every|any? the?`, 0);
  const behind = tablesOf(item).length > 0 ? sees(state, `'s? ${detailWords}`, 1) : 0;
  const noun = about > 0 ? peek(state, about) : behind > 0 ? item : undefined;
  if (noun === undefined || tablesOf(noun).length === 0) return false;
  const table = resolveTable(state, noun);
  if (table === null) return state.clarifications.length > 0;
  for (const { name, sensitivity } of state.lexicon.table(table).columns) {
    if (sensitivity !== 'secret')
      state.outputs.push({ kind: 'ready', output: { kind: 'field', field: { table, column: name } }, item: null });
  }
  const length = about > 0 ? about + 1 : behind;
  note(state, state.at, state.at + length, { kind: 'dimension', meaning: `every column of ${table}` });
  state.subject ??= table;
  state.focus = table;
  state.at += length;
  return true;
}

/** `full name`, `first and last name` of people whose name stands in two columns. */
export function fullName(state: State): boolean {
  const full = sees(state, 'full|complete name|names', 0);
  if (full === 0 || columnsOf(peek(state)).length > 0) return false;
  const tables = state.items
    .slice(state.at)
    .flatMap((item) => tablesOf(item))
    .map(({ table }) => table);
  const table = tables.find((name) => state.lexicon.table(name).labelColumns.length > 1) ?? state.subject;
  if (table === null || table === undefined) return false;
  const { labelColumns } = state.lexicon.table(table);
  if (labelColumns.length === 0) return false;
  for (const column of labelColumns)
    state.outputs.push({ kind: 'ready', output: { kind: 'field', field: { table, column } }, item: null });
  note(state, state.at, state.at + full, {
    kind: 'dimension',
    meaning: labelColumns.map((column) => `${table}.${column}`).join(', '),
  });
  state.at += full;
  return true;
}

export function columnOutput(state: State, isDistinct: boolean): boolean {
  const item = peek(state);
  const columns = columnsOf(item);
  if (item === undefined || columns.length === 0) return false;
  const tables = tablesOf(item);
  const plain = (tables[0]?.penalty ?? 9) <= (columns[0]?.penalty ?? 9) && !['of', 'for'].includes(word(state, 1));
  if (plain && tables.length > 0 && (columns[0]?.penalty ?? 0) > 0.05) return false;
  if (
    plain &&
    tables.length > 0 &&
    (isKeyTo(
      state,
      columns.filter(({ penalty }) => penalty <= (tables[0]?.penalty ?? 0)),
      tables[0]?.table ?? '',
    ) ||
      (state.subject === null && !isOwnedByOther(state, columns)))
  )
    return false;
  state.outputs.push({ kind: 'column', item, owner: null, agg: null, isDistinct });
  note(state, state.at, state.at + 1, { kind: 'dimension', meaning: item.text });
  state.at += 1;
  return true;
}

const isKeyTo = (state: State, columns: { table: string; column: string }[], table: string): boolean =>
  columns.every((column) =>
    state.lexicon.catalog.relationships.some(
      ({ fromTable, fromColumns, toTable }) =>
        toTable === table && fromTable === column.table && fromColumns[0] === column.column,
    ),
  );

const isOwnedByOther = (state: State, columns: { table: string }[]): boolean =>
  columns.some(
    ({ table }) =>
      state.mentioned.has(table) &&
      state.items.some(
        (item) =>
          tablesOf(item).some((reading) => reading.table === table && reading.penalty < 0.5) &&
          columnsOf(item).length === 0,
      ),
  );

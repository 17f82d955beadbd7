import { timeField, timeKind } from '../conditions/time-fields.ts';
import type { Field, Sort } from '../intent.ts';
import { isAmount } from '../outputs/measures.ts';
import { columnOf, type ColumnReading, columnsOf, fieldName, type State } from '../state.ts';
import { nameWords } from '../words/names.ts';
import { superlatives, timeSuperlatives } from '../words/thesaurus.ts';

/** The sort that an adjective asks for on the table being spoken of. */
export function superlativeSort(
  state: State,
  text: string,
  table: string | null = state.focus ?? state.subject,
): Sort | null {
  const entry = superlatives[text];
  const tables = [...new Set([table, state.subject, ...state.mentioned])].filter((name) => name !== null);
  if (entry !== undefined) {
    const field = columnFor(state, entry.columns, tables);
    if (field !== null) return { by: field, dir: entry.dir };
    const other = columnFor(state, entry.reversed ?? [], tables);
    return other === null ? null : { by: other, dir: entry.dir === 'asc' ? 'desc' : 'asc' };
  }
  const dir = timeSuperlatives[text];
  if (dir === undefined) return null;
  const field = timeField(state, text, tables, null);
  return field === null ? null : { by: field, dir };
}

/** The column of a table that one of the names means; null when none or several do. */
function columnFor(state: State, names: string[], tables: string[]): Field | null {
  for (const table of tables) {
    for (const name of names) {
      const found = state.lexicon
        .names(name.split(' '))
        .filter(
          (reading): reading is ColumnReading =>
            reading.kind === 'column' && reading.table === table && reading.penalty < 1.5,
        );
      const usable = found.filter(
        (reading) =>
          isAmount(columnOf(state, reading)) ||
          timeKind(state, reading) !== null ||
          columnOf(state, reading).role === 'date',
      );
      const best = usable.filter(({ penalty }) => penalty === usable[0]?.penalty);
      if (best.length === 1 && best[0] !== undefined) return { table, column: best[0].column };
    }
    const ending = endingIn(state, table, names);
    if (ending !== null) return ending;
  }
  return null;
}

/** `the cheapest plan`, where the one column that ends in fee is the monthly fee. */
function endingIn(state: State, table: string, names: string[]): Field | null {
  const found = state.lexicon
    .table(table)
    .columns.filter((column) => isAmount(column) || timeKind(state, { table, column: column.name }) !== null)
    .filter(({ name }) => names.includes(nameWords(name).at(-1) ?? ''));
  return found.length === 1 && found[0] !== undefined ? { table, column: found[0].name } : null;
}

export const sortName = (by: Sort['by']): string =>
  'measure' in by ? by.measure : 'bucket' in by ? by.bucket : 'expression' in by ? by.expression : fieldName(by);

/** True when what is shown has several such numbers each: the stores and their refunds, a category of the same rows. */
export function repeats(state: State, field: Field): boolean {
  if (state.subject !== null && state.subject !== field.table)
    return state.graph.path(state.subject, field.table)?.some(({ isToOne }) => !isToOne) === true;
  const [output, ...more] = state.outputs;
  if (output?.kind !== 'column' || more.length > 0 || state.asked === null) return false;
  const reading = columnsOf(output.item).find(({ table }) => table === field.table);
  const { distinct } =
    reading === undefined ? { distinct: null } : (columnOf(state, reading).stats ?? { distinct: null });
  const { rowCount } = state.lexicon.table(field.table);
  return distinct !== null && rowCount !== null && distinct < rowCount && columnsOf(output.item).length === 1;
}

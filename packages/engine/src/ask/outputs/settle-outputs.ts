import { settlePart } from './settle-part.ts';
import { timeKind } from '../conditions/time-fields.ts';
import { resolveColumn } from '../read/resolve.ts';
import { namedRow } from '../finish/named-row.ts';
import { type Field, type Output } from '../intent.ts';
import { isAmount, measureOf } from './measures.ts';
import { columnOf, columnsOf, type DraftOutput, giveUp, type State, tablesOf } from '../state.ts';
import { spokenName } from '../words/names.ts';

/** `how many sales did each person make? Return their id`: columns that are shown belong to what there is one row for. */
function groupTable(state: State, readings: { table: string; penalty: number }[]): string | null {
  const tables = state.groups
    .flatMap((group) => (group.kind === 'noun' ? tablesOf(group.item).slice(0, 1) : []))
    .map(({ table }) => table);
  return tables.find((table) => readings.some((reading) => reading.table === table && reading.penalty < 1)) ?? null;
}

/** Gives every output its column, now that all tables of the question are known. */
export function settleOutputs(state: State): Output[] | null {
  const settled: Output[] = [];
  for (const draft of state.outputs) {
    if (draft.kind === 'ready') {
      settled.push(draft.output);
      continue;
    }
    const output = settle(state, draft);
    if (output === null) return null;
    settled.push(output);
  }
  return settlePart(state, settled) ?? [...settled, ...sharesOf(state, settled)];
}

/** `the names of the albums` where albums have titles. */
function labelFor(state: State, draft: Extract<DraftOutput, { kind: 'column' }>): Output | null {
  const table = draft.owner ?? state.subject;
  if (draft.agg !== null || draft.item.lemma !== 'name' || table === null) return null;
  if (columnsOf(draft.item).some((reading) => reading.table === table)) return null;
  const { labelColumns } = state.lexicon.table(table);
  const [label] = labelColumns;
  if (label !== undefined && state.lexicon.column(table, label).role === 'key') return null;
  return label === undefined || labelColumns.length > 1 ? null : { kind: 'field', field: { table, column: label } };
}

function sharesOf(state: State, settled: Output[]): Output[] {
  return state.shares.flatMap((index): Output[] => {
    const output = settled[index];
    if (output?.kind === 'field' && isAmount(columnOf(state, output.field)))
      settled[index] = measureOf('sum', output.field);
    const measure = settled[index];
    if (measure?.kind === 'measure' && state.groups.length > 0)
      return [{ kind: 'share', name: `share_of_${measure.name}`, of: measure.name }];
    giveUp(state, 'share', 'A share of what, and for each of what?');
    return [];
  });
}

/** A column of related rows that the question does not speak of would multiply the rows that it does. */
function isBeside(state: State, { table }: Field): boolean {
  if (state.subject === null || table === state.subject || state.mentioned.has(table)) return false;
  const named = state.items.some((item) => tablesOf(item).some((reading) => reading.table === table));
  return !named && state.graph.path(state.subject, table)?.some(({ isToOne }) => !isToOne) === true;
}

function settle(state: State, draft: Extract<DraftOutput, { kind: 'column' }>): Output | null {
  const label = labelFor(state, draft);
  if (label !== null) return label;
  const all = columnsOf(draft.item);
  const numeric =
    draft.agg === null || draft.agg === 'count_distinct'
      ? all
      : all.filter(
          (reading) =>
            isAmount(columnOf(state, reading)) ||
            (['min', 'max'].includes(draft.agg ?? '') && timeKind(state, reading) !== null),
        );
  const grouped = draft.agg === null ? groupTable(state, all) : null;
  const owner = draft.owner ?? grouped;
  state.focus = owner ?? state.subject;
  const field = resolveColumn(state, draft.item, numeric, owner);
  if (field === null) {
    if (state.clarifications.length === 0)
      giveUp(state, draft.item.text, `"${spokenName(draft.item.text)}" does not hold numbers that can be aggregated.`);
    return null;
  }
  state.subject ??= field.table;
  if (draft.agg === null && isBeside(state, field)) {
    giveUp(
      state,
      draft.item.text,
      `"${draft.item.text}" has several values for each ${state.subject}: should there be a row for each?`,
    );
    return null;
  }
  if (draft.agg === null) {
    if (draft.isDistinct) state.isDistinct = true;
    return namedRow(state, draft.item, field);
  }
  const measure = measureOf(draft.agg, { table: field.table, column: field.column });
  sayWhich(state, draft.item, `${measure.agg.replace('_', ' ')} of ${field.table}.${field.column}`);
  return measure;
}

/** The phrase of a lone figure names the column that was found for it. */
function sayWhich(state: State, { start, end }: { start: number; end: number }, meaning: string): void {
  const phrase = state.phrases.find((known) => known.kind === 'metric' && known.start <= start && known.end >= end);
  if (phrase !== undefined && !/, | and /.test(phrase.meaning)) phrase.meaning = meaning;
}

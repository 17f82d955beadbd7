import { aggregateOf, isAmount, measureOf } from '../outputs/measures.ts';
import { resolveColumn } from './resolve.ts';
import { columnOf, columnsOf, note, sees, type State, tablesOf, word } from '../state.ts';

/** Takes out what a question says about its own words: `note that revenue refers to the sum of sale_price`. */
export function readNotes(state: State): void {
  for (let at = 0; at < state.items.length; at += 1) {
    state.at = at;
    const length = definition(state) || basedOn(state) || joinHint(state);
    if (length === 0) continue;
    note(state, at, at + length, { kind: 'ignored', meaning: 'explains the question' });
    state.items.splice(at, length);
    at -= 1;
  }
  state.at = 0;
}

/** `(note that) X refers to|means|is defined as the sum of C (in the T table)`. */
function definition(state: State): number {
  const lead = sees(state, 'note|notice|assume that?', 0);
  const term = state.items[state.at + lead];
  const means =
    sees(state, 'refers to', lead + 1) ||
    sees(state, 'means', lead + 1) ||
    sees(state, 'is|are defined|calculated|computed|measured as|by', lead + 1) ||
    (lead > 0 ? sees(state, 'is', lead + 1) : 0);
  if (means === 0 || term === undefined) return 0;
  const the = sees(state, 'the', means) || means;
  const agg = aggregateOf(word(state, the));
  const of = agg === null ? the : sees(state, 'of the?', the + 1) || the + 1;
  const item = state.items[state.at + of];
  const columns = columnsOf(item).filter((reading) => isAmount(columnOf(state, reading)));
  if (item === undefined || columns.length === 0) return 0;
  const inTable = sees(state, 'in|from|of the?', of + 1);
  const [table] = inTable > 0 ? tablesOf(state.items[state.at + inTable]) : [];
  const field = resolveColumn(state, item, columns, table?.table ?? null);
  if (field === null) return 0;
  state.aliases.set(term.lemma, { ...measureOf(agg ?? 'sum', field), name: term.lower.replaceAll(' ', '_') });
  state.assumptions.push(
    `"${term.text}" is the ${agg ?? 'sum'} of ${field.table}.${field.column}, as the question says`,
  );
  let end = table === undefined ? of + 1 : inTable + 1;
  if (word(state, end) === 'table' || word(state, end) === 'column') end += 1;
  return end;
}

/** `total revenue (based on sale price)`. */
function basedOn(state: State): number {
  const open = word(state) === '(' ? 1 : 0;
  const head = sees(state, 'based on the?', open);
  if (head === 0 || state.at === 0) return 0;
  const item = state.items[state.at + head];
  const term = state.items[state.at - 1];
  const columns = columnsOf(item).filter((reading) => isAmount(columnOf(state, reading)));
  if (item === undefined || term === undefined || columns.length === 0 || word(state, head + 1) === 'of') return 0;
  const field = resolveColumn(state, item, columns);
  if (field === null) return 0;
  state.aliases.set(term.lemma, { ...measureOf('sum', field), name: term.lower.replaceAll(' ', '_') });
  return head + 1 + (word(state, head + 1) === ')' ? 1 : 0);
}

/** `by doing a left join from A to B`, `based on joining the A, B and C tables`: how to compute it, which is ours to know. */
function joinHint(state: State): number {
  const head =
    sees(state, ', by|based|via|using|after on? doing|performing|joining|using|a? a|the? left|inner? join|joins?', 0) ||
    sees(state, 'by|based|via|using|after on? doing|performing|joining|a? a|the? left|inner? join|joins?', 0);
  const words = state.items.slice(state.at, state.at + head).map(({ lower }) => lower);
  if (head === 0 || !words.some((text) => ['join', 'joining', 'joins'].includes(text))) return 0;
  let end = head;
  while (end < state.items.length - state.at && !['.', '?'].includes(word(state, end))) {
    const item = state.items[state.at + end];
    const isPart =
      item !== undefined &&
      (tablesOf(item).length > 0 ||
        ['from', 'to', 'the', 'and', ',', 'table', 'tables', 'with', 'of', 'between'].includes(item.lower));
    if (!isPart) break;
    end += 1;
  }
  return end;
}

import { timeKind } from '../conditions/time-fields.ts';
import { superlatives, timeSuperlatives, vagueWords } from '../words/thesaurus.ts';
import { resolveTable } from '../read/resolve.ts';
import type { Field, Measure } from '../intent.ts';
import { countOf, isAmount, measureOf } from '../outputs/measures.ts';
import { sortName, superlativeSort } from './superlative-sort.ts';
import {
  choose,
  columnOf,
  columnsOf,
  giveUp,
  note,
  type Option,
  peek,
  sees,
  type State,
  tablesOf,
  word,
} from '../state.ts';
import { spokenName } from '../words/names.ts';

/** In front of what is listed: `the top 5 stores`, `3 youngest students`, `most common type`; and what cannot be read alone: `best`. */
export function readLeadingSuperlative(state: State): boolean {
  const start = state.at;
  const the = sees(state, 'the|our|a', 0);
  const count = peek(state, the)?.kind === 'number' ? (peek(state, the)?.number ?? null) : null;
  const at = the + (count === null ? 0 : 1);
  const text = word(state, at);
  const after = peek(state, at + 1)?.kind === 'number' ? (peek(state, at + 1)?.number ?? null) : null;
  if (text === 'top' || (text === 'first' && after !== null) || (text === 'bottom' && after !== null)) {
    state.limit = after ?? count ?? 1;
    state.isTop = {
      dir: text === 'bottom' ? 'asc' : 'desc',
      phrase: state.items
        .slice(start, start + at + 1)
        .map((item) => item.text)
        .join(' '),
    };
    state.at += at + (after === null ? 1 : 2);
    note(state, start, state.at, { kind: 'limit', meaning: `the first ${state.limit}` });
    const again = sees(state, 'most', 0) > 0 || word(state) in superlatives ? readLeadingSuperlative(state) : false;
    if (!again && sees(state, 'best selling', 0) > 0) state.at += 2;
    return true;
  }
  const often = sees(
    state,
    'most|least common|frequent|frequently|commonly used|occurring|ordered|appearing|chosen?',
    at,
  );
  if (often > 0) {
    state.limit ??= count ?? 1;
    state.byRows = text === 'most' ? 'desc' : 'asc';
    state.isTop = null;
    state.at += often;
    note(state, start, state.at, { kind: 'order', meaning: `by number of rows, ${text} first` });
    return true;
  }
  const pricey = sees(state, 'most|least expensive|costly', at);
  const recent = sees(state, 'most recent', at);
  const key = pricey > 0 ? (text === 'most' ? 'priciest' : 'cheapest') : recent > 0 ? 'latest' : text;
  if (!(key in superlatives) && !(key in timeSuperlatives)) return vague(state, at, count);
  const end = pricey || recent || at + 1;
  const noun = peek(state, end);
  const dated = columnsOf(noun).filter(
    (reading) => timeKind(state, reading) !== null || isAmount(columnOf(state, reading)),
  );
  if (noun === undefined || (tablesOf(noun).length === 0 && dated.length > 0)) return false;
  if (tablesOf(noun).length === 0) return false;
  const table = resolveTable(state, noun);
  state.isTop = null;
  const sort = table === null ? null : superlativeSort(state, key, table);
  if (sort === null) {
    if (state.clarifications.length === 0) giveUp(state, text, `What makes it the ${text}?`);
    return false;
  }
  state.order.push(sort);
  state.limit ??= count ?? 1;
  state.at += end;
  note(state, start, state.at, {
    kind: 'order',
    meaning: `${sortName(sort.by)} ${sort.dir === 'asc' ? 'ascending' : 'descending'}, ${state.limit} row${state.limit === 1 ? '' : 's'}`,
  });
  return true;
}

function vague(state: State, at: number, count: number | null): boolean {
  const most = sees(state, 'most|least', at);
  const text = word(state, most || at);
  const selling = sees(state, 'selling|sold|performing|loved|liked', (most || at) + 1);
  const end = selling || (most || at) + 1;
  const noun = peek(state, end);
  if (
    !vagueWords.has(text) ||
    noun === undefined ||
    tablesOf(noun).length === 0 ||
    (peek(state, at)?.names.length ?? 0) > 0
  )
    return false;
  const rest = state.items.slice(state.at + at + 1).map(({ lower }) => lower);
  if (rest.includes('by') && ['best', 'top', 'largest', 'biggest'].includes(text)) {
    state.limit ??= count ?? (count === null && /s\b/.test(noun.lower) ? 10 : 1);
    state.isTop = { dir: 'desc', phrase: text };
    state.at += at + 1;
    return true;
  }
  const table = resolveTable(state, noun);
  const options =
    table === null ? [] : [...measureOptions(state, table), ...amountOptions(state, table, isTimely.has(text))];
  const dir =
    ['worst', 'smallest', 'least', 'low', 'small'].includes(text) || word(state, at) === 'least' ? 'asc' : 'desc';
  const isSize = ['largest', 'biggest', 'smallest', 'greatest'].includes(text);
  const chosen = choose(state, text, `What makes ${noun.text} "${text}"?`, options);
  if (chosen !== null) {
    state.order.push({ by: 'kind' in chosen ? { measure: chosen.name } : chosen, dir });
    if ('kind' in chosen) state.orderMeasures.push(chosen);
    state.limit ??= count ?? (isSize && !/s\b/.test(noun.lower) ? 1 : 10);
  }
  state.at += end;
  return true;
}

/** What rows that belong to the table can be counted or added up by: `best selling products`. */
function measureOptions(state: State, table: string): Option<Measure | Field>[] {
  const many = state.graph.steps(table).filter(({ isToOne }) => !isToOne);
  return many.flatMap(({ to }) => {
    const amounts = state.lexicon.table(to).columns.filter((column) => isAmount(column));
    const measures = [
      ...amounts.map((column) => measureOf('sum', { table: to, column: column.name })),
      countOf(state, to),
    ];
    return measures.map((measure) => ({
      key: `${measure.agg} ${to} ${measure.field?.column ?? ''}`,
      label:
        measure.agg === 'count' ? `number of ${spokenName(to)}` : `${spokenName(measure.name)} of ${spokenName(to)}`,
      meaning: null,
      value: measure,
    }));
  });
}

/** What can be said of a moment; nothing is big or popular by its date. */
const isTimely = new Set(['top', 'recent', 'late', 'early', 'active', 'important', 'leading']);

function amountOptions(state: State, table: string, hasDates: boolean): Option<Measure | Field>[] {
  return state.lexicon
    .table(table)
    .columns.filter((column) => isAmount(column) || (hasDates && column.role === 'date'))
    .map((column) => ({
      key: `${table}.${column.name}`,
      label: spokenName(column.name),
      meaning: null,
      value: { table, column: column.name },
    }));
}

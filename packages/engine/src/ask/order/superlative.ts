import { timeField, timeKind } from '../conditions/time-fields.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { readMoney } from '../outputs/money.ts';
import { aliasAt } from '../outputs/figure-output.ts';
import { aggregateOf, countOf, isAmount, measureOf } from '../outputs/measures.ts';
import { type Field, type Measure } from '../intent.ts';
import type { Aggregate } from '@air/contract';
import { readComparison } from '../conditions/comparison.ts';
import { repeats, sortName, superlativeSort } from './superlative-sort.ts';
import {
  choose,
  columnOf,
  columnsOf,
  fieldName,
  giveUp,
  note,
  peek,
  sees,
  type State,
  tablesOf,
  word,
} from '../state.ts';
import { spokenName } from '../words/names.ts';
import { superlatives, timeSuperlatives } from '../words/thesaurus.ts';

const strongest: Record<string, 'asc' | 'desc'> = {
  most: 'desc',
  highest: 'desc',
  largest: 'desc',
  greatest: 'desc',
  biggest: 'desc',
  maximum: 'desc',
  longest: 'desc',
  max: 'desc',
  best: 'desc',
  heaviest: 'desc',
  top: 'desc',
  least: 'asc',
  fewest: 'asc',
  lowest: 'asc',
  smallest: 'asc',
  minimum: 'asc',
  shortest: 'asc',
  min: 'asc',
  cheapest: 'asc',
  worst: 'asc',
  earliest: 'asc',
  latest: 'desc',
  newest: 'desc',
  oldest: 'asc',
  youngest: 'desc',
};

/** Reads which row or rows stand out: `with the most orders`, `has the lowest price`, `the oldest`, `top 5 by revenue`. */
export function readSuperlative(state: State): boolean {
  const start = state.at;
  const lead =
    sees(state, 'that|who|which? has|have|had|having|with|by|of|were|was|is|are|for|in|having? the|a|an?', 0) ||
    sees(state, 'the|a|an', 0);
  const count = peek(state, lead)?.kind === 'number' ? (peek(state, lead)?.number ?? null) : null;
  const at = lead + (count === null ? 0 : 1);
  const text = word(state, at);
  const topped = peek(state, at + 1)?.kind === 'number' ? (peek(state, at + 1)?.number ?? null) : null;
  if (text === 'top' && count === null && topped !== null) return theTop(state, { start, at: at + 2, count: topped });
  if (
    sees(state, 'most|least often|frequently|frequent|common', at) > 0 ||
    sees(state, 'most|least frequently|commonly', at) > 0
  )
    return mostOften(state, start, at);
  if (sees(state, 'most recently', at) > 0 || sees(state, 'most recent', at) > 0)
    return extremeOf(state, { start, at: at + 2, count, dir: 'desc', isTime: true });
  if (sees(state, 'most|least expensive|costly', at) > 0)
    return adjective(state, { start, at: at + 2, count, text: text === 'most' ? 'priciest' : 'cheapest' });
  if (text in timeSuperlatives)
    return extremeOf(state, { start, at: at + 1, count, dir: timeSuperlatives[text] ?? 'desc', isTime: true });
  const column = strongColumn(state, at);
  if (
    lead > 0 &&
    column !== null &&
    word(state, lead - 1) === 'the' &&
    readComparison(state, at + 1) === null &&
    ['with', 'having', 'has', 'have', 'had'].some((verb) =>
      state.items.slice(start, start + lead).some(({ lower }) => lower === verb),
    )
  ) {
    state.order.push({ by: column.field, dir: column.dir });
    state.limit ??= count ?? 1;
    state.at += at + 1;
    note(state, start, state.at, { kind: 'order', meaning: `${fieldName(column.field)} ${column.dir}` });
    return true;
  }
  if (text in strongest) {
    const isRead = measured(state, { start, at: at + 1, count, dir: strongest[text] ?? 'desc', text });
    if (isRead) return true;
  }
  if (text in superlatives) return adjective(state, { start, at: at + 1, count, text });
  return false;
}

/** `with the top 3 largest populations`, `with the top 5 scores`. */
function theTop(state: State, place: Place): boolean {
  const text = word(state, place.at);
  const dir = strongest[text];
  if (dir !== undefined) return measured(state, { ...place, at: place.at + 1, dir, text });
  const isFigure = columnsOf(peek(state, place.at)).some((reading) => isAmount(columnOf(state, reading)));
  return isFigure && measured(state, { ...place, dir: 'desc', text: 'top' });
}

/** A column that is itself called maximum or minimum of something: `with the maximum occupancy`. */
function strongColumn(state: State, at: number): { field: Field; dir: 'asc' | 'desc' } | null {
  const item = peek(state, at);
  const dir = strongest[item?.lower.split(' ')[0] ?? ''];
  const columns = columnsOf(item).filter((reading) => isAmount(columnOf(state, reading)));
  if (item === undefined || dir === undefined || item.length < 2 || columns.length === 0) return null;
  const field = resolveColumn(state, item, columns);
  return field === null ? null : { field: { table: field.table, column: field.column }, dir };
}

interface Place {
  start: number;
  at: number;
  count: number | null;
}

function mostOften(state: State, start: number, at: number): boolean {
  const text = word(state, at);
  const end = sees(state, 'often|frequently|frequent|common|commonly used|occurring|seen|ordered|rented?', at + 1);
  state.limit ??= 1;
  state.byRows = text === 'most' ? 'desc' : 'asc';
  state.at += end;
  note(state, start, state.at, { kind: 'order', meaning: `by number of rows, ${text} first` });
  return true;
}

function adjective(state: State, { start, at, count, text }: Place & { text: string }): boolean {
  const noun = peek(state, at);
  const own = tablesOf(noun).length === 1 ? (tablesOf(noun)[0]?.table ?? null) : null;
  const sort = superlativeSort(state, text, own ?? state.focus ?? state.subject);
  if (sort === null) {
    if (state.clarifications.length === 0)
      giveUp(state, word(state, at - 1), `What makes it the ${word(state, at - 1)}?`);
    state.at += at;
    return true;
  }
  state.order.push(sort);
  state.limit ??= count ?? 1;
  state.at += at;
  note(state, start, state.at, {
    kind: 'order',
    meaning: `${sortName(sort.by)} ${sort.dir === 'asc' ? 'ascending' : 'descending'}, ${state.limit} row${state.limit === 1 ? '' : 's'}`,
  });
  return true;
}

/** `the latest`, `the earliest order date`, `most recently`. */
function extremeOf(state: State, place: Place & { dir: 'asc' | 'desc'; isTime: boolean }): boolean {
  const item = peek(state, place.at);
  const dated = columnsOf(item).filter(
    (reading) => timeKind(state, reading) !== null || columnOf(state, reading).role === 'date',
  );
  const phrase = word(state, place.at - 1);
  const related = tablesOf(item).length === 1 ? (tablesOf(item)[0]?.table ?? null) : null;
  const field =
    item !== undefined && dated.length > 0
      ? resolveColumn(state, item, dated)
      : timeField(state, phrase, [related, state.focus, state.subject, ...state.mentioned], null);
  if (field === null) {
    if (state.clarifications.length === 0) giveUp(state, phrase, `Which date makes a row the ${phrase}?`);
    state.at += place.at;
    return true;
  }
  if (columnOf(state, field).type === 'text' && timeKind(state, field) === null) {
    giveUp(state, phrase, `"${spokenName(field.column)}" is text that does not sort by time.`);
  }
  state.order.push({ by: { table: field.table, column: field.column }, dir: place.dir });
  state.limit ??= place.count ?? 1;
  state.at += place.at + (dated.length > 0 || related !== null ? 1 : 0);
  note(state, place.start, state.at, {
    kind: 'order',
    meaning: `${fieldName(field)} ${place.dir === 'asc' ? 'earliest' : 'latest'} first`,
  });
  return true;
}

function measured(state: State, place: Place & { dir: 'asc' | 'desc'; text: string }): boolean {
  let at = place.at;
  at = sees(state, 'of', at) || at;
  const isNumber = sees(state, 'total? number|count|amount|quantity|numbers of the|different|distinct|unique|all?', at);
  const directColumn = columnsOf(peek(state, at)).length > 0 && word(state, at).startsWith('number of') ? at : 0;
  at = directColumn || isNumber || at;
  const alias = aliasAt(state, at) ?? moneyAt(state, at);
  if (alias !== null) return ranked(state, place, { measure: alias.measure, at: at + alias.length });
  const agg: Aggregate | null = aggregateOf(word(state, at));
  const over =
    agg === null || columnsOf(peek(state, at)).length > 0
      ? 0
      : sees(state, 'value|number|amount? of|in? the|all|their|its|his|her?', at + 1) || at + 1;
  const item = peek(state, over || at);
  if (item === undefined) return false;
  const columns = columnsOf(item).filter(
    (reading) => isAmount(columnOf(state, reading)) || timeKind(state, reading) !== null,
  );
  const tables = tablesOf(item);
  const isTable =
    tables.length > 0 &&
    (isNumber > 0 || place.text === 'most' || place.text === 'fewest' || place.text === 'least') &&
    (columns.length === 0 ||
      (columns[0]?.penalty ?? 9) > 0.5 ||
      (tables[0]?.penalty ?? 9) <= (columns[0]?.penalty ?? 9));
  if (isTable) {
    const table = resolveTable(state, item);
    if (table === null) return state.clarifications.length > 0;
    if (table === state.subject && state.outputs.length <= 1 && !hasColumnOutput(state)) return false;
    state.focus = table;
    return ranked(state, place, { measure: countOf(state, table), at: (over || at) + 1 });
  }
  if (columns.length === 0) return false;
  const field = resolveColumn(state, item, columns);
  if (field === null) return state.clarifications.length > 0;
  if (over > 0 && agg !== null) return ranked(state, place, { measure: measureOf(agg, field), at: over + 1 });
  if (
    tables.length > 0 &&
    (tables[0]?.penalty ?? 9) <= (columns[0]?.penalty ?? 9) &&
    state.subject !== tables[0]?.table
  )
    return false;
  if (isAmount(columnOf(state, field)) && repeats(state, field)) {
    const at = (over || place.at) + 1;
    if (['most', 'least', 'fewest'].includes(place.text))
      return ranked(state, place, { measure: measureOf('sum', field), at });
    const measure = whichFigure(state, item.text, field, place.dir);
    if (measure !== null) return ranked(state, place, { measure, at });
  }
  state.order.push({ by: { table: field.table, column: field.column }, dir: place.dir });
  state.limit ??= place.count ?? 1;
  state.at += (over || at) + 1;
  note(state, place.start, state.at, {
    kind: 'order',
    meaning: `${fieldName(field)} ${place.dir === 'asc' ? 'lowest' : 'highest'} first, ${state.limit} row${state.limit === 1 ? '' : 's'}`,
  });
  return true;
}

/** The highest refund of a store: of all its refunds together, or the single highest one. */
function whichFigure(state: State, text: string, field: Field, dir: 'asc' | 'desc'): Measure | null {
  const single = dir === 'desc' ? ('max' as const) : ('min' as const);
  return choose(
    state,
    text,
    `"${text}" stands in several rows each: which figure counts?`,
    [measureOf('sum', field), measureOf(single, field), measureOf('avg', field)].map((measure) => ({
      key: measure.name,
      label: `the ${measure.name.replaceAll('_', ' ')}`,
      meaning: null,
      value: measure,
    })),
  );
}

const hasColumnOutput = (state: State): boolean => state.outputs.some((output) => output.kind === 'column');

function moneyAt(state: State, at: number): { measure: Measure; length: number } | null {
  if (columnsOf(peek(state, at)).some(({ penalty }) => penalty < 0.5)) return null;
  const lead = ['total', 'overall'].includes(word(state, at)) ? 1 : 0;
  const money = readMoney(state, at + lead);
  return money === null ? null : { measure: money.measure, length: money.length + lead };
}

function ranked(state: State, place: Place & { dir: 'asc' | 'desc' }, by: { measure: Measure; at: number }): boolean {
  state.order.push({ by: { measure: by.measure.name }, dir: place.dir });
  state.orderMeasures.push(by.measure);
  state.limit ??= place.count ?? 1;
  state.at += by.at;
  note(state, place.start, state.at, {
    kind: 'order',
    meaning: `${by.measure.name} ${place.dir === 'asc' ? 'lowest' : 'highest'} first, ${state.limit} row${state.limit === 1 ? '' : 's'}`,
  });
  return true;
}

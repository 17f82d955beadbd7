import { readMoney } from './money.ts';
import { readComparison } from '../conditions/comparison.ts';
import { type Measure } from '../intent.ts';
import type { Aggregate } from '@air/contract';
import type { Item } from '../lexicon/tag.ts';
import { aggregateOf, amountColumns, countOf, isAmount, measureOf, overFiller } from './measures.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { columnOf, columnsOf, giveUp, note, peek, sees, type State, tablesOf, word } from '../state.ts';

/** `ratio of A to B` of two columns, or of two counts. */
export function ratioOutput(state: State): boolean {
  const head = sees(state, 'ratio|ratios of|between the|maximum? the?', 0);
  if (head === 0) return false;
  const items = ratioItems(state, head);
  if (items === null) {
    giveUp(state, 'ratio', 'Which two figures should be divided?');
    state.at += head;
    return true;
  }
  const [first, second, length] = items;
  const readings = [first, second].map((item) => amountReadings(state, item));
  const columns = [first, second].map((item, index) =>
    (readings[index]?.length ?? 0) > 0 ? resolveColumn(state, item, readings[index] ?? []) : null,
  );
  const [above, below] = columns;
  if (above !== null && above !== undefined && below !== null && below !== undefined && above.table === below.table) {
    state.outputs.push({
      kind: 'ready',
      output: {
        kind: 'expression',
        name: 'ratio',
        table: above.table,
        expr: `1.0 * ${above.table}.${above.column} / ${below.table}.${below.column}`,
      },
      item: first,
    });
    state.subject ??= above.table;
  } else {
    const tables = [first, second].map((item) => (tablesOf(item).length > 0 ? resolveTable(state, item) : null));
    const [one, two] = tables;
    if (one === null || one === undefined || two === null || two === undefined) {
      giveUp(state, 'ratio', 'Which two figures should be divided?');
      return true;
    }
    if (state.groups.length === 0)
      giveUp(state, 'ratio', `Should all ${one} and ${two} be counted, or only those that are related?`);
    const [over, under] = [countOf(state, one), countOf(state, two)];
    state.outputs.push(
      { kind: 'ready', output: over, item: first },
      { kind: 'ready', output: under, item: second },
      {
        kind: 'ready',
        output: { kind: 'derived', name: 'ratio', expr: `1.0 * ${over.name} / ${under.name}` },
        item: null,
      },
    );
    state.subject ??= one;
  }
  note(state, state.at, state.at + length, { kind: 'metric', meaning: `${first.text} divided by ${second.text}` });
  state.at += length;
  return true;
}

const amountReadings = (state: State, item: Item) =>
  columnsOf(item).filter((reading) => isAmount(columnOf(state, reading)));

function ratioItems(state: State, from: number): [Item, Item, number] | null {
  let at = from;
  while (['the', 'maximum', 'number', 'of', 'total'].includes(word(state, at))) at += 1;
  const first = peek(state, at);
  const link = sees(state, 'to|and|over|per its|the|their|maximum|number|of|total? of? the?', at + 1);
  const second = peek(state, link);
  return first === undefined ||
    second === undefined ||
    link === 0 ||
    first.names.length === 0 ||
    second.names.length === 0
    ? null
    : [first, second, link + 1];
}

export function moneyOutput(state: State): boolean {
  const alias = aliasAt(state, 0);
  if (alias !== null) {
    state.outputs.push({ kind: 'ready', output: alias.measure, item: peek(state) ?? null });
    note(state, state.at, state.at + alias.length, { kind: 'metric', meaning: alias.measure.name });
    state.at += alias.length;
    return true;
  }
  const lead = ['total', 'overall', 'gross', 'net', 'sum'].includes(word(state))
    ? sees(state, 'total|overall|gross|net|sum of? the?', 0)
    : 0;
  const money = columnsOf(peek(state, lead)).some(({ penalty }) => penalty < 0.5) ? null : readMoney(state, lead);
  if (money === null) return false;
  state.outputs.push({ kind: 'ready', output: money.measure, item: peek(state, lead) ?? null });
  note(state, state.at, state.at + lead + money.length, {
    kind: 'metric',
    meaning: `sum of ${money.measure.expr ?? money.measure.field?.column ?? ''} of ${money.measure.table}`,
  });
  state.at += lead + money.length;
  return true;
}

/** `passenger totals`, `donation total`: what a column, or the one amount of a table, adds up to. */
export function totalsOutput(state: State): boolean {
  const item = peek(state);
  if (item === undefined || !['total', 'totals'].includes(word(state, 1)) || columnsOf(peek(state, 1)).length > 0)
    return false;
  if ((peek(state, 2)?.names.length ?? 0) > 0) return false;
  const amounts = amountColumns(state, 0);
  const [table] = tablesOf(item);
  const only = table === undefined ? [] : amountsOf(state, table.table);
  if (amounts.length > 0 && (table === undefined || only.length !== 1)) {
    state.outputs.push({ kind: 'column', item, owner: null, agg: 'sum', isDistinct: false });
  } else if (table !== undefined && only[0] !== undefined && only.length === 1) {
    state.outputs.push({
      kind: 'ready',
      output: measureOf('sum', { table: table.table, column: only[0].name }),
      item,
    });
    state.subject ??= table.table;
    state.focus = table.table;
  } else return false;
  note(state, state.at, state.at + 2, { kind: 'metric', meaning: `sum of ${only[0]?.name ?? item.text}` });
  state.at += 2;
  return true;
}

const amountsOf = (state: State, table: string) =>
  state.lexicon.table(table).columns.filter((column) => isAmount(column) && column.role === 'measure');

/** A figure that the question itself explains: `revenue refers to the sum of sale_price`. */
export function aliasAt(state: State, ahead: number): { measure: Measure; length: number } | null {
  const lead = ['total', 'the', 'overall'].includes(word(state, ahead)) ? 1 : 0;
  const item = peek(state, ahead + lead);
  const measure = item === undefined ? undefined : state.aliases.get(item.lemma);
  if (measure === undefined) return null;
  const tail = ['amount', 'value'].includes(word(state, ahead + lead + 1)) ? 1 : 0;
  return { measure, length: lead + 1 + tail };
}

/** `average age`, `the maximum and minimum salary`, `sum of points`. */
export function aggregateOutput(state: State, isDistinct: boolean): boolean {
  const aggregates: Aggregate[] = [];
  let at = 0;
  for (;;) {
    const agg = aggregateOf(word(state, at));
    if (
      agg === null ||
      (columnsOf(peek(state, at)).length > 0 &&
        aggregates.length === 0 &&
        columnsOf(peek(state, at + 1)).length === 0 &&
        word(state, at + 1) !== 'of' &&
        !isAggregateList(state, at + 1))
    )
      break;
    aggregates.push(agg);
    at += 1;
    const joiner = sees(state, ',? and|or|/', at) || sees(state, ',', at);
    if (
      joiner === 0 ||
      aggregateOf(word(state, joiner) === 'the' ? word(state, joiner + 1) : word(state, joiner)) === null
    )
      break;
    at = word(state, joiner) === 'the' ? joiner + 1 : joiner;
  }
  if (aggregates.length === 0) return false;
  const over = overFiller(
    state,
    at,
    'value|amount|number? of|for? the|all|each|their|his|her|its? distinct|different|unique?',
  );
  // `total amount of payments`: what the filler was taken for is the column when nothing behind it can be added up.
  if (columnsOf(peek(state, over)).length > 0 || amountColumns(state, at).length === 0) at = over;
  const item = peek(state, at);
  if (item === undefined) return false;
  const counts =
    aggregates.length === 1 &&
    aggregates[0] === 'sum' &&
    tablesOf(item).length > 0 &&
    amountColumns(state, at).every(({ penalty }) => penalty > 0.5) &&
    word(state, at - 1) === 'of' &&
    word(state, at - 2) === 'number';
  if (counts) return false;
  const columns = columnsOf(item);
  if (columns.length === 0) return false;
  const items = [item];
  let end = at + 1;
  for (
    let next = sees(state, 'and|, the|their?', end) || sees(state, 'and|,', end);
    next > 0;
    next = sees(state, 'and|,', end)
  ) {
    const other = peek(state, next);
    if (other === undefined || !isAlike(state, item, other) || readComparison(state, next + 1) !== null) break;
    items.push(other);
    end = next + 1;
  }
  if (items.length > 1 && aggregates.includes('sum'))
    giveUp(
      state,
      items.map(({ text }) => text).join(' and '),
      'Should these be added up each for itself, or together?',
    );
  for (const over of items)
    for (const agg of aggregates) state.outputs.push({ kind: 'column', item: over, owner: null, agg, isDistinct });
  note(state, state.at, state.at + end, {
    kind: 'metric',
    meaning: `${aggregates.join(', ')} of ${items.map(({ text }) => text).join(' and ')}`,
  });
  state.at += end;
  return true;
}

const isAggregateList = (state: State, ahead: number): boolean => {
  const next = sees(state, ', and? the?', ahead) || sees(state, 'and|or the?', ahead);
  return next > 0 && aggregateOf(word(state, next)) !== null;
};

/** A further column of numbers that an aggregate in front of the first one covers too. */
function isAlike(state: State, first: Item, other: Item): boolean {
  const tables = new Set(columnsOf(first).map(({ table }) => table));
  const own = columnsOf(other).filter(({ table, penalty }) => tables.has(table) && penalty < 1);
  if (aggregateOf(other.lower) !== null) return false;
  return tablesOf(other).length === 0 && own.length > 0 && own.every((reading) => isAmount(columnOf(state, reading)));
}

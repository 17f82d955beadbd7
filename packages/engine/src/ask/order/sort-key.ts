import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { aliasAt } from '../outputs/figure-output.ts';
import { aggregateOf, countOf, isAmount, measureOf, overFiller } from '../outputs/measures.ts';
import { type Measure, type Sort } from '../intent.ts';
import { repeats, sortName } from './superlative-sort.ts';
import { readMoney } from '../outputs/money.ts';
import { columnOf, columnsOf, fieldName, giveUp, note, peek, sees, type State, tablesOf, word } from '../state.ts';

/** Reads what rows are ordered by; `usual` is the direction of a key that names none. */
export function keys(state: State, start: number, usual: 'asc' | 'desc' = 'asc'): boolean {
  for (;;) {
    const key = sortKey(state);
    if (key === null) {
      if (state.clarifications.length === 0)
        giveUp(state, word(state) || 'order', 'What should the rows be ordered by?');
      state.at += state.at < state.items.length ? 1 : 0;
      return true;
    }
    const dir = direction(state) ?? key.dir ?? usual;
    state.order.push({ by: key.by, dir });
    if (key.measure !== null) state.orderMeasures.push(key.measure);
    const more =
      sees(state, ', and? then?', 0) ||
      sees(state, 'and then by?', 0) ||
      sees(state, 'then by?', 0) ||
      sees(state, 'and by?', 0);
    if (more === 0 || !startsKey(state, more)) break;
    state.at += more;
  }
  note(state, start, state.at, {
    kind: 'order',
    meaning: state.order
      .map(({ by, dir }) => `${sortName(by)} ${dir === 'asc' ? 'ascending' : 'descending'}`)
      .join(', '),
  });
  return true;
}

const startsKey = (state: State, ahead: number): boolean => {
  const next = sees(state, 'the|their|its', ahead) || ahead;
  return (
    (columnsOf(peek(state, next)).length > 0 && direction(state, next + 1) !== null) || sees(state, 'by', ahead - 1) > 0
  );
};

interface Key {
  by: Sort['by'];
  dir: 'asc' | 'desc' | null;
  measure: Measure | null;
}

function sortKey(state: State): Key | null {
  const lead = direction(state);
  if (word(state) === 'order' && word(state, 1) === 'of') state.at += 2;
  const skipped = sees(state, 'the|their|its|each?', 0);
  state.at += skipped;
  const alias = aliasAt(state, 0) ?? readMoneyKey(state);
  if (alias !== null) {
    state.at += alias.length;
    return { by: { measure: alias.measure.name }, dir: lead, measure: alias.measure };
  }
  const counted = sees(state, 'total? number|count of the|all|distinct?', 0) || sees(state, 'how many', 0);
  if (counted > 0) {
    const item = peek(state, counted);
    const table = item === undefined || tablesOf(item).length === 0 ? null : resolveTable(state, item);
    const columns = columnsOf(peek(state)).length > 0 ? peek(state) : undefined;
    if (table === null && columns === undefined) return null;
    if (table !== null) {
      state.at += counted + 1;
      const measure = countOf(state, table);
      return { by: { measure: measure.name }, dir: lead, measure };
    }
  }
  if (['count', 'counts'].includes(word(state)) && columnsOf(peek(state)).length === 0) {
    state.at += 1;
    return { by: { measure: 'rows' }, dir: lead, measure: null };
  }
  const aggregate = aggregateOf(word(state));
  const column =
    aggregate === null || columnsOf(peek(state)).length > 0
      ? null
      : overFiller(state, 1, 'of|number|value|amount? of? the?');
  const item = peek(state, column ?? 0);
  if (item === undefined || columnsOf(item).length === 0) return null;
  if (column !== null && aggregate !== null) {
    const field = resolveColumn(
      state,
      item,
      columnsOf(item).filter((reading) => isAmount(columnOf(state, reading))),
    );
    if (field === null) return null;
    state.at += column + 1;
    const measure = measureOf(aggregate, field);
    return { by: { measure: measure.name }, dir: lead, measure };
  }
  const field = resolveColumn(state, item, columnsOf(item));
  if (field === null) return null;
  state.at += 1;
  if (state.isTop !== null && isAmount(columnOf(state, field)) && repeats(state, field)) {
    const measure = measureOf('sum', field);
    state.assumptions.push(`${fieldName(field)} is added up`);
    return { by: { measure: measure.name }, dir: lead, measure };
  }
  const of = sees(state, 'of|for each|the|all? the?', 0);
  if (of > 0 && tablesOf(peek(state, of)).some(({ table }) => table === field.table)) state.at += of + 1;
  return { by: { table: field.table, column: field.column }, dir: lead, measure: null };
}

function readMoneyKey(state: State): { measure: Measure; length: number } | null {
  const lead = ['total', 'overall'].includes(word(state)) ? 1 : 0;
  if (columnsOf(peek(state, lead)).some(({ penalty }) => penalty < 0.5)) return null;
  const money = readMoney(state, lead);
  return money === null ? null : { measure: money.measure, length: lead + money.length };
}

/** `descending`, `in ascending order`, `from highest to lowest`, `(highest first)`. */
function direction(state: State, ahead = 0): 'asc' | 'desc' | null {
  const lead = sees(state, ', in|from|with|(?', ahead) || sees(state, 'in|from|with|(', ahead) || ahead;
  const the = sees(state, 'a|an|the', lead) || lead;
  const text = word(state, the);
  const second = word(state, the + 1);
  const high = [
    'descending',
    'desc',
    'decreasing',
    'reverse',
    'reversed',
    'highest',
    'largest',
    'most',
    'biggest',
    'greatest',
    'latest',
    'newest',
    'top',
    'oldest',
    'descend',
    'best',
    'longest',
  ];
  const low = [
    'ascending',
    'asc',
    'increasing',
    'lowest',
    'smallest',
    'least',
    'fewest',
    'earliest',
    'alphabetical',
    'lexicographical',
    'alphabetic',
    'lexicographic',
    'ascend',
    'shortest',
    'youngest',
    'alphabetically',
    'chronological',
  ];
  const dir = high.includes(text) ? 'desc' : low.includes(text) ? 'asc' : null;
  if (dir === null) return null;
  const isEnd = [
    'highest',
    'largest',
    'most',
    'biggest',
    'greatest',
    'latest',
    'newest',
    'top',
    'oldest',
    'lowest',
    'smallest',
    'least',
    'fewest',
    'earliest',
    'best',
    'longest',
    'shortest',
    'youngest',
  ].includes(text);
  if (isEnd && !['to', 'first'].includes(second)) return null;
  let end = the + 1;
  if (isEnd && second === 'to')
    end =
      sees(
        state,
        'to the? lowest|smallest|least|fewest|earliest|oldest|highest|largest|most|biggest|greatest|latest|newest|youngest|worst|shortest|longest|recent',
        the + 1,
      ) || the + 1;
  else if (isEnd) end = the + 2;
  else
    end =
      sees(state, 'alphabetical|lexicographical? order|ordering|manner', end) ||
      sees(state, 'alphabetical|lexicographical', end) ||
      end;
  if (word(state, end) === ')') end += 1;
  if (ahead === 0) state.at += end;
  return dir;
}

import { timeKind } from '../conditions/time-fields.ts';
import { superlatives } from '../words/thesaurus.ts';
import { keys } from './sort-key.ts';
import { sortName, superlativeSort } from './superlative-sort.ts';
import { resolveColumn } from '../read/resolve.ts';
import { columnsOf, giveUp, note, peek, sees, type State, tablesOf, word } from '../state.ts';

/** `ordered by age descending`, `in alphabetical order of title`, `from oldest to youngest`, `starting from the earliest`. */
export function readOrder(state: State): boolean {
  return topBy(state) || orderBy(state) || inOrderOf(state) || fromTo(state) || firstOnes(state);
}

/** `top 5 stores by revenue`. */
function topBy(state: State): boolean {
  const head =
    state.isTop === null
      ? 0
      : (sees(state, 'by|in', 0) && sees(state, 'by', 0)) ||
        sees(state, 'based on', 0) ||
        sees(state, 'in terms of', 0);
  if (head === 0 || state.isTop === null || state.order.length > 0) return false;
  const { dir } = state.isTop;
  const start = state.at;
  state.at += head;
  keys(state, start, dir);
  state.isTop = null;
  return true;
}

const verbs = 'ordered|order|sorted|sort|sorting|arranged|arrange|ranked|rank|listed|list';

function orderBy(state: State): boolean {
  const head =
    sees(
      state,
      `and? then? also? ${verbs} the|them|it|these|those? results|result|list|output|names|rows|answer|answers? by|on|according|in|from|alphabetically to|by?`,
      0,
    ) || sees(state, `${verbs} alphabetically`, 0);
  if (
    head === 0 ||
    (!['by', 'on', 'to', 'alphabetically'].includes(word(state, head - 1)) &&
      word(state, head - 1) !== 'in' &&
      word(state, head - 1) !== 'from')
  )
    return orderByNoun(state);
  if (['in', 'from'].includes(word(state, head - 1))) {
    state.at += head - 1;
    return inOrderOf(state) || fromTo(state) || back(state, head - 1);
  }
  const start = state.at;
  state.at += head;
  if (word(state, -1) === 'alphabetically' && !['by'].includes(word(state))) {
    state.alphabetical = 'asc';
    note(state, start, state.at, { kind: 'order', meaning: 'in alphabetical order' });
    return true;
  }
  return keys(state, start);
}

function back(state: State, by: number): false {
  state.at -= by;
  return false;
}

/** `order the results by …` with a noun in between. */
function orderByNoun(state: State): boolean {
  if (
    ['list', 'listed', 'rank'].includes(word(state)) ||
    sees(state, verbs, 0) === 0 ||
    (tablesOf(peek(state)).length > 0 && word(state, 1) !== 'by' && word(state, 1) !== 'the')
  )
    return false;
  for (let ahead = 1; ahead < 7; ahead += 1) {
    const text = word(state, ahead);
    if (text === 'by' && ahead > 1) {
      const start = state.at;
      state.at += ahead + 1;
      return keys(state, start);
    }
    if (
      text === 'in' &&
      sees(
        state,
        'in ascending|descending|alphabetical|increasing|decreasing|lexicographical|reverse|reversed|lexicographic|alphabetic|the',
        ahead,
      ) > 0
    ) {
      state.at += ahead;
      return inOrderOf(state) || back(state, ahead);
    }
    if (['.', ',', '?'].includes(text)) return false;
  }
  return false;
}

/** `in descending order of price`, `in alphabetical order`. */
function inOrderOf(state: State): boolean {
  const start = state.at;
  const head =
    sees(
      state,
      'in|by the? reverse|reversed? ascending|descending|alphabetical|increasing|decreasing|lexicographical|lexicographic|alphabetic|chronological|reverse|reversed|asc|desc alphabetical|lexicographical? order|ordering|orders',
      0,
    ) ||
    sees(state, 'alphabetically', 0) ||
    sees(state, 'in order of|by', 0);
  if (head === 0) return false;
  const words = state.items.slice(start, start + head).map(({ lower }) => lower);
  const isDown = words.some((text) => ['descending', 'decreasing', 'reverse', 'reversed', 'desc'].includes(text));
  const dir = isDown ? 'desc' : 'asc';
  state.at += head;
  const of = words.at(-1) === 'of' || words.at(-1) === 'by' ? 0 : sees(state, 'of|by|for', 0);
  const isKeyed = of > 0 || words.at(-1) === 'of' || words.at(-1) === 'by';
  if (!isKeyed) {
    if (state.limit === 1 && state.order.length > 0)
      giveUp(state, 'order', 'One row has no order. Should only the first be shown, or all in this order?');
    if (
      state.order.length > 0 &&
      state.order.at(-1) !== undefined &&
      state.alphabetical === null &&
      state.outputs.length > 0 &&
      words.length > 0 &&
      state.order.length === 1 &&
      state.limit === null
    ) {
      const [only] = state.order;
      if (only !== undefined) state.order = [{ ...only, dir }];
    } else state.alphabetical = dir;
    note(state, start, state.at, { kind: 'order', meaning: isDown ? 'descending' : 'ascending' });
    return true;
  }
  state.at += of;
  const before = state.order.length;
  const isRead = keys(state, start);
  const isDirected = words.some(
    (text) => text !== 'in' && text !== 'order' && text !== 'of' && text !== 'by' && text !== 'the',
  );
  if (isDirected) state.order = state.order.map((sort, index) => (index >= before ? { ...sort, dir } : sort));
  return isRead;
}

/** `from the oldest to the youngest`, `starting from the best ratings to the lowest`. */
function fromTo(state: State): boolean {
  const from = sees(state, 'starting|beginning|start from|with the?', 0) || sees(state, 'ordered|sorted? from the?', 0);
  if (from === 0) return false;
  const text = word(state, from);
  const start = state.at;
  if (text in superlatives && sees(state, 'to the?', from + 1) > 0) {
    const to = sees(state, 'to the?', from + 1);
    if (!(word(state, to) in superlatives)) return false;
    const sort = superlativeSort(state, text);
    if (sort === null) return false;
    state.order.push(sort);
    state.at += to + 1;
    note(state, start, state.at, { kind: 'order', meaning: `${sortName(sort.by)} ${sort.dir}` });
    return true;
  }
  const ends: Record<string, 'asc' | 'desc'> = {
    highest: 'desc',
    largest: 'desc',
    best: 'desc',
    most: 'desc',
    lowest: 'asc',
    smallest: 'asc',
    earliest: 'asc',
    oldest: 'asc',
    latest: 'desc',
    newest: 'desc',
    top: 'desc',
  };
  const dir = ends[text];
  if (dir === undefined) return false;
  const item = peek(state, from + 1);
  const [reading] = columnsOf(item);
  if (
    word(state) !== 'starting' &&
    word(state) !== 'beginning' &&
    word(state) !== 'start' &&
    sees(state, 'to', from + (reading === undefined ? 1 : 2)) === 0
  )
    return false;
  const to = sees(
    state,
    'to the? lowest|highest|smallest|largest|worst|best|latest|earliest|newest|oldest',
    from + (reading === undefined ? 1 : 2),
  );
  if (reading !== undefined && item !== undefined) {
    const field = resolveColumn(state, item, columnsOf(item));
    if (field === null) return state.clarifications.length > 0;
    state.order.push({ by: { table: field.table, column: field.column }, dir });
  } else if (dir === 'desc' && text === 'top' && state.order.length > 0) {
    state.order = state.order.map((sort) => ({ ...sort }));
  } else {
    state.bareOrder = { dir, isTime: ['earliest', 'oldest', 'latest', 'newest'].includes(text) };
  }
  state.at += Math.max(to, from + (reading === undefined ? 1 : 2));
  if (sees(state, 'date|one|ones|first|month|day', 0) > 0 && reading === undefined) state.at += 1;
  note(state, start, state.at, { kind: 'order', meaning: dir === 'asc' ? 'ascending' : 'descending' });
  return true;
}

/** `most recent first`, `highest first`. */
function firstOnes(state: State): boolean {
  const recent =
    sees(state, ',? with? the? most recent first', 0) ||
    sees(state, ',? with? the? latest|newest|oldest|earliest first', 0);
  if (recent === 0) return figureFirst(state);
  const dir = ['oldest', 'earliest'].includes(word(state, recent - 2)) ? 'asc' : 'desc';
  const last = state.order.at(-1);
  if (last !== undefined && 'table' in last.by && timeKind(state, last.by) !== null)
    state.order = [...state.order.slice(0, -1), { ...last, dir }];
  else state.bareOrder = { dir, isTime: true };
  note(state, state.at, state.at + recent, {
    kind: 'order',
    meaning: dir === 'asc' ? 'earliest first' : 'latest first',
  });
  state.at += recent;
  return true;
}

const firstEnds: Record<string, 'asc' | 'desc'> = {
  highest: 'desc',
  largest: 'desc',
  biggest: 'desc',
  greatest: 'desc',
  most: 'desc',
  longest: 'desc',
  best: 'desc',
  lowest: 'asc',
  smallest: 'asc',
  fewest: 'asc',
  least: 'asc',
  shortest: 'asc',
  cheapest: 'asc',
  worst: 'asc',
};

/** `…, highest first`, `…, highest total first`, behind the figure that is meant. */
function figureFirst(state: State): boolean {
  const comma = sees(state, ',|(', 0);
  const lead = sees(state, 'with? the?', comma) || comma;
  const dir = firstEnds[word(state, lead)];
  if (dir === undefined || state.outputs.length === 0) return false;
  const end = [lead + 1, lead + 2].find((ahead) => word(state, ahead) === 'first');
  if (end === undefined) return false;
  state.bareOrder = { dir, isTime: false };
  const close = word(state, end + 1) === ')' ? 1 : 0;
  note(state, state.at + lead, state.at + end + 1, {
    kind: 'order',
    meaning: dir === 'asc' ? 'lowest first' : 'highest first',
  });
  state.at += end + 1 + close;
  return true;
}

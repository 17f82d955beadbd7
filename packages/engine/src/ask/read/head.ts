import { readGrain } from '../words/time.ts';
import { readCondition } from '../conditions/conditions.ts';
import { readLeadingSuperlative } from '../order/leading-superlative.ts';
import { readOrder } from '../order/order.ts';
import { readOutputs } from '../outputs/outputs.ts';
import { readGroup } from './group.ts';
import { unknownWord } from './unknown.ts';
import { harmlessWords, relationVerbs } from '../words/words.ts';
import { columnsOf, note, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';

const commands = [
  'can|could you please? give|show|tell|list|find|return|get me?',
  'i want|need to see|know|get the?',
  "i'd like to see|know",
  'please? tell me',
  'please? give|show me? the?',
  'please? list|find|return|display|get|retrieve|provide|report|fetch|compute|calculate|select|name|determine|identify|show|give out|me|for? the?',
  'what|which|who is|are|was|were|will the? be?',
  "what 's",
  'what|which|who',
  'a list of',
  'count',
  'how many',
  'how much',
  'and',
];

/** `Sort the apartments by size`: what is sorted is what is shown. */
function startsSorting(state: State): boolean {
  if (!['sort', 'order', 'arrange'].includes(word(state)) || state.outputs.length > 0) return false;
  if (
    ['by', 'in', 'from', 'it', 'them'].includes(word(state, 1)) ||
    sees(state, 'the? results|result|list|output|answer', 1) > 0
  )
    return false;
  state.isTop = { dir: 'asc', phrase: 'sort' };
  return true;
}

/** The opening of a sentence up to what it asks for. */
export function readHead(state: State): void {
  while (readGroup(state, true)) if (word(state) === ',') state.at += 1;
  const start = state.at;
  if (peek(state) === undefined) return;
  if (startsSorting(state)) state.at += 1;
  else if (readOrder(state)) return;
  const first = word(state);
  const isCount =
    sees(state, 'please? count the? number of', 0) ||
    sees(state, 'please? count the? how many', 0) ||
    sees(state, 'count', 0);
  const isWhich = (first === 'which' || first === 'what') && sees(state, 'which|what is|are|was|were|s', 0) === 0;
  if (isCount > 0 && columnsOf(peek(state)).length === 0) {
    state.at += 1;
    if (sees(state, 'the? number of', 0) === 0 && sees(state, 'how many', 0) === 0) insertCount(state);
  } else if (first !== 'how') {
    for (const command of commands) {
      const length =
        columnsOf(peek(state)).length > 0 &&
        !isCommanded(state) &&
        tablesOf(peek(state)).length === 0 &&
        first !== 'list' &&
        first !== 'name'
          ? 0
          : sees(state, command, 0);
      if (length === 0) continue;
      state.at += length;
      break;
    }
    if (sees(state, 'and what|which is|are', 0) > 0) state.at += sees(state, 'and what|which is|are', 0);
  }
  if (state.at > start) note(state, start, state.at, { kind: 'ignored', meaning: 'asks for' });
  readOwner(state);
  readLeading(state);
  const before = state.outputs.length;
  if (!readOutputs(state) && state.subject === null) unknownHead(state);
  if (isWhich && state.outputs.length > before) state.asked = { from: before, to: state.outputs.length };
  readPendingValues(state);
}

/** `Return the …`, where a column is called returned: a command, since an article follows. */
const isCommanded = (state: State): boolean =>
  ['return', 'report', 'order', 'sort'].includes(word(state)) &&
  ['the', 'all', 'a', 'an', 'me'].includes(word(state, 1));

/** `orders per month`, where nothing is called orders: what is asked for is no verb. */
function unknownHead(state: State): void {
  const item = peek(state);
  if (item === undefined || item.names.length > 0 || !relationVerbs.has(item.lower) || harmlessWords.has(item.lower))
    return;
  if (item.lower === item.lemma) return;
  unknownWord(state, item);
  state.at += 1;
}

/** `Count the flights` is `count the number of flights`. */
function insertCount(state: State): void {
  const item = peek(state, -1);
  if (item === undefined) return;
  const plain = { ...item, names: [], values: [] };
  state.items.splice(
    state.at,
    0,
    { ...plain, lower: 'number', lemma: 'number' },
    { ...plain, lower: 'of', lemma: 'of' },
  );
}

/** `Brazil's population`: a text of the data that owns what is asked for. */
function readOwner(state: State): void {
  let ahead = 0;
  while (valuesOf(peek(state, ahead)).length > 0 && (peek(state, ahead)?.names.length ?? 0) === 0) ahead += 1;
  if (ahead === 0 || word(state, ahead) !== "'s") return;
  for (let step = 0; step < ahead; step += 1) state.pendingValues.push(state.at + step);
  state.at += ahead + 1;
}

function readLeading(state: State): void {
  const the = sees(state, 'the|all|all the', 0);
  if (readLeadingSuperlative(state)) return;
  if (the > 0 && peek(state, the)?.kind === 'number' && tablesOf(peek(state, the + 1)).length > 0) {
    state.limit = peek(state, the)?.number ?? null;
    state.isTop = null;
    note(state, state.at, state.at + the + 1, { kind: 'limit', meaning: `${state.limit} rows` });
    state.at += the + 1;
  } else if (peek(state)?.kind === 'number' && (peek(state, 1)?.names.length ?? 0) > 0) {
    state.limit = peek(state)?.number ?? null;
    note(state, state.at, state.at + 1, { kind: 'limit', meaning: `${state.limit} rows` });
    state.at += 1;
  }
  for (const grain of [readGrain(word(state))]) {
    if (grain === null) continue;
    const item = peek(state);
    if (item === undefined) continue;
    state.groups.push({ kind: 'grain', grain, item });
    note(state, state.at, state.at + 1, { kind: 'dimension', meaning: `per ${grain}` });
    state.at += 1;
  }
}

/** Values in front of a noun: `the Italian restaurants`. Read again now that their table is known. */
function readPendingValues(state: State): void {
  const back = state.at;
  for (const index of state.pendingValues) {
    state.at = index;
    if (!readCondition(state)) unknownWord(state, state.items[index]);
  }
  state.pendingValues = [];
  state.at = back;
}

import { readComparison } from '../conditions/comparison.ts';
import { determiners, distinctWords } from './list-words.ts';
import { aggregateOf, plainAggregates } from './measures.ts';
import { readOutput } from './output.ts';
import { resolveColumn, resolveTable } from '../read/resolve.ts';
import { columnsOf, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';

/** Reads a list of what shall be shown: `the name, age and average score of each player`. */
export function readOutputs(state: State): boolean {
  const first = state.outputs.length;
  const isRead = readList(state);
  giveOwner(state, first);
  giveSubject(state, first);
  return isRead;
}

/** `stadium names without any concert`: a column that only one table has says what the question is about. */
function giveSubject(state: State, first: number): void {
  if (state.subject !== null) return;
  for (const output of state.outputs.slice(first)) {
    if (output.kind !== 'column') continue;
    const readings = columnsOf(output.item);
    const quiet = state.clarifications.length;
    const doubt = state.doubt;
    const field = output.owner === null ? resolveColumn(state, output.item, readings) : { table: output.owner };
    const isSure = state.clarifications.length === quiet;
    state.clarifications.length = quiet;
    state.doubt = doubt;
    if (field === null || !isSure) continue;
    state.subject = field.table;
    state.focus ??= field.table;
    return;
  }
}

/** `the name and age of the player`: whose columns the list means. */
function giveOwner(state: State, first: number): void {
  const of = sees(state, 'of|for|from|in|at the|all|each|every|those|these|any|our|both? the|different|distinct?', 0);
  const item = of === 0 ? undefined : peek(state, of);
  const tables = tablesOf(item);
  if (item === undefined || tables.length === 0 || (columnsOf(item)[0]?.penalty ?? 9) < (tables[0]?.penalty ?? 9))
    return;
  const quiet = state.clarifications.length;
  const table = resolveTable(state, item);
  state.clarifications.length = quiet;
  if (table === null) return;
  for (const output of state.outputs.slice(first)) {
    if (output.kind !== 'column' || output.owner !== null) continue;
    const isName = output.item.lemma === 'name' && state.lexicon.table(table).labelColumns.length > 0;
    if (isName || columnsOf(output.item).some((reading) => reading.table === table && reading.penalty < 1))
      output.owner = table;
  }
}

function readList(state: State): boolean {
  let count = 0;
  for (;;) {
    const before = state.at;
    if (!readOutput(state, count === 0)) {
      state.at = before;
      break;
    }
    count += 1;
    const next = listJoiner(state);
    if (next === 0) break;
    const joined = state.at;
    state.at += next;
    if (!startsOutput(state)) {
      state.at = joined;
      break;
    }
  }
  return count > 0;
}

function listJoiner(state: State): number {
  return sees(state, ', and|as|along|plus? well? as|with?', 0) && word(state) === ','
    ? commaJoiner(state)
    : sees(state, 'and also|then|finally?', 0) ||
        sees(state, 'as well as', 0) ||
        sees(state, 'along with', 0) ||
        sees(state, 'together with', 0) ||
        sees(state, 'plus', 0) ||
        sees(state, '&', 0) ||
        sees(state, '/', 0);
}

const commaJoiner = (state: State): number =>
  sees(state, ', and also?', 0) ||
  sees(state, ', as well as', 0) ||
  sees(state, ', along with', 0) ||
  sees(state, ', plus', 0) ||
  sees(state, ',', 0);

/** True when what follows a comma or `and` goes on with the list, and is not a condition. */
function startsOutput(state: State): boolean {
  let ahead = 0;
  while (determiners.split('|').includes(word(state, ahead)) || distinctWords.split('|').includes(word(state, ahead)))
    ahead += 1;
  const item = peek(state, ahead);
  if (item === undefined) return false;
  if (
    sees(state, 'number|count of', ahead) > 0 ||
    sees(state, 'how many', ahead) > 0 ||
    ['count', 'counts'].includes(item.lower)
  )
    return true;
  if (plainAggregates.has(item.lower) && item.lower !== 'mean') return true;
  if (aggregateOf(item.lower) !== null && columnsOf(peek(state, ahead + 1)).length > 0) return true;
  if (columnsOf(item).length === 0 && tablesOf(item).length === 0) return false;
  const after =
    ['is', 'are', 'was', 'were', 'has', 'have', 'of'].includes(word(state, ahead + 1)) &&
    readComparison(state, ahead + 1) === null
      ? 0
      : 0;
  return readComparison(state, ahead + 1 + after) === null && !isFollowedByCondition(state, ahead + 1);
}

const isFollowedByCondition = (state: State, ahead: number): boolean =>
  [
    'is',
    'are',
    'was',
    'were',
    'equals',
    '=',
    'containing',
    'contains',
    'starts',
    'starting',
    'start',
    'do',
    'does',
    'did',
    'has',
    'have',
  ].includes(word(state, ahead)) ||
  (valuesOf(peek(state, ahead)).length > 0 && (peek(state, ahead)?.names.length ?? 0) === 0) ||
  peek(state, ahead)?.kind === 'literal';

import { countOutput, isQuality } from './count-output.ts';
import { aggregateOutput, moneyOutput, ratioOutput, totalsOutput } from './figure-output.ts';
import { determiners, distinctWords } from './list-words.ts';
import { aggregateOf, countOf } from './measures.ts';
import { columnOutput, detailsOutput, fullName } from './noun-output.ts';
import { resolveTable } from '../read/resolve.ts';
import { columnsOf, note, peek, sees, type State, tablesOf, valuesOf, word } from '../state.ts';

export function readOutput(state: State, isFirst: boolean): boolean {
  const start = state.at;
  let isDistinct = false;
  for (;;) {
    if (distinctWords.split('|').includes(word(state))) isDistinct = true;
    else if (!determiners.split('|').includes(word(state)) || (word(state) === 'each' && !isFirst)) break;
    state.at += 1;
  }
  return (
    shareOutput(state) ||
    countOutput(state, start, isDistinct) ||
    detailsOutput(state) ||
    fullName(state) ||
    ratioOutput(state) ||
    totalsOutput(state) ||
    moneyOutput(state) ||
    aggregateOutput(state, isDistinct) ||
    columnOutput(state, isDistinct) ||
    entityOutput(state, isDistinct)
  );
}

/** A table as what shall be listed: its label stands for it. */
function entityOutput(state: State, isDistinct: boolean): boolean {
  let at = 0;
  while (valuesOf(peek(state, at)).length > 0 && (peek(state, at)?.names.length ?? 0) === 0 && at < 3) at += 1;
  const item = peek(state, at);
  if (item === undefined || tablesOf(item).length === 0) return false;
  const table = resolveTable(state, item);
  if (table === null) return state.clarifications.length > 0;
  for (let step = 0; step < at; step += 1) state.pendingValues.push(state.at + step);
  state.at += at;
  const owned = sees(state, "'s", 1);
  if (owned > 0 && startsNoun(state, owned)) {
    note(state, state.at, state.at + 1, { kind: 'entity', meaning: table });
    state.at += owned;
    state.subject ??= table;
    state.focus = table;
    const first = state.outputs.length;
    const read = readOutput(state, false);
    for (const output of state.outputs.slice(first)) if (output.kind === 'column') output.owner = table;
    return read;
  }
  state.outputs.push({ kind: 'ready', output: { kind: 'entity', table }, item });
  note(state, state.at, state.at + 1, { kind: 'entity', meaning: table });
  state.subject ??= table;
  state.focus = table;
  state.isDistinct ||= isDistinct;
  state.at += 1;
  return true;
}

const startsNoun = (state: State, ahead: number): boolean =>
  (peek(state, ahead)?.names.length ?? 0) > 0 ||
  aggregateOf(word(state, ahead)) !== null ||
  word(state, ahead) === 'full';

/** `share of revenue`, `percentage of orders`: a figure, and what part of the whole it is. */
function shareOutput(state: State): boolean {
  const head = sees(state, 'share|percentage|percent|proportion|fraction of the|all|our? total?', 0);
  if (head === 0 || columnsOf(peek(state)).some(({ penalty }) => penalty < 0.5)) return false;
  const start = state.at;
  const isPercent = ['percentage', 'percent'].includes(word(state));
  state.at += head;
  const before = state.outputs.length;
  while (isQuality(state, 0) && tablesOf(peek(state, 1)).length > 0) {
    state.pendingValues.push(state.at);
    state.at += 1;
  }
  const [table] = tablesOf(peek(state));
  if (table !== undefined && (columnsOf(peek(state))[0]?.penalty ?? 9) > table.penalty) {
    state.outputs.push({ kind: 'ready', output: countOf(state, table.table), item: peek(state) ?? null });
    state.subject ??= table.table;
    state.focus = table.table;
    state.part = { table: table.table, at: state.at, isPercent };
    state.at += 1;
  } else if (!readOutput(state, false)) {
    state.at = start;
    return false;
  }
  note(state, start, state.at, { kind: 'metric', meaning: 'as a share of the whole' });
  state.shares.push(before);
  return true;
}

import { readCondition } from '../conditions/conditions.ts';
import { readOrder } from '../order/order.ts';
import { readSuperlative } from '../order/superlative.ts';
import { readGroup } from './group.ts';
import { readHead } from './head.ts';
import { readMention, readMore, readRelated } from './mention.ts';
import { readNegation } from './negation.ts';
import { readVerb } from './verb.ts';
import { unknownWord } from './unknown.ts';
import { note, peek, sees, type State, tablesOf, word } from '../state.ts';
import { harmlessWords, relationVerbs } from '../words/words.ts';

/** Reads the items from the first to the last: what is asked for, then everything that narrows, groups or orders it. */
export function readSentences(state: State): void {
  while (state.at < state.items.length) {
    const before = state.at;
    readHead(state);
    while (state.at < state.items.length && !isEnd(state)) readNext(state);
    state.at = Math.max(state.at, before) + 1;
    state.scope = null;
    state.connector = 'and';
    if (state.clarifications.length > 12) return;
  }
}

const isEnd = (state: State): boolean => ['.', '?', ';', '!'].includes(word(state));

/** A rule that only asks a question does not move on by itself. */
function readNext(state: State): void {
  const before = state.at;
  readAny(state);
  if (state.at <= before) state.at = before + 1;
}

function readAny(state: State): void {
  const empty =
    sees(state, 'in total|all', 0) ||
    sees(state, 'in the whole? database|dataset|system|query', 0) ||
    sees(state, 'instead of names|name', 0) ||
    figureAgain(state);
  if (empty > 0) {
    state.at += empty;
    return;
  }
  if (
    readVerb(state) ||
    readLimit(state) ||
    readCountedNoun(state) ||
    readOrder(state) ||
    readConnector(state) ||
    readNegation(state) ||
    readGroup(state, false) ||
    readSuperlative(state) ||
    readRelated(state) ||
    readCondition(state) ||
    readMention(state) ||
    readMore(state)
  )
    return;
  const item = peek(state);
  if (item === undefined) return;
  const isAcronym = item.text.length > 1 && item.text === item.text.toUpperCase() && item.text !== item.lower;
  if (item.kind === 'punct' || (!isAcronym && (harmlessWords.has(item.lower) || relationVerbs.has(item.lower)))) {
    state.at += 1;
    return;
  }
  unknownWord(state, item);
  state.at += 1;
}

function readLimit(state: State): boolean {
  const head =
    sees(state, 'limit|limited the? result|results|output? to the? top|first?', 0) ||
    sees(state, 'only|just the? top|first', 0);
  const count = peek(state, head);
  if (head === 0 || count?.kind !== 'number' || count.number === null) return false;
  state.limit = count.number;
  const rows = sees(state, 'rows|results|records|entries', head + 1);
  note(state, state.at, state.at + (rows || head + 1), { kind: 'limit', meaning: `${count.number} rows` });
  state.at += rows || head + 1;
  return true;
}

/** `of the top 3 stores`, `of the 5 customers`: how many rows, named on the way. */
function readCountedNoun(state: State): boolean {
  const head = sees(state, 'the? top|first', 0);
  const the = head || sees(state, 'the', 0);
  const count = peek(state, the);
  if (the === 0 || count?.kind !== 'number' || count.number === null || tablesOf(peek(state, the + 1)).length === 0)
    return false;
  state.limit = count.number;
  state.isTop ??= { dir: 'desc', phrase: `${head > 0 ? 'top ' : ''}${count.text}` };
  note(state, state.at, state.at + the + 1, { kind: 'limit', meaning: `${count.number} rows` });
  state.at += the + 1;
  return true;
}

function readConnector(state: State): boolean {
  const text = word(state);
  if (!['and', 'or', 'but', ',', 'either', 'both'].includes(text)) return false;
  if (text === 'or') state.connector = 'or';
  if (text === 'both') state.isBoth = true;
  if (text === 'and' || text === 'but' || text === ',') {
    const next = sees(
      state,
      'and|but|, and|but? who|that|which|are|is|have|has|do|does|did|also|live|lives|with|whose|were|was',
      0,
    );
    if (next > 0 && state.scope !== null && !['with', 'is', 'are', 'was', 'were'].includes(word(state, next - 1))) {
      state.scope = null;
      state.focus = state.subject;
    }
  }
  state.at += 1;
  return true;
}

/** `… and the sum`, `… and the count` as last words: the figure that was spoken of. */
function figureAgain(state: State): number {
  const end = sees(state, 'the|their sum|total|count|number', 0);
  if (end === 0 || !['', '.', '?'].includes(word(state, end))) return 0;
  const isKnown = state.orderMeasures.length > 0 || state.having.length > 0;
  return isKnown ? end : 0;
}

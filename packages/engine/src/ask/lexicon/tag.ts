import { type Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { placesFor, plausible, valuesFor } from './values-in-question.ts';
import type { Token } from '../words/normalise.ts';

/** A stretch of the question that is read as one: a word, a name of the schema, a text of the data, a number. */
export interface Item extends Token {
  /** Names of the schema that it can be. */
  names: Reading[];
  /** Texts of the data that it can be. */
  values: Reading[];
  /** Tokens that it covers. */
  first: number;
  length: number;
}

const longest = 7;

const articles = new Set(['the', 'a', 'an', 'their', 'his', 'her', 'its']);

const joiners = new Set(['and', 'or', '/', '&', ',']);

/** Finds, longest first, what stretches of the question name. */
export function tag(tokens: Token[], lexicon: Lexicon): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const item = shared(tokens, at, lexicon) ?? longestMatch(tokens, at, lexicon);
    items.push(item);
    at += item.length;
  }
  return items;
}

function longestMatch(tokens: Token[], at: number, lexicon: Lexicon): Item {
  const token = tokens[at];
  if (token === undefined) throw new Error('no token');
  if (token.kind === 'punct' || token.kind === 'date') return itemOf(tokens, at, 1, { names: [], values: [] });
  if (token.kind === 'literal') {
    const words = token.text
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word !== '');
    return itemOf(tokens, at, 1, { names: [], values: lexicon.values(words).filter((r) => r.kind === 'value') });
  }
  for (let length = Math.min(longest, tokens.length - at); length >= 1; length -= 1) {
    const words = wordsOf(tokens, at, length);
    if (
      words === null ||
      (length > 1 && (isDoneBy(tokens, at + length - 1, length) || isDoneIn(tokens, at, length, lexicon)))
    )
      continue;
    const names = token.kind === 'number' && length === 1 ? [] : lexicon.names(words);
    const found =
      token.kind === 'number' && length === 1 ? [] : plausible(valuesFor(lexicon, words), tokens, at, length);
    const values = length === 1 ? [...found, ...placesFor(lexicon, tokens, at)] : found;
    if (names.length > 0 || values.length > 0) return itemOf(tokens, at, length, { names, values });
  }
  return itemOf(tokens, at, 1, { names: [], values: [] });
}

/** `films directed by X`: the participle belongs to what follows, not to the noun in front. */
const isDoneBy = (tokens: Token[], last: number, length: number): boolean => {
  const by = tokens[last]?.lower === 'by' ? last : last + 1;
  if (by === last && length < 3) return false;
  return participle.test(tokens[by - 1]?.lower ?? '') && tokens[by]?.lower === 'by';
};

/** `tickets opened in 2026`: rows of a table and when something happened to them, not the name of a column. */
const isDoneIn = (tokens: Token[], at: number, length: number, lexicon: Lexicon): boolean =>
  length === 2 &&
  participle.test(tokens[at + 1]?.lower ?? '') &&
  (tokens[at]?.lower ?? '').endsWith('s') &&
  ['in', 'on', 'during', 'since', 'before', 'after', 'between', 'last', 'this'].includes(tokens[at + 2]?.lower ?? '') &&
  lexicon.names([tokens[at]?.lower ?? '']).some(({ kind, penalty }) => kind === 'table' && penalty === 0);

const participle = /(ed|made|taught|led|written)$/;

/** `first` of `first and last names` is the first name, and so it is of `first, middle and last names`. */
function shared(tokens: Token[], at: number, lexicon: Lexicon): Item | null {
  const head = tokens[at];
  if (head?.kind !== 'word') return null;
  for (let next = afterJoiner(tokens, at + 1), step = 0; next !== null && step < 3; step += 1) {
    if (articles.has(tokens[next]?.lower ?? '')) return null;
    const item = sharedWith(tokens, at, { next, lexicon });
    if (item !== undefined) return item;
    next = afterJoiner(tokens, next + 1);
  }
  return null;
}

/** The place behind `,`, `and` or both; null when neither stands there. */
function afterJoiner(tokens: Token[], at: number): number | null {
  const joiner = tokens[at]?.lower ?? '';
  if (!joiners.has(joiner)) return null;
  return joiner === ',' && ['and', 'or'].includes(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
}

/** The head with the noun of a later member of the list; null when it is a name by itself, undefined when there is none. */
function sharedWith(
  tokens: Token[],
  at: number,
  { next, lexicon }: { next: number; lexicon: Lexicon },
): Item | null | undefined {
  const head = tokens[at]?.lower ?? '';
  for (let length = Math.min(4, tokens.length - next); length >= 2; length -= 1) {
    const words = wordsOf(tokens, next, length);
    if (words === null) continue;
    const whole = lexicon.names(words).filter((reading) => reading.kind === 'column');
    if (whole.length === 0) continue;
    const names = lexicon
      .names([head, ...words.slice(1)])
      .filter((reading) => reading.kind === 'column' && whole.some((other) => other.table === reading.table));
    if (names.length === 0) return null;
    const alone = lexicon.names([head]).filter((reading) => reading.penalty < 0.3);
    return alone.length > 0 ? null : itemOf(tokens, at, 1, { names, values: [] });
  }
  return undefined;
}

/** Words of a stretch without the articles inside it; null when it cannot be one thing. */
function wordsOf(tokens: Token[], at: number, length: number): string[] | null {
  const words: string[] = [];
  for (let index = at; index < at + length; index += 1) {
    const token = tokens[index];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'number') || token.lower === "'s") return null;
    if (length > 1 && ['is', 'are', 'was', 'were', 'has', 'have', 'do', 'does'].includes(token.lower)) return null;
    const isEdge = index === at || index === at + length - 1;
    if (articles.has(token.lower)) {
      if (isEdge && length > 1) return null;
      if (!isEdge && ['of', 'for'].includes(tokens[index - 1]?.lower ?? '')) continue;
      if (!isEdge) return null;
    }
    words.push(token.lower);
  }
  return words;
}

function itemOf(tokens: Token[], at: number, length: number, found: { names: Reading[]; values: Reading[] }): Item {
  const first = tokens[at];
  const last = tokens[at + length - 1];
  if (first === undefined || last === undefined) throw new Error('no token');
  if (length === 1) return { ...first, ...found, first: at, length };
  const covered = tokens.slice(at, at + length);
  return {
    kind: 'word',
    text: covered.map(({ text }) => text).join(' '),
    lower: covered.map(({ lower }) => lower).join(' '),
    lemma: covered.map(({ lemma }) => lemma).join(' '),
    start: first.start,
    end: last.end,
    number: null,
    isCapital: first.isCapital,
    ...found,
    first: at,
    length,
  };
}

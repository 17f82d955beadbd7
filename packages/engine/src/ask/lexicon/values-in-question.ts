import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { placesOf } from '../words/demonyms.ts';
import type { Token } from '../words/normalise.ts';
import { harmlessWords, lemmaOf, relationVerbs } from '../words/words.ts';

const countries: Record<string, string[]> = {
  us: ['usa', 'united states', 'united states of america'],
  usa: ['us', 'united states', 'united states of america'],
  'united states': ['usa', 'us', 'united states of america'],
  uk: ['united kingdom', 'great britain'],
  'united kingdom': ['uk', 'great britain'],
};

/** `Danish` of `Danish donors`, `are Danish`: the place in the data; in `speak Danish` it is a language. */
export function placesFor(lexicon: Lexicon, tokens: Token[], at: number): Reading[] {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const places = placesOf(token?.lower ?? '');
  if (token === undefined || places.length === 0) return [];
  const isSaid = ['is', 'are', 'was', 'were', 'not'].includes(before?.lower ?? '');
  const isAdjective =
    next !== undefined && (['and', 'or', ','].includes(next.lower) || lexicon.names([next.lower]).length > 0);
  if (/^(speak|spoke|us(e|ing)|language|written|talk)/.test(before?.lower ?? '') || !(isSaid || isAdjective)) return [];
  return places
    .flatMap((other) => lexicon.values(other.split(' ')))
    .map((reading) => ({ ...reading, penalty: reading.penalty + 0.6 }));
}

export function valuesFor(lexicon: Lexicon, words: string[]): Reading[] {
  const exact = lexicon.values(words);
  if (exact.length > 0) return exact;
  const singular = lexicon.values(words.map(lemmaOf));
  if (singular.length > 0) return singular.map((reading) => ({ ...reading, penalty: reading.penalty + 0.5 }));
  return (countries[words.join(' ')] ?? []).flatMap((other) => lexicon.values(other.split(' ')));
}

const tooCommon = new Set([
  'a',
  'i',
  'in',
  'on',
  'of',
  'the',
  'is',
  'are',
  'all',
  'no',
  'not',
  'and',
  'or',
  'by',
  'to',
  'at',
  'us',
  'it',
  'me',
  'one',
  'for',
  'with',
  'name',
  'names',
  'how',
  'many',
  'what',
  'who',
  'show',
  'list',
  'find',
  'give',
  'each',
  'most',
  'least',
  'more',
  'less',
  'than',
  'total',
  'number',
  'average',
  'maximum',
  'minimum',
  'order',
  'year',
  'month',
  'day',
  'date',
  'have',
  'has',
  'do',
  'does',
  'that',
  'which',
  'from',
  'out',
  'other',
  'any',
  'first',
  'last',
  'as',
  'was',
  'were',
  'be',
  'their',
  'top',
  'per',
  'return',
  'count',
  'between',
  'before',
  'after',
  'above',
  'below',
  'over',
  'under',
  'his',
  'her',
  'where',
  'when',
  'there',
  'home',
  'high',
  'low',
  'new',
  'old',
  'not applicable',
  'none',
  'null',
  'unknown',
  'yes',
  'can',
  'will',
  'may',
  'well',
  'good',
  'bad',
  'best',
  'only',
  'ever',
  'never',
  'also',
  'both',
  'either',
  'different',
  'distinct',
]);

/** A small word in small letters is hardly the text that happens to stand somewhere in the data. */
export function plausible(values: Reading[], tokens: Token[], at: number, length: number): Reading[] {
  if (values.length === 0) return values;
  const token = tokens[at];
  if (length === 1 && token !== undefined) {
    if (isQuality(tokens, at) && values.some(({ penalty }) => penalty === 0)) return values;
    if (!token.isCapital && (relationVerbs.has(token.lower) || harmlessWords.has(token.lower))) return [];
    if (token.text === token.text.toUpperCase() && token.text.length > 1 && token.isCapital) return values;
    if (at === 0 && (relationVerbs.has(token.lower) || harmlessWords.has(token.lower))) return [];
    if (tooCommon.has(token.lower) && !(token.isCapital && at > 0 && token.text.length > 2)) return [];
    if (token.text.length < 2 && !(token.isCapital && at > 0)) return [];
    if (token.text.length < 3 && !/^\p{Lu}+$/u.test(token.text)) return [];
  }
  return values;
}

/** `open` of `are open`, `still open`, `how many open tickets`: no verb stands there. */
const isQuality = (tokens: Token[], at: number): boolean =>
  relationVerbs.has(tokens[at]?.lower ?? '') &&
  !harmlessWords.has(tokens[at]?.lower ?? '') &&
  ['is', 'are', 'was', 'were', 'still', 'currently', 'many', 'an', 'a', 'all', 'of', 'number'].includes(
    tokens[at - 1]?.lower ?? '',
  ) &&
  tokens[at + 1]?.lower !== 'by';

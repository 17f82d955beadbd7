import { lemmaOf, numberWords, scaleWords } from './words.ts';
export interface Token {
  kind: 'word' | 'number' | 'literal' | 'date' | 'punct';
  /** As it stands in the question. */
  text: string;
  lower: string;
  lemma: string;
  start: number;
  end: number;
  /** Of a number. */
  number: number | null;
  isCapital: boolean;
}

const shapes: [Token['kind'], RegExp][] = [
  ['literal', /"([^"]{1,200})"|“([^”]{1,200})”|‘([^’]{1,200})’/y],
  ['literal', /(?<![\p{L}\d])'((?:[^']|'(?=\p{L})){1,200}?)'(?!\p{L})/uy],
  ['literal', /[\w.+-]+@[\w-]+\.[\w.]+/y],
  ['date', /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?![\w-])/y],
  ['date', /\d{1,2}\/\d{1,2}\/\d{4}(?!\w)/y],
  ['number', /[$€£]?-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:[kKmM]\b)?|[$€£]?-?\d+(?:\.\d+)?(?:[kKmM]\b)?/y],
  ['word', /[\p{L}\d]+/uy],
  ['punct', /[^\s]/uy],
];

const contractions: Record<string, string> = {
  "don't": 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "haven't": 'have not',
  "hasn't": 'has not',
  "hadn't": 'had not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "weren't": 'were not',
  "can't": 'can not',
  "won't": 'will not',
  "couldn't": 'could not',
  "wouldn't": 'would not',
  cannot: 'can not',
};

/** Splits a question into words, numbers, dates, quoted texts and marks, each with its place. */
export function tokenise(question: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < question.length) {
    if (/[\s_`]/.test(question.charAt(at))) {
      at += 1;
      continue;
    }
    const contracted = contraction(question, at) ?? possessive(question, at, tokens.at(-1));
    const next = contracted ?? [tokenAt(question, at)];
    tokens.push(...next);
    at = next.at(-1)?.end ?? at + 1;
  }
  return joinNumberWords(tokens);
}

function contraction(question: string, at: number): Token[] | null {
  if (at > 0 && /\w/.test(question.charAt(at - 1))) return null;
  const match = /[a-z]+(?:['’]t)?/iy;
  match.lastIndex = at;
  const text = match.exec(question)?.[0];
  const long = text === undefined ? undefined : contractions[text.toLowerCase().replace('’', "'")];
  if (text === undefined || long === undefined) return null;
  return long.split(' ').map((word) => token('word', word, at, at + text.length));
}

function possessive(question: string, at: number, before: Token | undefined): Token[] | null {
  if (before === undefined || before.end !== at || before.kind === 'punct') return null;
  const match = /['’]s\b|['’](?=\s)/y;
  match.lastIndex = at;
  const text = match.exec(question)?.[0];
  if (text === undefined) return null;
  return [{ ...token('word', "'s", at, at + text.length) }];
}

function tokenAt(question: string, at: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const match = shape.exec(question);
    if (match === null) continue;
    const text = kind === 'literal' ? (match.slice(1).find((group) => group !== undefined) ?? match[0]) : match[0];
    if (kind === 'number' && /^\p{L}/u.test(question.slice(at + match[0].length))) {
      const ordinal = /^\d+(?:st|nd|rd|th)\b/i.exec(question.slice(at));
      if (ordinal === null) continue;
      return { ...token('number', ordinal[0], at, at + ordinal[0].length), number: Number.parseInt(ordinal[0], 10) };
    }
    return { ...token(kind, text, at, at + match[0].length), number: kind === 'number' ? numberOf(text) : null };
  }
  return token('punct', question.charAt(at), at, at + 1);
}

function token(kind: Token['kind'], text: string, start: number, end: number): Token {
  const lower = text.toLowerCase();
  return {
    kind,
    text,
    lower,
    lemma: kind === 'word' ? lemmaOf(lower) : lower,
    start,
    end,
    number: null,
    isCapital: /^\p{Lu}/u.test(text),
  };
}

function numberOf(text: string): number {
  const scale = /k$/i.test(text) ? 1_000 : /m$/i.test(text) ? 1_000_000 : 1;
  return Number(text.replace(/[$€£,kKmM]/g, '')) * scale;
}

/** `two hundred` and `1.5 million` become one number; `one` stays a word that may also be a pronoun. */
function joinNumberWords(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const next of tokens) {
    const before = joined.at(-1);
    const value = next.kind === 'word' ? numberWords.get(next.lower) : undefined;
    const scale = next.kind === 'word' ? scaleWords.get(next.lower) : undefined;
    if (scale !== undefined && before?.number !== undefined && before.number !== null) {
      joined[joined.length - 1] = merge(before, next, before.number * scale);
    } else if (
      value !== undefined &&
      before?.kind === 'number' &&
      before.number !== null &&
      before.number >= 20 &&
      value < 10 &&
      value > 0
    ) {
      joined[joined.length - 1] = merge(before, next, before.number + value);
    } else if (scale !== undefined && (before?.lower === 'a' || before?.lower === 'one')) {
      joined[joined.length - 1] = merge(before, next, scale);
    } else if (value !== undefined) {
      joined.push({ ...next, kind: 'number', number: value });
    } else {
      joined.push(next);
    }
  }
  return joined;
}

function merge(first: Token, last: Token, number: number): Token {
  return {
    ...first,
    kind: 'number',
    text: `${first.text} ${last.text}`,
    lower: `${first.lower} ${last.lower}`,
    end: last.end,
    number,
  };
}

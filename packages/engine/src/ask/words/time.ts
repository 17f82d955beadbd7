import type { Grain } from '@air/contract';
import { add, dayOf, floor, iso } from './calendar.ts';
import type { Token } from './normalise.ts';
import { lemma, lower, period } from './period.ts';

/** A stretch of time, its end left out. `from` and `to` are dates, or moments when the question named hours. */
export interface TimeSpan {
  from: string | null;
  to: string | null;
  /** True when the words named years alone, which a column of year numbers can answer too. */
  isYears: boolean;
  length: number;
}

const units: Record<string, Grain> = {
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** Reads a stretch of time that begins at a word: `last quarter`, `since March 2024`, `between 2020 and 2022`. */
export function readTime(tokens: Token[], at: number, asOf: Date): TimeSpan | null {
  return relative(tokens, at, asOf) ?? bounded(tokens, at) ?? plain(tokens, at);
}

/** Reads the width of time buckets: `daily`, `monthly`. */
export function readGrain(word: string): Grain | null {
  const grains: Record<string, Grain> = {
    hourly: 'hour',
    daily: 'day',
    weekly: 'week',
    monthly: 'month',
    quarterly: 'quarter',
    yearly: 'year',
    annual: 'year',
    annually: 'year',
  };
  return grains[word] ?? null;
}

/** The unit that a word names: `months` gives month. */
export function readUnit(lemma: string): Grain | null {
  return units[lemma] ?? null;
}

function relative(tokens: Token[], at: number, asOf: Date): TimeSpan | null {
  const skip = lower(tokens, at) === 'the' ? 1 : 0;
  const word = lower(tokens, at + skip);
  const next = tokens[at + skip + 1];
  const today = dayOf(asOf);
  if (skip === 0 && word === 'today') return span(today, add(today, 'day', 1), 1);
  if (skip === 0 && word === 'yesterday') return span(add(today, 'day', -1), today, 1);
  if (['ytd', 'mtd', 'qtd'].includes(word))
    return toDate(today, word === 'ytd' ? 'year' : word === 'mtd' ? 'month' : 'quarter', skip + 1);
  const unit = next === undefined ? null : readUnit(next.lemma);
  if (unit !== null && word === unit && lower(tokens, at + 1) === 'to' && lower(tokens, at + 2) === 'date')
    return toDate(today, unit, 3);
  const own = readUnit(word);
  if (own !== null && lower(tokens, at + skip + 1) === 'to' && lower(tokens, at + skip + 2) === 'date')
    return toDate(today, own, skip + 3);
  if (
    next === undefined ||
    !['last', 'past', 'previous', 'prior', 'this', 'current', 'next', 'trailing', 'coming'].includes(word)
  )
    return null;
  if (next.lower === 'full' || next.lower === 'calendar' || next.lower === 'iso') {
    const named = readUnit(lemma(tokens, at + skip + 2));
    return named === null ? null : calendar(word, named, today, skip + 3);
  }
  if (next.number !== null) return trailing(tokens, at + skip, today, skip);
  if (unit === null || next.lower.endsWith('s')) return null;
  return calendar(word, unit, today, skip + 2);
}

function calendar(word: string, unit: Grain, today: Date, length: number): TimeSpan {
  const current = floor(today, unit);
  const offset = ['this', 'current'].includes(word) ? 0 : ['next', 'coming'].includes(word) ? 1 : -1;
  const start = add(current, unit, offset);
  return { ...span(start, add(start, unit, 1), length), isYears: unit === 'year' };
}

function trailing(tokens: Token[], at: number, today: Date, skip: number): TimeSpan | null {
  const count = tokens[at + 1]?.number ?? null;
  const adjective = ['full', 'calendar', 'whole', 'complete'].includes(lower(tokens, at + 2)) ? 1 : 0;
  const unit = readUnit(lemma(tokens, at + 2 + adjective));
  if (count === null || unit === null || !Number.isInteger(count) || count < 1 || count > 10_000) return null;
  const length = skip + 3 + adjective;
  const word = lower(tokens, at);
  if (['next', 'coming'].includes(word)) return span(today, add(today, unit, count), length);
  if (['this', 'current'].includes(word)) return null;
  if (adjective === 1) return span(add(floor(today, unit), unit, -count), floor(today, unit), length);
  return span(add(today, unit, -count), add(today, 'day', 1), length);
}

function toDate(today: Date, unit: Grain, length: number): TimeSpan {
  return span(floor(today, unit), add(today, 'day', 1), length);
}

/** Spans with a bound named: since, before, after, until, between … and …, from … to …. */
function bounded(tokens: Token[], at: number): TimeSpan | null {
  const word = lower(tokens, at);
  const phrase = `${word} ${lower(tokens, at + 1)}`;
  const two = { 'on or': 3, 'prior to': 2, 'earlier than': 2, 'later than': 2 }[phrase];
  const head =
    phrase === 'on or'
      ? lower(tokens, at + 2)
      : two === 2
        ? ({ prior: 'before', earlier: 'before', later: 'after' }[word] ?? word)
        : word;
  const skip = two ?? 1;
  const filler = lower(tokens, at + skip) === 'the' ? 1 : 0;
  const year = lower(tokens, at + skip + filler) === 'year' ? 1 : 0;
  const first = period(tokens, at + skip + filler + year);
  if (first === null || first.unit === 'hour') return null;
  const length = skip + filler + year + first.length;
  const end = add(first.start, first.unit, 1);
  const isYears = first.unit === 'year';
  switch (head) {
    case 'since':
    case 'starting':
      return { from: iso(first.start), to: null, isYears, length };
    case 'after':
      return { from: iso(phrase === 'on or' ? first.start : end), to: null, isYears, length };
    case 'before':
      return { from: null, to: iso(phrase === 'on or' ? end : first.start), isYears, length };
    case 'until':
    case 'through':
    case 'till':
      return { from: null, to: iso(end), isYears, length };
    case 'between':
    case 'from': {
      const link = lower(tokens, at + length);
      const second = ['and', 'to', 'until', 'through', 'till'].includes(link) ? period(tokens, at + length + 1) : null;
      if (second === null) return null;
      const whole = {
        from: iso(first.start),
        to: iso(add(second.start, second.unit, 1)),
        isYears: isYears && second.unit === 'year',
      };
      return { ...whole, length: length + 1 + second.length };
    }
    default:
      return null;
  }
}

function plain(tokens: Token[], at: number): TimeSpan | null {
  const preposition = ['in', 'during', 'on', 'of', 'for', 'from', 'within'].includes(lower(tokens, at)) ? 1 : 0;
  const the = lower(tokens, at + preposition) === 'the' ? 1 : 0;
  const unit = ['year', 'month', 'years'].includes(lower(tokens, at + preposition + the)) ? 1 : 0;
  const found = period(tokens, at + preposition + the + unit);
  if (found === null) return null;
  if (found.unit === 'year' && preposition + unit === 0) return null;
  if (found.unit === 'year' && preposition === 1 && unit === 0 && lower(tokens, at) === 'of') return null;
  return {
    ...span(found.start, add(found.start, found.unit, 1), preposition + the + unit + found.length),
    isYears: found.unit === 'year',
  };
}

function span(from: Date, to: Date, length: number): TimeSpan {
  return { from: iso(from), to: iso(to), isYears: false, length };
}

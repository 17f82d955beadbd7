import type { Grain } from '@air/contract';
import { date } from './calendar.ts';
import type { Token } from './normalise.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

interface Period {
  start: Date;
  unit: Grain;
  length: number;
}

/** Something of the calendar that names itself: a day, a month of a year, Q3 2025, H1 2024, a year. */
export function period(tokens: Token[], at: number): Period | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'date') return dateToken(token.text);
  const month = months.findIndex(
    (name) =>
      name === token.lower ||
      (token.lower.length >= 3 && token.lower === name.slice(0, 3) && token.isCapital) ||
      (token.lower === 'sept' && name === 'september'),
  );
  if (month >= 0) return monthPeriod(tokens, at, month);
  if (token.number !== null && token.number >= 1 && token.number <= 31) return dayMonth(tokens, at, token.number);
  if (token.number !== null) return isYear(token) ? { start: date(token.number, 0, 1), unit: 'year', length: 1 } : null;
  const ordinal = ['first', 'second', 'third', 'fourth'].indexOf(token.lower);
  if (ordinal >= 0 && tokens[at + 1]?.lower === 'quarter') {
    const of = ['of', 'in'].includes(lower(tokens, at + 2)) ? 3 : 2;
    const named = yearAt(tokens, at + of);
    return named === null
      ? null
      : { start: date(named.value, ordinal * 3, 1), unit: 'quarter', length: of + named.length };
  }
  const part = /^([qh])([1-4])$/.exec(token.lower);
  const year = yearAt(tokens, at + 1);
  if (part === null || year === null) return null;
  if (part[1] === 'q')
    return { start: date(year.value, (Number(part[2]) - 1) * 3, 1), unit: 'quarter', length: 1 + year.length };
  return null;
}

function monthPeriod(tokens: Token[], at: number, month: number): Period | null {
  const day = tokens[at + 1]?.number ?? null;
  if (day !== null && day >= 1 && day <= 31) {
    const comma = lower(tokens, at + 2) === ',' ? 1 : 0;
    const year = yearAt(tokens, at + 2 + comma);
    return year === null ? null : { start: date(year.value, month, day), unit: 'day', length: 2 + comma + year.length };
  }
  const comma = lower(tokens, at + 1) === ',' ? 1 : 0;
  const year = yearAt(tokens, at + 1 + comma);
  return year === null ? null : { start: date(year.value, month, 1), unit: 'month', length: 1 + comma + year.length };
}

function dayMonth(tokens: Token[], at: number, day: number): Period | null {
  const of = lower(tokens, at + 1) === 'of' ? 1 : 0;
  const name = lower(tokens, at + 1 + of);
  const month = months.findIndex((full) => full === name || full.slice(0, 3) === name);
  const comma = lower(tokens, at + 2 + of) === ',' ? 1 : 0;
  const year = yearAt(tokens, at + 2 + of + comma);
  return month < 0 || year === null
    ? null
    : { start: date(year.value, month, day), unit: 'day', length: 2 + of + comma + year.length };
}

function dateToken(text: string): Period | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american !== null) {
    const [, month, day, year] = american.map(Number);
    if ((month ?? 13) > 12 || ((day ?? 13) <= 12 && month !== day)) return null;
    return { start: date(year ?? 0, (month ?? 1) - 1, day ?? 1), unit: 'day', length: 1 };
  }
  const start = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(start.getTime()) || text.length > 10) return null;
  return { start, unit: 'day', length: 1 };
}

function yearAt(tokens: Token[], at: number): { value: number; length: number } | null {
  const of = lower(tokens, at) === 'of' ? 1 : 0;
  const token = tokens[at + of];
  return token !== undefined && isYear(token) ? { value: token.number ?? 0, length: 1 + of } : null;
}

const isYear = (token: Token): boolean => /^(1[5-9]|20)\d\d$/.test(token.text);

export const lower = (tokens: Token[], at: number): string => tokens[at]?.lower ?? '';

export const lemma = (tokens: Token[], at: number): string => tokens[at]?.lemma ?? '';

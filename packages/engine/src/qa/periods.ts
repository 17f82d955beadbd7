import type { Grain } from '@air/contract';

export interface PeriodStep {
  grain: Grain;
  count: number;
}

const milliseconds: Partial<Record<Grain, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const months: Partial<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** Reads `1 day`, `day`, `15 minutes`; null when it is none of the grains. */
export function readStep(text: string | null | undefined): PeriodStep | null {
  const [, count, unit] = /^\s*(?:(\d{1,4})\s+)?([a-z]+?)s?\s*$/i.exec(text ?? '') ?? [];
  const grain = unit?.toLowerCase();
  const isGrain = grain !== undefined && (grain in milliseconds || grain in months);
  return isGrain ? { grain: grain as Grain, count: Math.max(1, Number(count ?? 1)) } : null; // one of the keys above
}

/** The moment a bucket begins, as milliseconds; null when the text is no moment. Buckets are in UTC. */
export function readMoment(text: string): number | null {
  const [, date, time] = /^(\d{4}(?:-\d\d){0,2})(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?/.exec(text) ?? [];
  if (date === undefined) return null;
  const whole = `${date}-01-01`.slice(0, 10);
  const moment = Date.parse(`${whole}T${time ?? '00:00'}Z`);
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(time === undefined ? '' : text);
  if (!offset) return Number.isNaN(moment) ? null : moment;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return moment - (offset[1] === '+' ? 1 : -1) * minutes * 60_000;
}

/** The beginnings of all periods that begin in [from, to), counted from a period that is known to exist; null when they are too many. */
export function expectedPeriods(
  known: number,
  { grain, count }: PeriodStep,
  from: number,
  to: number,
): number[] | null {
  const width = milliseconds[grain];
  const periods: number[] = [];
  const begin = width ? known + Math.ceil((from - known) / (width * count)) * width * count : from;
  const first = width ? begin : monthsFrom(known, monthsBetween(known, from, grain, count));
  for (let at = first, step = 0; at < to; step++) {
    if (at >= from) periods.push(at);
    if (periods.length > 100_000) return null;
    at = width ? first + (step + 1) * width * count : monthsFrom(first, (step + 1) * (months[grain] ?? 1) * count);
  }
  return periods;
}

export function formatPeriod(moment: number, { grain }: PeriodStep): string {
  const text = new Date(moment).toISOString();
  if (grain === 'minute' || grain === 'hour') return text.slice(0, 16).replace('T', ' ');
  if (grain === 'year') return text.slice(0, 4);
  return grain === 'month' ? text.slice(0, 7) : text.slice(0, 10);
}

function monthsFrom(moment: number, distance: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + distance, date.getUTCDate(), date.getUTCHours());
}

/** Whole steps of months from one moment back or forth to the last one not after the other. */
function monthsBetween(known: number, from: number, grain: Grain, count: number): number {
  const width = (months[grain] ?? 1) * count;
  const [a, b] = [new Date(known), new Date(from)];
  const distance = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return Math.floor(distance / width) * width;
}

import type { Grain } from '@air/contract';

export const date = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month, day));

export const dayOf = (moment: Date): Date => date(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate());

export const iso = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The first day of the week (Monday), month, quarter or year that holds a day. */
export function floor(day: Date, unit: Grain): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  switch (unit) {
    case 'week':
      return add(day, 'day', -((day.getUTCDay() + 6) % 7));
    case 'month':
      return date(year, month, 1);
    case 'quarter':
      return date(year, month - (month % 3), 1);
    case 'year':
      return date(year, 0, 1);
    case 'minute':
    case 'hour':
    case 'day':
      return day;
  }
}

/** A day moved by calendar units; the 31st falls back to the last day of a shorter month. */
export function add(day: Date, unit: Grain, count: number): Date {
  const [year, month, dayOfMonth] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  switch (unit) {
    case 'minute':
    case 'hour':
      return day;
    case 'day':
      return date(year, month, dayOfMonth + count);
    case 'week':
      return date(year, month, dayOfMonth + 7 * count);
    case 'month':
    case 'quarter':
    case 'year': {
      const months_ = month + count * { month: 1, quarter: 3, year: 12 }[unit];
      const last = date(year, months_ + 1, 0).getUTCDate();
      return date(year, months_, Math.min(dayOfMonth, last));
    }
  }
}

const dayMs = 86_400_000;

/** The days that the sample data covers: three years up to `asOf`, and September 2025 in any case. */
export interface Span {
  first: number;
  last: number;
}

/** Days are numbered from 1970-01-01, in UTC. */
export function spanUpTo(asOf: Date): Span {
  const last = Math.floor(asOf.getTime() / dayMs);
  const threeYearsAgo = dayNumber(asOf.getUTCFullYear() - 3, asOf.getUTCMonth(), 1);
  return { first: Math.min(threeYearsAgo, dayNumber(2025, 7, 1)), last };
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / dayMs;
}

export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Month 0 to 11, weekday 0 for Sunday, and how far the year has gone (0 to 1). */
export function partsOf(day: number): { year: number; month: number; weekday: number; yearShare: number } {
  const date = new Date(day * dayMs);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth(),
    weekday: date.getUTCDay(),
    yearShare: (day - dayNumber(year, 0, 1)) / 365.25,
  };
}

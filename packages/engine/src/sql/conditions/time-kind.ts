import type { SqlDialect, TimeKind } from '../dialects/dialect.ts';
import type { Term } from '../term.ts';

/** Tells how a term keeps time, by its type and, where a type says little, by the values that learning saw. */
export function timeKindOf({ type, column }: Term, { hasTimeTypes }: SqlDialect): TimeKind | null {
  const isTime = type === 'date' || type === 'timestamp' || type === 'timestamptz';
  if (isTime && hasTimeTypes) return type;
  if (isTime && !column) return type === 'date' ? 'text_date' : 'text_timestamp';
  if (!isTime && column?.role !== 'date') return null;
  const { min = null, max = null } = column?.stats ?? {};
  if (typeof min === 'number' && typeof max === 'number') return epochKind(min, max);
  const isText = isTime || type === 'text' || type === 'unknown';
  if (!isText) return null;
  return isDay(min) && isDay(max) ? 'text_date' : 'text_timestamp';
}

/** Years and day numbers are numbers like any other; what is large enough counts from 1970. */
function epochKind(min: number, max: number): TimeKind | null {
  if (max > 100_000_000_000) return 'milliseconds';
  return max > 100_000_000 && min >= 0 ? 'seconds' : null;
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

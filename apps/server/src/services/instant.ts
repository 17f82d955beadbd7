import type { Clock } from '@air/core';

/** The moment a question is about: as given, in UTC where it names no zone; now when left out. */
export function instantOf(asOf: string | undefined, clock: Clock): Date {
  if (asOf === undefined) return clock.now();
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(asOf);
  return new Date(hasZone ? asOf : `${asOf}Z`);
}

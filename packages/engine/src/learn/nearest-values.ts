import { distance } from 'fastest-levenshtein';

/** Up to five values that read like the one that was not found. */
export function nearestValues(value: string, values: readonly string[]): string[] {
  const wanted = value.trim().toLowerCase();
  return values
    .map((candidate) => ({ candidate, away: closeness(wanted, candidate.trim().toLowerCase()) }))
    .filter(({ away }) => away <= Math.max(1, wanted.length / 3))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, 5)
    .map(({ candidate }) => candidate);
}

function closeness(wanted: string, candidate: string): number {
  if (candidate === wanted) return 0;
  const isPart = wanted.length >= 3 && (candidate.includes(wanted) || wanted.includes(candidate));
  return isPart ? 0.5 : distance(wanted, candidate);
}

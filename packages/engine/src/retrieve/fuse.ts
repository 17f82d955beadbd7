import type { Passage } from '@air/contract';

const rankConstant = 60;

/**
 * Joins rankings that cannot be compared by their scores: each place counts 1 / (60 + place), over all lists (reciprocal
 * rank fusion). The score of the result is a share of the best that was possible.
 */
export function fuse(
  rankings: Passage[][],
  { limit, maxCharacters }: { limit: number; maxCharacters: number },
): Passage[] {
  const sums = new Map<string, { passage: Passage; sum: number }>();
  for (const ranking of rankings) {
    for (const [place, passage] of ranking.entries()) {
      const key = `${passage.kind}/${passage.id}/${passage.text}`;
      const known = sums.get(key) ?? { passage, sum: 0 };
      sums.set(key, { ...known, sum: known.sum + 1 / (rankConstant + place + 1) });
    }
  }
  const best = rankings.filter((ranking) => ranking.length > 0).length / (rankConstant + 1);
  const kept: Passage[] = [];
  let left = maxCharacters;
  for (const { passage, sum } of [...sums.values()].toSorted((a, b) => b.sum - a.sum)) {
    if (kept.length >= limit) break;
    if (passage.text.length > left) continue;
    left -= passage.text.length;
    kept.push({ ...passage, score: Math.min(1, sum / best) });
  }
  return kept;
}

import type { Finding } from '@air/contract';
import { canonicalJson } from '../learn/canonical-hash.ts';
import { checkDrift } from './check-drift.ts';
import { checkFigures, checkShares } from './check-figures.ts';
import { checkPeriods } from './check-periods.ts';
import { checkEmpty, checkFanOut, checkNulls, checkRepeated, checkTruncated } from './check-rows.ts';
import type { CheckInput } from './check-input.ts';

/** Changes whenever a check or a threshold does, so that verdicts of different rubrics are not compared. */
export const rubricVersion = 'deterministic-1';

/** Judges a result without a model: the same rows always get the same findings. */
export function checkResult(input: CheckInput): Finding[] {
  const { profile, previous } = input;
  const isEmpty = checkEmpty(input);
  const isComparable = previous !== null && canonicalJson(previous.params) === canonicalJson(input.params);
  const drift = isComparable ? checkDrift(profile, previous.profile) : [];
  if (isEmpty.some(({ level }) => level !== 'ok')) return [...isEmpty, ...checkTruncated(input), ...drift];
  return [
    ...isEmpty,
    ...checkTruncated(input),
    ...checkNulls(profile),
    ...checkRepeated(input),
    ...checkFanOut(input),
    ...checkPeriods(input),
    ...checkFigures(profile),
    ...checkShares(input),
    ...drift,
  ];
}

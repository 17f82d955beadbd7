import type { Finding } from '@air/contract';
import type { CheckInput } from './check-input.ts';
import { finding, formatCount } from './finding.ts';
import { expectedPeriods, formatPeriod, readMoment } from './periods.ts';

/** Looks for periods of the asked span, or between first and last, that have no row. */
export function checkPeriods({ profile, expectations, truncatedBy }: CheckInput): Finding[] {
  const time = expectations?.time;
  const column = time && profile.columns.find(({ name }) => name === time.column);
  if (!time || !column?.periods || column.periods.length === 0 || truncatedBy !== null) return [];
  const isCut = expectations.limit !== null && profile.rows >= expectations.limit;
  const seen = column.periods.map(readMoment).filter((moment) => moment !== null);
  if (isCut || seen.length !== column.periods.length) return [];

  const first = seen.reduce((least, moment) => Math.min(least, moment));
  const last = seen.reduce((most, moment) => Math.max(most, moment));
  const from = Math.min(time.from ?? first, first);
  const to = Math.max(time.to ?? last + 1, last + 1);
  const expected = expectedPeriods(first, time.step, from, to);
  if (!expected) return [];
  const known = new Set(seen);
  const missing = expected.filter((moment) => !known.has(moment));
  const { grain, count } = time.step;
  const unit = count === 1 ? `${grain}s` : `periods of ${count} ${grain}s`;
  const details = { column: column.name, missing: missing.length, expected: expected.length };
  if (missing.length === 0) {
    return [finding('missing_periods', 'ok', `all ${formatCount(expected.length)} ${unit} have rows`, details)];
  }
  const names = missing.slice(0, 5).map((moment) => formatPeriod(moment, time.step));
  const more = missing.length > names.length ? `, and ${formatCount(missing.length - names.length)} more` : '';
  return [
    finding(
      'missing_periods',
      missing.length > expected.length * 0.1 ? 'warning' : 'note',
      `${formatCount(missing.length)} of ${formatCount(expected.length)} ${unit} have no rows: ${names.join(', ')}${more}`,
      { ...details, first: names },
    ),
  ];
}

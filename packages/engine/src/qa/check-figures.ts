import type { Finding } from '@air/contract';
import type { CheckInput } from './check-input.ts';
import type { FigureProfile } from './figure-profile.ts';
import { finding, formatFigure } from './finding.ts';
import type { ResultProfile } from './result-profile.ts';

/** Tukey's outer fence, and the usual bound of the robust z-score doubled: skewed figures are common in business. */
const fence = 3;
const robustBound = 7;
const normalSpread = 1.4826;

/** Figures far from all others, and figures that are none. */
export function checkFigures({ columns }: ResultProfile): Finding[] {
  const findings: Finding[] = [];
  let isAnyChecked = false;
  for (const { name, role, figures } of columns) {
    if (!figures) continue;
    if (figures.notFinite > 0) {
      const message = `${name} is not a finite number in ${figures.notFinite} rows`;
      findings.push(finding('outliers', 'warning', message, { column: name, rows: figures.notFinite }));
    }
    if (role === null && /(^|_)(id|key|year|code|no|number)$/i.test(name)) continue;
    isAnyChecked ||= figures.quartiles !== null;
    findings.push(...outliersOf(name, figures));
  }
  if (findings.length > 0 || !isAnyChecked) return findings;
  return [finding('outliers', 'ok', 'no figure is far from the others')];
}

function outliersOf(name: string, { quartiles, spread, highest, lowest }: FigureProfile): Finding[] {
  if (!quartiles || spread === null || spread === 0) return [];
  const [low, median, high] = quartiles;
  const range = high - low;
  const isFar = ({ value }: { value: number }) =>
    (value > high + fence * range || value < low - fence * range) &&
    Math.abs(value - median) / (normalSpread * spread) > robustBound;
  const far = [...highest, ...lowest].filter(isFar);
  if (far.length === 0) return [];
  const shown = far.slice(0, 3).map(({ value, row }) => `${formatFigure(value)} in row ${row + 1}`);
  const message = `${name} is far from its usual ${formatFigure(low)} to ${formatFigure(high)}: ${shown.join(', ')}`;
  return [finding('outliers', 'note', message, { column: name, rows: far, quartiles })];
}

/** Parts that should add up: shares of a whole, and metrics whose total is known. */
export function checkShares({ profile, expectations, totals, truncatedBy }: CheckInput): Finding[] {
  const isCut = truncatedBy !== null || (expectations?.limit ?? Number.POSITIVE_INFINITY) <= profile.rows;
  return profile.columns.flatMap(({ name, figures }): Finding[] => {
    if (!figures || figures.count === 0) return [];
    const total = totals && Object.hasOwn(totals, name) ? totals[name] : undefined;
    if (total !== undefined) return [compareToTotal(name, figures.sum, total, isCut)];
    if (!expectations?.shares.includes(name)) return [];
    const whole = figures.sum > 1.5 || figures.max > 1 ? 100 : 1;
    return [compareToTotal(name, figures.sum, whole, isCut)];
  });
}

function compareToTotal(name: string, sum: number, total: number, isCut: boolean): Finding {
  const details = { column: name, sum, total };
  const isEqual = Math.abs(sum - total) <= Math.max(Math.abs(total) * 1e-6, 1e-9);
  if (isEqual) return finding('sum_of_parts', 'ok', `the rows of ${name} add up to ${formatFigure(total)}`, details);
  const isPart = isCut && Math.abs(sum) < Math.abs(total);
  const message = isPart
    ? `the rows shown add up to ${formatFigure(sum)} of ${formatFigure(total)} in ${name}: the rest was cut off by the limit`
    : `the rows of ${name} add up to ${formatFigure(sum)} instead of ${formatFigure(total)}`;
  return finding('sum_of_parts', isPart ? 'note' : 'problem', message, details);
}

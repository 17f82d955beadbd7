import type { Finding } from '@air/contract';
import { finding, formatCount, formatFigure, formatShare } from './finding.ts';
import type { ResultColumnProfile, ResultProfile } from './result-profile.ts';

const muchChange = 0.5;
const someChange = 0.2;

/** Compares with the last run of the same report and parameters. */
export function checkDrift(now: ResultProfile, before: ResultProfile): Finding[] {
  const structure = checkColumns(now, before);
  if (structure) return [structure];
  const findings = [
    ...compare('the number of rows', null, now.rows, before.rows),
    ...now.columns.flatMap((column) => {
      const earlier = before.columns.find(({ name }) => name === column.name);
      return earlier ? checkColumn(column, earlier, now.rows, before.rows) : [];
    }),
  ];
  return findings.length > 0 ? findings : [finding('drift', 'ok', 'much as in the previous run')];
}

function checkColumns(now: ResultProfile, before: ResultProfile): Finding | null {
  const names = (profile: ResultProfile) => profile.columns.map(({ name }) => name);
  const added = names(now).filter((name) => !names(before).includes(name));
  const removed = names(before).filter((name) => !names(now).includes(name));
  if (added.length === 0 && removed.length === 0) return null;
  const told = [
    added.length > 0 ? `new: ${added.join(', ')}` : '',
    removed.length > 0 ? `gone: ${removed.join(', ')}` : '',
  ];
  const message = `the columns differ from the previous run (${told.filter((part) => part).join('; ')})`;
  return finding('drift', 'warning', message, { added, removed });
}

function checkColumn(
  now: ResultColumnProfile,
  before: ResultColumnProfile,
  rowsNow: number,
  rowsBefore: number,
): Finding[] {
  const findings: Finding[] = [];
  if (now.figures && before.figures && now.figures.count > 0 && before.figures.count > 0 && now.role !== 'dimension') {
    findings.push(...compare(`the sum of ${now.name}`, now.name, now.figures.sum, before.figures.sum));
  }
  const rise = now.nulls / Math.max(1, rowsNow) - before.nulls / Math.max(1, rowsBefore);
  if (rise > someChange) {
    const message = `${now.name} is empty in ${formatShare(rise)} more of the rows than in the previous run`;
    findings.push(finding('drift', 'warning', message, { column: now.name, rise }));
  }
  return findings;
}

function compare(what: string, column: string | null, now: number, before: number): Finding[] {
  const change = before === 0 ? (now === 0 ? 0 : 1) : Math.abs(now - before) / Math.abs(before);
  if (change <= someChange) return [];
  const show = column === null ? formatCount : formatFigure;
  const direction = now > before ? 'rose' : 'fell';
  const message = `${what} ${direction} from ${show(before)} to ${show(now)} since the previous run`;
  return [finding('drift', change > muchChange ? 'warning' : 'note', message, { column, before, now })];
}

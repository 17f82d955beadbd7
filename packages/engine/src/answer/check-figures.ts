import type { Cell } from '@air/core';
import { columnTitle } from './in-words.ts';
import { type Derived, type Evidence, evidenceOf, type Known } from './figures/evidence.ts';
import type { Figure, NamedDate } from './figures/figure.ts';
import { readFigures } from './figures/read-figures.ts';

/** Figures of the text that nothing bears out, as they stand there; empty when all are proven. */
export function checkFigures(text: string, known: Known): string[] {
  const evidence = evidenceOf(known);
  const spoken = withoutNames(text, known);
  return readFigures(spoken).flatMap((figure) => (isProven(figure, spoken, evidence) ? [] : [figure.text]));
}

/** "Store 12" and "7-Eleven" are names: texts of the rows are taken out before figures are looked for. */
function withoutNames(text: string, { table }: Known): string {
  const cells = table.rows.flatMap((row) => row.flatMap(nameIn));
  const names = [...cells, ...table.columns.flatMap(({ name }) => [name, columnTitle(name)])];
  let rest = text;
  for (const name of [...new Set(names)].toSorted((a, b) => b.length - a.length)) {
    if (/^\W*$/.test(name)) continue;
    const pattern = new RegExp(
      `(?<![\\p{L}\\d])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
      'giu',
    );
    rest = rest.replace(pattern, (found) => '_'.repeat(found.length));
  }
  return rest;
}

/** Dates and plain numbers are figures, not names. */
function nameIn(cell: Cell): string[] {
  const isName = typeof cell === 'string' && cell.length <= 100 && /\p{L}/u.test(cell) && !/^\d{4}-\d{2}/.test(cell);
  return isName ? [cell] : [];
}

function isProven(figure: Figure, text: string, evidence: Evidence): boolean {
  const before = text.slice(Math.max(0, figure.start - 48), figure.start);
  const slack = isVague(before) ? 1 : 0.5;
  switch (figure.kind) {
    case 'amount':
      if (figure.value === 1 || isYear(figure, evidence)) return true;
      if (
        /\b(top|bottom|first|last|leading|highest|lowest|largest|smallest|best|worst|next|other|remaining)\s+$/i.test(
          before,
        )
      ) {
        return Number.isInteger(figure.value) && figure.value <= evidence.rowCount;
      }
      return fits(figure, evidence.amounts, { before, tolerance: slack * stepOf(figure, before) });
    case 'percentage':
      return fits(figure, [...evidence.percentages, ...evidence.changes], {
        before,
        tolerance: slack * stepOf(figure, before),
      });
    case 'multiple':
      return evidence.multiples.some((value) => isNear(value, figure.value, figure.step * slack));
    case 'fraction': {
      const points = isVague(before) ? 5 : 1;
      const shares = [
        ...evidence.percentages.map(({ value }) => value),
        ...evidence.multiples.map((value) => value * 100),
      ];
      return shares.some((value) => isNear(Math.abs(value), figure.value * 100, points));
    }
    case 'rank':
      return figure.value >= 1 && figure.value <= Math.max(1, evidence.rowCount);
    case 'clock':
      return evidence.clocks.includes(figure.value);
    case 'date':
      return evidence.dates.some((date) => agrees(figure.date, date));
  }
}

/** A whole number after "about" was rounded to its last digit that is not zero. */
function stepOf({ value, step }: { value: number; step: number }, before: string): number {
  if (!isVague(before) || !Number.isInteger(value) || value === 0) return step;
  const zeros = /0*$/.exec(String(Math.abs(value)))?.[0].length ?? 0;
  return Math.max(step, 10 ** Math.min(zeros, Math.max(0, String(Math.abs(value)).length - 1)));
}

const isVague = (before: string): boolean =>
  /\b(about|around|roughly|approximately|nearly|almost|over|under|above|below|more than|less than|at least|at most|just|some|circa)\s+[$€£¥]?$|[~≈]\s?$/i.test(
    before,
  );

function fits(
  figure: { value: number; isSigned: boolean },
  derived: Derived[],
  { before, tolerance }: { before: string; tolerance: number },
): boolean {
  const direction = directionIn(before);
  return derived.some((candidate) => {
    if (candidate.direction !== null && direction !== null && candidate.direction !== direction) return false;
    if (figure.isSigned) return isNear(candidate.value, figure.value, tolerance);
    return isNear(Math.abs(candidate.value), figure.value, tolerance);
  });
}

function directionIn(before: string): 1 | -1 | null {
  const last = [
    ...before.matchAll(
      /\b(?:(rose|risen|rises|grew|grown|grows|increased?s?|gained?|up|climbed|jumped)|(fell|fallen|falls|dropped|drops?|declined?s?|decreased?s?|down|lost|shrank|dipped))\b/gi,
    ),
  ].at(-1);
  if (!last) return null;
  return last[1] === undefined ? -1 : 1;
}

function isNear(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance * (1 + 1e-9) + Math.abs(wanted) * 1e-12;
}

function isYear({ value, text }: { value: number; text: string }, { dates }: Evidence): boolean {
  return /^(19|20)\d{2}$/.test(text) && dates.some(({ year }) => year === value);
}

/** What was named of a date must stand in the evidence; what was not named does not matter. */
function agrees(named: NamedDate, known: NamedDate): boolean {
  const quarterOf = ({ quarter, month }: NamedDate) => quarter ?? (month === null ? null : Math.ceil(month / 3));
  if (named.year !== null && named.year !== known.year) return false;
  if (named.quarter !== null && named.quarter !== quarterOf(known)) return false;
  if (named.month !== null && named.month !== known.month) return false;
  if (named.day !== null && named.day !== known.day) return false;
  return named.weekday === null || named.weekday === weekdayOf(known);
}

function weekdayOf({ year, month, day, weekday }: NamedDate): number | null {
  if (year === null || month === null || day === null) return weekday;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

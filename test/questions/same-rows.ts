import type { Cell } from '@air/core';

const maxExtraColumns = 3;

/**
 * Says whether an answer holds the rows of the gold: in any order, under some choice of its columns, with at most three
 * columns more. Rows that are only repeated are forgiven, as a person would.
 */
export function hasSameRows(gold: Cell[][], answer: Cell[][]): boolean {
  const [goldFirst] = gold;
  const [answerFirst] = answer;
  if (goldFirst === undefined || answerFirst === undefined) return gold.length === answer.length;
  const extra = answerFirst.length - goldFirst.length;
  if (extra < 0 || extra > maxExtraColumns) return false;
  const wanted = gold.map((row) => row.map(normalise));
  const given = answer.map((row) => row.map(normalise));
  const candidates = goldFirst.map((_, column) => columnsLike(wanted, column, given));
  return choices(candidates).some((choice) => {
    const projected = given.map((row) => choice.map((column) => row[column] ?? ''));
    return sameMultiset(wanted, projected) || sameSet(wanted, projected);
  });
}

/** The columns of the answer that hold exactly the values of one column of the gold. */
function columnsLike(wanted: string[][], column: number, given: string[][]): number[] {
  const values = new Set(wanted.map((row) => row[column]));
  const width = given[0]?.length ?? 0;
  return Array.from({ length: width }, (_, index) => index).filter((index) => {
    const found = new Set(given.map((row) => row[index]));
    return found.size === values.size && [...found].every((value) => values.has(value));
  });
}

/** Every way to pick a different column for each place. */
function choices(candidates: number[][]): number[][] {
  let picked: number[][] = [[]];
  for (const columns of candidates)
    picked = picked.flatMap((taken) =>
      columns.filter((column) => !taken.includes(column)).map((column) => [...taken, column]),
    );
  return picked;
}

function sameMultiset(left: string[][], right: string[][]): boolean {
  if (left.length !== right.length) return false;
  const sorted = (rows: string[][]) => rows.map((row) => JSON.stringify(row)).toSorted();
  const [a, b] = [sorted(left), sorted(right)];
  return a.every((row, index) => row === b[index]);
}

function sameSet(left: string[][], right: string[][]): boolean {
  const [a, b] = [left, right].map((rows) => new Set(rows.map((row) => JSON.stringify(row))));
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every((row) => b.has(row));
}

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu;
const dated = /^(\d{4}-\d{2})(-\d{2})?(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?(?:Z|\+00(?::?00)?)?$/u;

function normalise(cell: Cell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'boolean') return normalise(Number(cell));
  if (typeof cell === 'number') return `n${Number(cell.toPrecision(6))}`;
  const text = cell.trim();
  if (numeric.test(text) && !/^0\d/u.test(text)) return normalise(Number(text));
  const date = dated.exec(text);
  if (date === null) return `s${text}`;
  const [, month = '', day = '-01', time = ''] = date;
  return `s${month}${day}${/^(00:00(:00)?)?$/u.test(time) ? '' : ` ${time.padEnd(8, ':00')}`}`;
}

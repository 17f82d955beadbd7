import type { Cell } from '@air/core';
import type { AnswerTable } from '../answer-table.ts';
import { numberIn, shapeOf } from '../table-shape.ts';
import type { NamedDate } from './figure.ts';
import { readFigures } from './read-figures.ts';

/** What the figures of a text may be derived from. */
export interface Evidence {
  amounts: Derived[];
  /** Of a whole, and of each other. */
  percentages: Derived[];
  /** By how much one is more or less than another, in percent. */
  changes: Derived[];
  multiples: number[];
  dates: NamedDate[];
  clocks: string[];
  rowCount: number;
}

/** `direction` is known of a change along time alone: what rose may not be said to have fallen. */
export interface Derived {
  value: number;
  direction: 1 | -1 | null;
}

export interface Known {
  table: AnswerTable;
  /** Words that are not the model's: the question, what it was taken to mean, the moment it is about. */
  texts: string[];
}

/** With more rows than this only the outstanding ones are compared with each other. */
const comparedRows = 12;
const topRows = 10;

/** All that can honestly be said in figures about the rows that are shown. */
export function evidenceOf({ table, texts }: Known): Evidence {
  const { rows, totalRows, columns } = table;
  const shape = shapeOf(table);
  const evidence: Evidence = {
    amounts: [],
    percentages: [],
    changes: [],
    multiples: [],
    dates: [],
    clocks: [],
    rowCount: totalRows,
  };
  const counts = [totalRows, rows.length, ...columns.map((_column, index) => distinctOf(rows, index))];
  evidence.amounts.push(...plain(counts), ...plain(rows.flatMap((row) => row.flatMap((cell) => numberIn(cell) ?? []))));
  for (const index of shape.figures)
    addFigures(evidence, table, index, shape.times.length === 1 && shape.categories.length === 0);
  for (const row of rows.slice(0, comparedRows))
    compareBeside(
      evidence,
      shape.figures.map((index) => numberIn(row[index])),
    );
  for (const row of rows) for (const cell of row) addTexts(evidence, typeof cell === 'string' ? cell : '');
  for (const text of texts) addTexts(evidence, text);
  return evidence;
}

function addFigures(evidence: Evidence, table: AnswerTable, index: number, isAlongTime: boolean): void {
  const name = table.columns[index]?.name ?? '';
  const rows = isAlongTime ? inTime(table) : table.rows;
  const values = rows.flatMap((row) => numberIn(row[index]) ?? []);
  const asPercentages = table.fractions.includes(name) || values.every((value) => Math.abs(value) <= 1);
  if (asPercentages) evidence.percentages.push(...plain(values.map((value) => value * 100)));
  if (table.percentages.includes(name) || /percent|pct|rate|share/i.test(name))
    evidence.percentages.push(...plain(values));
  compareAmong(evidence, values, isAlongTime);
  if (asPercentages)
    compareAmong(
      { ...evidence, amounts: evidence.percentages },
      values.map((value) => value * 100),
      isAlongTime,
    );
  const isWhole = table.additive.includes(name) && !table.isCut && table.totalRows === table.rows.length;
  if (isWhole) addSums(evidence, values);
}

function addSums({ amounts, percentages }: Evidence, values: number[]): void {
  const total = sum(values);
  amounts.push(...plain([total, total / Math.max(1, values.length), medianOf(values)]));
  const leading = [values, values.toSorted((a, b) => b - a)].flatMap((ordered) =>
    ordered.slice(0, topRows).map((_value, index) => sum(ordered.slice(0, index + 1))),
  );
  amounts.push(...plain(leading), ...plain(leading.map((part) => total - part)));
  if (total === 0) return;
  percentages.push(...plain([...values, ...leading].map((part) => (part / total) * 100)));
}

/** Differences, changes and multiples of the values of one column. */
function compareAmong(evidence: Evidence, values: number[], isAlongTime: boolean): void {
  for (const [from, to] of pairsOf(values)) {
    const direction = isAlongTime && to !== from ? (to > from ? 1 : -1) : null;
    evidence.amounts.push({ value: to - from, direction });
    if (from !== 0) {
      evidence.changes.push({ value: ((to - from) / Math.abs(from)) * 100, direction });
      evidence.percentages.push({ value: (to / from) * 100, direction: null });
      evidence.multiples.push(to / from);
    }
    if (isAlongTime) continue;
    evidence.amounts.push({ value: from - to, direction: null });
    if (to !== 0) {
      evidence.changes.push({ value: ((from - to) / Math.abs(to)) * 100, direction: null });
      evidence.percentages.push({ value: (from / to) * 100, direction: null });
      evidence.multiples.push(from / to);
    }
  }
}

/** The figures of one row beside each other: what was reached of a target. */
function compareBeside({ amounts, percentages, changes, multiples }: Evidence, figures: (number | null)[]): void {
  const values = figures.filter((value) => value !== null);
  for (const [index, a] of values.entries()) {
    for (const [other, b] of values.entries()) {
      if (index === other) continue;
      amounts.push(...plain([a - b]));
      if (b === 0) continue;
      percentages.push(...plain([(a / b) * 100]));
      changes.push(...plain([((a - b) / Math.abs(b)) * 100]));
      multiples.push(a / b);
    }
  }
}

/** Every earlier value with every later one; of long columns the neighbours and the outstanding ones. */
function pairsOf(values: number[]): [number, number][] {
  const marks = values.length <= comparedRows ? values : outstanding(values);
  const pairs = marks.flatMap((from, index) => marks.slice(index + 1).map((to): [number, number] => [from, to]));
  if (values.length <= comparedRows) return pairs;
  return [...pairs, ...values.slice(1).map((to, index): [number, number] => [values[index] ?? 0, to])];
}

/** The first, the last and the extremes, in the order of the rows. */
function outstanding(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const wanted = new Set([
    0,
    values.length - 1,
    ...[sorted[0], sorted[1], sorted.at(-1), sorted.at(-2)].map((value) => values.indexOf(value ?? 0)),
  ]);
  return values.filter((_value, index) => wanted.has(index));
}

function addTexts(evidence: Evidence, text: string): void {
  if (text === '' || !/\d|[a-z]{3}/i.test(text)) return;
  const figures = readFigures(text);
  evidence.dates.push(...figures.flatMap((figure) => (figure.kind === 'date' ? [figure.date] : [])), ...yearsIn(text));
  evidence.clocks.push(
    ...figures.flatMap((figure) => (figure.kind === 'clock' ? [figure.value] : [])),
    ...(text.match(/\d{1,2}:\d{2}/g) ?? []),
  );
  evidence.amounts.push(
    ...plain(figures.flatMap((figure) => (figure.kind === 'amount' || figure.kind === 'rank' ? [figure.value] : []))),
  );
  evidence.percentages.push(
    ...plain(figures.flatMap((figure) => (figure.kind === 'percentage' ? [figure.value] : []))),
  );
}

function yearsIn(text: string): NamedDate[] {
  return (text.match(/(?<![\d.,-])(19|20)\d{2}(?![\d%])/g) ?? []).map((year) => ({
    year: Number(year),
    quarter: null,
    month: null,
    day: null,
    weekday: null,
  }));
}

function inTime(table: AnswerTable): Cell[][] {
  const [time = 0] = shapeOf(table).times;
  return table.rows.toSorted((a, b) => String(a[time]).localeCompare(String(b[time])));
}

const plain = (values: Iterable<number>): Derived[] => [...values].map((value) => ({ value, direction: null }));
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const distinctOf = (rows: Cell[][], index: number): number => new Set(rows.map((row) => row[index])).size;

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

import type { Agreement } from '@air/contract';
import type { Cell } from '@air/core';
import { comparableCell } from './comparable-cell.ts';

export interface ComparedResult {
  columns: string[];
  rows: Cell[][];
  /** There are more rows than these. */
  isCut: boolean;
}

export interface Comparison {
  /** What AIR's own compiler made of the IR. */
  compiled: ComparedResult;
  /** What a model's SQL gave. */
  written: ComparedResult;
  /** The column of `compiled` that the IR orders by first; null when the order means nothing. */
  orderedBy: string | null;
  /** The IR asks for so many rows: which of those that tie for the last place come, is open. */
  limit: number | null;
}

const maxExtraColumns = 3;
const maxTries = 200;
const maxExamples = 3;

/**
 * Holds two results of one question against each other as multisets: columns may stand in another order and have other
 * names, and one side may have up to three more. Where one side is cut, what there is of it must be in the other.
 */
export function compareResults(comparison: Comparison): Agreement {
  const { compiled, written } = comparison;
  if (compiled.isCut && written.isCut)
    return { state: 'not_checked', message: 'both results are cut off, and the rows left need not be the same' };
  if (Math.abs(compiled.columns.length - written.columns.length) > maxExtraColumns) {
    const message = `the model's SQL gives ${written.columns.length} columns, AIR's own query ${compiled.columns.length}`;
    return { state: 'differs', message };
  }
  const sides = prepare(comparison);
  const choice = findChoice(sides, comparison);
  if (!choice) return differs(sides, comparison);
  if (!isInOrder(sides, choice, comparison))
    return { state: 'differs', message: "the model's SQL gives the same rows in another order" };
  return { state: 'agrees', message: agreement(sides, comparison, choice) };
}

/** The side with fewer columns, and the other: a choice says which column of the other each of its columns is. */
interface Sides {
  narrow: { columns: string[]; rows: string[][] };
  wide: { columns: string[]; rows: string[][] };
  isCompiledNarrow: boolean;
}

function prepare({ compiled, written }: Comparison): Sides {
  const plain = ({ columns, rows }: ComparedResult) => ({ columns, rows: rows.map((row) => row.map(comparableCell)) });
  const isCompiledNarrow = compiled.columns.length <= written.columns.length;
  const [narrow, wide] = isCompiledNarrow ? [compiled, written] : [written, compiled];
  return { narrow: plain(narrow), wide: plain(wide), isCompiledNarrow };
}

function findChoice(sides: Sides, comparison: Comparison): number[] | null {
  const { narrow, wide } = sides;
  if (narrow.rows.length !== wide.rows.length && !comparison.compiled.isCut && !comparison.written.isCut) return null;
  const candidates = narrow.columns.map((_, at) => candidatesOf(sides, at));
  let tries = 0;
  const search = (choice: number[]): number[] | null => {
    if (choice.length === narrow.columns.length) {
      tries += 1;
      return isAccepted(sides, choice, comparison) ? choice : null;
    }
    for (const column of candidates[choice.length] ?? []) {
      if (choice.includes(column) || tries >= maxTries) continue;
      const found = search([...choice, column]);
      if (found) return found;
    }
    return null;
  };
  return search([]);
}

/** Columns that share values come first, of the same name before others. */
function candidatesOf({ narrow, wide }: Sides, at: number): number[] {
  const values = new Set(narrow.rows.map((row) => row[at]));
  const name = narrow.columns[at]?.toLowerCase();
  return wide.columns
    .map((other, column) => {
      const shared = wide.rows.filter((row) => values.has(row[column])).length;
      return { column, shared, isNamesake: other.toLowerCase() === name };
    })
    .filter(({ shared }) => shared > 0 || narrow.rows.length === 0 || wide.rows.length === 0)
    .toSorted((a, b) => b.shared - a.shared || Number(b.isNamesake) - Number(a.isNamesake))
    .map(({ column }) => column);
}

interface Difference {
  onlyCompiled: string[][];
  onlyWritten: string[][];
}

function isAccepted(sides: Sides, choice: number[], comparison: Comparison): boolean {
  const { onlyCompiled, onlyWritten } = differenceOf(sides, choice);
  const { compiled, written } = comparison;
  if (compiled.isCut) return onlyCompiled.length === 0;
  if (written.isCut) return onlyWritten.length === 0;
  if (onlyCompiled.length === 0 && onlyWritten.length === 0) return true;
  return onlyCompiled.length === onlyWritten.length && areTies(sides, choice, comparison);
}

/** Rows that differ, each with the cells that both sides have, in the order of the narrow side. */
function differenceOf({ narrow, wide, isCompiledNarrow }: Sides, choice: number[]): Difference {
  const projected = wide.rows.map((row) => choice.map((column) => row[column] ?? 'null'));
  const [compiled, written] = isCompiledNarrow ? [narrow.rows, projected] : [projected, narrow.rows];
  return { onlyCompiled: without(compiled, written), onlyWritten: without(written, compiled) };
}

function without(rows: string[][], others: string[][]): string[][] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const left = counts.get(keyOf(row)) ?? 0;
    counts.set(keyOf(row), left - 1);
    return left <= 0;
  });
}

/** Every row that differs has, on both sides, the value of the last place. */
function areTies(sides: Sides, choice: number[], { compiled, orderedBy, limit }: Comparison): boolean {
  const place = placeOf(sides, choice, orderedBy);
  if (place === null || limit === null || compiled.rows.length !== limit) return false;
  const last = compiled.rows.at(-1)?.[compiled.columns.indexOf(orderedBy ?? '')] ?? null;
  const { onlyCompiled, onlyWritten } = differenceOf(sides, choice);
  return [...onlyCompiled, ...onlyWritten].every((row) => row[place] === comparableCell(last));
}

function isInOrder(sides: Sides, choice: number[], { compiled, written, orderedBy }: Comparison): boolean {
  const place = placeOf(sides, choice, orderedBy);
  if (place === null || compiled.isCut || written.isCut) return true;
  const { narrow, wide } = sides;
  return narrow.rows.every((row, at) => row[place] === wide.rows[at]?.[choice[place] ?? -1]);
}

/** Where the ordered column stands among the columns that both sides have. */
function placeOf({ narrow, wide, isCompiledNarrow }: Sides, choice: number[], orderedBy: string | null): number | null {
  if (orderedBy === null) return null;
  const place = isCompiledNarrow ? narrow.columns.indexOf(orderedBy) : choice.indexOf(wide.columns.indexOf(orderedBy));
  return place < 0 ? null : place;
}

function agreement(sides: Sides, { compiled, written }: Comparison, choice: number[]): string {
  const extra = sides.wide.columns.filter((_, column) => !choice.includes(column));
  const owner = sides.isCompiledNarrow ? "the model's SQL" : "AIR's own query";
  const apart = extra.length > 0 ? `; ${owner} has ${extra.join(', ')} besides` : '';
  if (compiled.isCut) return `the first ${compiled.rows.length} rows of AIR's own query are among the model's${apart}`;
  if (written.isCut) return `the ${written.rows.length} rows shown are among those of AIR's own query${apart}`;
  const { length } = compiled.rows;
  return `AIR's own query for the same meaning gives the same ${length === 1 ? 'row' : `${length} rows`}${apart}`;
}

function differs(sides: Sides, { compiled, written }: Comparison): Agreement {
  const counts =
    compiled.rows.length === written.rows.length
      ? `both give ${compiled.rows.length} rows`
      : `the model's SQL gives ${written.rows.length}${written.isCut ? ' or more' : ''} rows, AIR's own query ${compiled.rows.length}${compiled.isCut ? ' or more' : ''}`;
  const { onlyCompiled, onlyWritten } = differenceOf(sides, likeliest(sides));
  const examples = [
    ...example("only in the model's", written.isCut || !compiled.isCut ? onlyWritten : []),
    ...example("only in AIR's", compiled.isCut || !written.isCut ? onlyCompiled : []),
  ];
  return { state: 'differs', message: [counts, ...examples].join('; ') };
}

/** Columns of the same name, and the others in their order. */
function likeliest({ narrow, wide }: Sides): number[] {
  const names = wide.columns.map((name) => name.toLowerCase());
  const taken = new Set<number>();
  const named = narrow.columns.map((name) => {
    const at = names.indexOf(name.toLowerCase());
    if (at >= 0) taken.add(at);
    return at;
  });
  return named.map((at) => {
    if (at >= 0) return at;
    const free = names.findIndex((_, column) => !taken.has(column));
    taken.add(free);
    return free;
  });
}

function example(label: string, rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, maxExamples).map((row) => `(${row.map(printed).join(', ')})`);
  return [`${label}: ${shown.join(', ')}${rows.length > maxExamples ? ` and ${rows.length - maxExamples} more` : ''}`];
}

const printed = (cell: string): string => (cell === 'null' ? 'null' : cell.slice(1, 61));

const keyOf = (row: string[]): string => JSON.stringify(row);

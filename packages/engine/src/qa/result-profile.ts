import type { Cell, Column, ColumnType, RowBatch } from '@air/core';
import type { CompiledQuery } from '../sql/compile.ts';
import { type FigureProfile, FigureWatch } from './figure-profile.ts';
import { KeySet } from './key-set.ts';

/** What the checks need to know of a result; small, plain JSON, so that the next run can be compared with it. */
export interface ResultProfile {
  rows: number;
  columns: ResultColumnProfile[];
  /** Rows whose dimensions, or whose whole row where no dimension is known, came before. */
  repeated: { columns: string[]; rows: number; checkedRows: number; example: Cell[] | null };
}

export interface ResultColumnProfile {
  name: string;
  type: ColumnType;
  role: 'dimension' | 'metric' | null;
  nulls: number;
  /** Null beyond 10,000. */
  distinct: number | null;
  figures: FigureProfile | null;
  /** The distinct values of a time dimension in order of their coming, at most 50,000. */
  periods: string[] | null;
}

export interface ResultProfiler {
  add(batch: RowBatch): void;
  finish(): ResultProfile;
}

type Roles = CompiledQuery['columns'] | null;

interface ColumnWatch {
  name: string;
  type: ColumnType;
  role: 'dimension' | 'metric' | null;
  nulls: number;
  distinct: KeySet;
  figures: FigureWatch | null;
  periods: Set<string> | null;
}

const maxKeys = 2_000_000;
const maxWholeRows = 100_000;
const maxDistinct = 10_000;
const maxPeriods = 50_000;

/** Watches the rows of a result go by. `roles` are the columns as compiled; null for SQL that a person wrote. */
export function createResultProfile(roles: Roles): ResultProfiler {
  const keys = new KeySet(maxKeys);
  let watches: ColumnWatch[] = [];
  let keyIndexes: number[] = [];
  let keyLimit = Number.POSITIVE_INFINITY;
  let isKeyed = true;
  let rows = 0;
  const repeated = { rows: 0, checkedRows: 0, example: null as Cell[] | null };

  const begin = (columns: Column[]): void => {
    watches = columns.map((column) => watchOf(column, roles));
    const dimensions = watches.flatMap(({ role }, index) => (role === 'dimension' ? [index] : []));
    const isDetail = dimensions.length === watches.length;
    keyIndexes = dimensions.length > 0 && !isDetail ? dimensions : watches.map((_, index) => index);
    keyLimit = dimensions.length > 0 && !isDetail ? maxKeys : maxWholeRows;
    isKeyed = watches.some(({ role }) => role !== 'metric'); // a single row of totals has no key
  };
  const watchKey = (row: Cell[]): void => {
    repeated.checkedRows += 1;
    if (keys.add(keyOf(row, keyIndexes))) return;
    repeated.rows += 1;
    repeated.example ??= keyIndexes.map((index) => row[index] ?? null);
  };

  return {
    add({ columns, rows: batch }) {
      if (watches.length === 0) begin(columns);
      for (const row of batch) {
        for (let index = 0; index < watches.length; index++) watchCell(watches[index], row[index] ?? null, rows);
        if (isKeyed && repeated.checkedRows < keyLimit && !keys.isFull) watchKey(row);
        rows += 1;
      }
    },
    finish: () => ({
      rows,
      columns: watches.map(profileOf),
      repeated: { columns: keyIndexes.map((index) => watches[index]?.name ?? ''), ...repeated },
    }),
  };
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'float']);

function watchOf({ name, type }: Column, roles: Roles): ColumnWatch {
  const known = roles?.find((column) => column.name === name) ?? null;
  const isFigure = known?.role !== 'dimension' && (numeric.has(type) || known?.role === 'metric');
  return {
    name,
    type,
    role: known?.role ?? null,
    nulls: 0,
    distinct: new KeySet(maxDistinct),
    figures: isFigure ? new FigureWatch() : null,
    periods: known?.role === 'dimension' && known.grain !== null ? new Set() : null,
  };
}

/** Cells of different types must not make the same key: 1 and '1', null and 'null'. */
function keyOf(row: Cell[], indexes: number[]): string {
  let key = '';
  for (const index of indexes) {
    const cell = row[index] ?? null;
    key += typeof cell === 'string' ? `s${cell.length}:${cell}` : `${String(cell)};`;
  }
  return key;
}

function watchCell(watch: ColumnWatch | undefined, cell: Cell, row: number): void {
  if (!watch) return;
  if (cell === null) {
    watch.nulls += 1;
    return;
  }
  if (watch.figures) watch.figures.add(Number(cell), row);
  else if (!watch.distinct.isFull) watch.distinct.add(String(cell));
  if (watch.periods && watch.periods.size < maxPeriods) watch.periods.add(String(cell));
}

function profileOf(watch: ColumnWatch): ResultColumnProfile {
  const { name, type, role, nulls, distinct, figures, periods } = watch;
  return {
    name,
    type,
    role,
    nulls,
    distinct: figures || distinct.isFull ? null : distinct.size,
    figures: figures?.finish() ?? null,
    periods: periods ? [...periods] : null,
  };
}

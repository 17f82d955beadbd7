import type { DescribedColumn, DescribedTable } from '@air/connectors';
import type { Cell, ColumnType, Statement } from '@air/core';
import type { ColumnStats } from './catalog.ts';
import { type ProfileSql, maxTextLength } from './profile-sql.ts';

/** A way to look into a source: statements of its dialect, and what runs them. */
export interface Look {
  sql: ProfileSql;
  query: (statement: Statement) => Promise<Cell[][]>;
  /** Does a task, or without it: gives null when it fails for this table alone, such as a count that takes too long. */
  attempt: <T>(task: () => Promise<T>) => Promise<T | null>;
}

export interface TableProfile {
  rowCount: number | null;
  columns: Map<string, ColumnProfile>;
}

export interface ColumnProfile {
  stats: ColumnStats | null;
  /** Values of the first rows that are not null, as text. */
  sample: string[];
  /** Whether all values of the sample are numbers: columns of unknown type are judged by it. */
  isNumeric: boolean;
  /** Every row was looked at, so `values` may be counted from the sample. */
  isComplete: boolean;
}

interface Sample {
  columns: DescribedColumn[];
  rows: Cell[][];
}

const sampleRows = 2_000;
const largeTable = 200_000;
const boundsLimit = 50_000_000;
const columnsAQuery = 50;

/** Types whose values are neither compared nor counted: heavy, or without an order on some engine. */
const opaqueTypes: ReadonlySet<ColumnType> = new Set(['json', 'binary', 'interval', 'time']);

/**
 * Looks at a table in as few statements as possible. A small one is read whole, in one statement, and counted here; of
 * others the engine counts, and of very large ones only the first rows.
 */
export async function profileTable(look: Look, table: DescribedTable): Promise<TableProfile> {
  const { columns, rows } = await readSample(look, table);
  const isComplete = rows.length <= sampleRows && columns.length > 0;
  const profiles = new Map(columns.map((column, index) => [column.name, profileSample(rows, index, isComplete)]));
  if (isComplete) return { rowCount: rows.length, columns: profiles };

  const rowCount = (await look.attempt(() => countRows(look, table))) ?? table.rowCount;
  const counted = columns.filter((column) => isCountable(column, profiles.get(column.name)));
  const scanRows = rowCount === null || rowCount > largeTable ? largeTable : null;
  for (let start = 0; start < counted.length; start += columnsAQuery) {
    const part = counted.slice(start, start + columnsAQuery);
    const found = await look.attempt(() => look.query(look.sql.statistics(table, part, scanRows)));
    for (const [index, column] of part.entries()) {
      const profile = profiles.get(column.name);
      if (profile && found?.[0]) profile.stats = readStats(found[0], index, scanRows !== null);
    }
  }
  const isBounded = scanRows !== null && rowCount !== null && rowCount <= boundsLimit;
  if (isBounded) await look.attempt(() => readBounds(look, table, counted, profiles));
  return { rowCount, columns: profiles };
}

/** The first rows of all columns; when the table as a whole cannot be read, of those that can by themselves. */
async function readSample(look: Look, table: DescribedTable): Promise<Sample> {
  const columns = table.columns.filter((column) => !opaqueTypes.has(column.type));
  if (columns.length === 0) return { columns, rows: [] };
  try {
    return { columns, rows: await firstRows(look, table, columns) };
  } catch (error) {
    const readable: DescribedColumn[] = [];
    for (const column of columns) if (await isReadable(look, table, column)) readable.push(column);
    if (readable.length === 0) throw error;
    return { columns: readable, rows: await firstRows(look, table, readable) };
  }
}

/** Side by side from several statements where a table is wide, so that none is longer than the guard reads. */
async function firstRows(look: Look, table: DescribedTable, columns: DescribedColumn[]): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (let start = 0; start < columns.length; start += columnsAQuery) {
    const part = columns.slice(start, start + columnsAQuery);
    const found = await look.query(look.sql.sample(table, part, sampleRows + 1));
    for (const [index, cells] of found.entries()) {
      const row = (rows[index] ??= []);
      for (const [offset, cell] of cells.entries()) row[start + offset] = cell;
    }
  }
  return rows;
}

async function isReadable(look: Look, table: DescribedTable, column: DescribedColumn): Promise<boolean> {
  try {
    await look.query(look.sql.sample(table, [column], 1));
    return true;
  } catch {
    return false;
  }
}

async function countRows(look: Look, table: DescribedTable): Promise<number> {
  const isEstimateEnough = table.rowCount !== null && table.rowCount > boundsLimit;
  if (isEstimateEnough) return table.rowCount ?? 0;
  const [row] = await look.query(look.sql.count(table));
  return Number(row?.[0] ?? 0);
}

function isCountable(column: DescribedColumn, profile: ColumnProfile | undefined): boolean {
  if (column.type === 'unknown' || !profile) return false;
  const isLong = profile.sample.some((text) => text.length >= maxTextLength);
  return !isLong;
}

/** The first rows are often the oldest, and the smallest keys: bounds come from the whole table. */
async function readBounds(
  look: Look,
  table: DescribedTable,
  columns: DescribedColumn[],
  profiles: Map<string, ColumnProfile>,
): Promise<void> {
  const ordered = columns.filter(({ type }) => type !== 'text' && type !== 'boolean' && type !== 'uuid');
  if (ordered.length === 0) return;
  const [row] = await look.query(look.sql.bounds(table, ordered));
  for (const [index, column] of ordered.entries()) {
    const stats = profiles.get(column.name)?.stats;
    if (!stats || !row) continue;
    stats.min = row[index * 2] ?? null;
    stats.max = row[index * 2 + 1] ?? null;
  }
}

function readStats(row: Cell[], index: number, isPartial: boolean): ColumnStats {
  const rows = Number(row[0] ?? 0);
  const filled = Number(row[1 + index * 4] ?? 0);
  const distinct = Number(row[2 + index * 4] ?? 0);
  const isSaturated = distinct < rows * 0.05;
  return {
    distinct: isPartial && !isSaturated ? null : distinct,
    nullShare: rows === 0 ? null : 1 - filled / rows,
    min: row[3 + index * 4] ?? null,
    max: row[4 + index * 4] ?? null,
  };
}

function profileSample(rows: Cell[][], index: number, isComplete: boolean): ColumnProfile {
  const cells = rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
  const profile: ColumnProfile = {
    stats: null,
    sample: cells.map(String),
    isNumeric: cells.length > 0 && cells.every((cell) => typeof cell === 'number' || isDigits(cell)),
    isComplete,
  };
  if (!isComplete) return profile;
  const sorted = profile.isNumeric ? cells.toSorted((a, b) => Number(a) - Number(b)) : cells.toSorted(byText);
  profile.stats = {
    distinct: new Set(profile.sample).size,
    nullShare: rows.length === 0 ? null : 1 - cells.length / rows.length,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
  };
  return profile;
}

/** Integers beyond 2^53 and decimals arrive as digits. */
function isDigits(cell: Cell): boolean {
  return typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell);
}

function byText(a: Cell, b: Cell): number {
  const [left, right] = [String(a), String(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

import type { Ir } from '@air/contract';
import type { Cell, Column } from '@air/core';
import type { Catalog } from '../learn/index.ts';
import { sensitivityOf } from '../learn/sensitivity.ts';
import { plainText } from './prompt/plain-text.ts';

export interface ResultRows {
  columns: Column[];
  rows: Cell[][];
}

const maxCellCharacters = 200;
const judgedRows = 50;

/**
 * The part of a result that may be told to a model: without columns that hold what is personal or secret, by the
 * catalog or by the look of their values, and without what cannot be seen.
 */
export function rowsForModel(
  { columns, rows }: ResultRows,
  { ir, catalog, maxRows }: { ir: Ir | null; catalog: Catalog; maxRows: number },
): ResultRows & { withheld: string[] } {
  const sensitive = sensitiveNames(ir, catalog);
  const isWithheld = (column: Column, at: number): boolean => {
    if (sensitive.has(column.name.toLowerCase())) return true;
    const sample = rows.slice(0, judgedRows).flatMap((row) => (typeof row[at] === 'string' ? [row[at]] : []));
    const described = { ...column, nullable: true, comment: null };
    return sensitivityOf(described, sample, false) !== 'none';
  };
  const kept = columns.flatMap((column, at) => (isWithheld(column, at) ? [] : [at]));
  return {
    columns: columns.filter((_, at) => kept.includes(at)),
    rows: rows.slice(0, maxRows).map((row) => kept.map((at) => told(row[at] ?? null))),
    withheld: columns.filter((_, at) => !kept.includes(at)).map(({ name }) => name),
  };
}

/** Names of columns, and of what the IR makes of them. */
function sensitiveNames(ir: Ir | null, catalog: Catalog): Set<string> {
  const columns = catalog.tables.flatMap((table) =>
    table.columns.filter(({ sensitivity }) => sensitivity !== 'none').map(({ name }) => name.toLowerCase()),
  );
  const names = new Set(columns);
  const isOfThem = (field: string | undefined): boolean =>
    field !== undefined && names.has(field.slice(field.lastIndexOf('.') + 1).toLowerCase());
  for (const item of ir?.dimensions ?? [])
    if (typeof item === 'object' && isOfThem(item.field)) names.add((item.as ?? item.field).toLowerCase());
  for (const metric of ir?.metrics ?? []) {
    const showsValue = 'agg' in metric && (metric.agg === 'min' || metric.agg === 'max');
    if (showsValue && isOfThem(metric.field ?? metric.name)) names.add(metric.name.toLowerCase());
  }
  return names;
}

const told = (cell: Cell): Cell => (typeof cell === 'string' ? plainText(cell, maxCellCharacters) : cell);

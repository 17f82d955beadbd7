import type { Cell } from '@air/core';

/** Cells as they are compared: numbers by value (fractions to 9 digits), times in one spelling, flags as 0 and 1. */
export function normalise(rows: readonly Cell[][]): Cell[][] {
  return rows.map((row) => row.map(normaliseCell));
}

function normaliseCell(cell: Cell): Cell {
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'number') return round(cell);
  if (cell === null) return null;
  if (/^-?\d+$/.test(cell) && cell.length > 15) return cell;
  if (/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(cell)) return round(Number(cell));
  const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.0+)?(?:Z|\+00(?::?00)?)?$/.exec(cell);
  return moment ? `${moment[1]}T${moment[2]}` : cell;
}

function round(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(9));
}

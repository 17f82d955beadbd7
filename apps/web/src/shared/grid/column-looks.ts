import type { Cell, Column } from '../api/client.ts';
import { decimalsOf, formatCell } from '../ui/format.ts';

const characterPx = 7.4;
const minPx = 76;
const maxPx = 340;
const samples = 100;

export interface ColumnLook {
  width: number;
  decimals: number;
}

/** Widths and decimals from the name and the first rows, fixed from then on, so that nothing moves while scrolling. */
export function columnLooks(columns: Column[], rows: Cell[][]): ColumnLook[] {
  return columns.map((column, index) => {
    const cells = rows.slice(0, samples).map((row) => row[index] ?? null);
    const decimals = decimalsOf(column, cells);
    const lengths = cells.map((cell) => formatCell(cell, column, decimals).length);
    const widest = Math.max(column.name.length, ...lengths);
    return { width: Math.round(Math.min(maxPx, Math.max(minPx, widest * characterPx + 26))), decimals };
  });
}

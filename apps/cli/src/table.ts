import type { Cell } from '@air/core';

const maxCellWidth = 48;

/** Draws rows as a plain table, numbers to the right, cells cut at 48 characters. */
export function drawTable(headers: string[], rows: Cell[][]): string {
  const texts = rows.map((row) => headers.map((_, index) => cellText(row[index] ?? null)));
  const widths = headers.map((header, index) =>
    Math.max(header.length, ...texts.map((row) => (row[index] ?? '').length)),
  );
  const isNumeric = headers.map((_, index) => rows.length > 0 && rows.every((row) => looksNumeric(row[index] ?? null)));
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => (isNumeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(headers), line(widths.map((width) => '─'.repeat(width))), ...texts.map(line)].join('\n');
}

function cellText(cell: Cell): string {
  if (cell === null) return '∅';
  // Escape sequences in data must not reach the terminal.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const text = String(cell).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return text.length > maxCellWidth ? `${text.slice(0, maxCellWidth - 1)}…` : text;
}

function looksNumeric(cell: Cell): boolean {
  return cell === null || typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell));
}

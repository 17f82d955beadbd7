import type { Column } from '@air/core';

/**
 * A stored result is one file of lines: the header (columns and when the rows were read), one JSON array per row, the
 * footer with a sparse index of row numbers and their byte positions, and the position of the footer in 20 digits.
 */
export interface ResultHeader {
  columns: Column[];
  asOf: string;
}

export interface ResultFooter {
  rowCount: number;
  /** Of the rows alone. */
  byteCount: number;
  /** The number of the first row of each group, ascending. */
  rows: number[];
  /** Where each group starts; one more than groups, so that each has an end. */
  positions: number[];
}

export const trailerBytes = 21;

export function printTrailer(footerPosition: number): string {
  return `${String(footerPosition).padStart(trailerBytes - 1, '0')}\n`;
}

/** The types that a column of any engine is reduced to. `nativeType` on the column keeps the engine's own word. */
export const columnTypes = [
  'boolean',
  'integer',
  'decimal',
  'float',
  'text',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'interval',
  'json',
  'uuid',
  'binary',
  'unknown',
] as const;

export type ColumnType = (typeof columnTypes)[number];

/**
 * One value of a result, always representable in JSON without loss:
 * an integer beyond ±(2^53-1) and every decimal is a string of digits; NaN and the infinities are the strings
 * `NaN`, `Infinity`, `-Infinity`; a date is `YYYY-MM-DD`; a timestamp `YYYY-MM-DDTHH:MM:SS[.ffffff]` with a final
 * `Z` (always UTC) when it has a zone; JSON is its text; binary is base64.
 */
export type Cell = string | number | boolean | null;

export interface Column {
  name: string;
  type: ColumnType;
  nativeType: string;
}

/** Rows in column order. The first batch of a stream carries the columns even when it holds no row. */
export interface RowBatch {
  columns: Column[];
  rows: Cell[][];
}

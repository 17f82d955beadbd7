/** The one table of limits. Every path reads its numbers here, so page, export, API and schedule agree. */
export interface Limits {
  /** Rows a statement returns when it names no limit of its own. */
  defaultRows: number;
  /** Rows no statement may exceed; a larger LIMIT is lowered to it. */
  maxRows: number;
  /** Bytes of a stored result. */
  maxBytes: number;
  /** Wall time of one statement on its engine. */
  timeoutMs: number;
  /** Widest time span a query on a time-series table may cover. */
  maxSpanDays: number;
  /** Rows kept with the run itself as its sample. */
  sampleRows: number;
  statementBytes: number;
  statementDepth: number;
  statementCtes: number;
  questionCharacters: number;
  requestBytes: number;
}

export const defaultLimits: Limits = {
  defaultRows: 5_000,
  maxRows: 100_000,
  maxBytes: 256 * 1024 * 1024,
  timeoutMs: 60_000,
  maxSpanDays: 370,
  sampleRows: 50,
  statementBytes: 64 * 1024,
  statementDepth: 200,
  statementCtes: 64,
  questionCharacters: 2_000,
  requestBytes: 1024 * 1024,
};

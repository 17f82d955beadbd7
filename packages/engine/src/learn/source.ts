import type { SourceDescription } from '@air/connectors';
import type { Cell, Clock, Column, Dialect, Statement } from '@air/core';
import type { Catalog } from './catalog.ts';

/** What learning needs of a datasource. Whoever calls passes each statement through the guard. */
export interface LearnSource {
  describe(signal?: AbortSignal): Promise<SourceDescription>;
  query(statement: Statement, signal?: AbortSignal): Promise<{ columns: Column[]; rows: Cell[][] }>;
}

export interface LearnOptions {
  datasourceId: string;
  dialect: Dialect;
  clock: Clock;
  /** What was learned before: tables whose structure and row count are the same are not profiled again. */
  previous?: Catalog | null;
  /** Tables that must be treated as time series, with their time column, by the name the catalog gives them. */
  timeSeries?: Readonly<Record<string, string>>;
  /** Statements in flight at once. */
  concurrency?: number;
  /** After this time, what is left is taken with its structure alone. */
  timeBudgetMs?: number;
  signal?: AbortSignal;
  onProgress?: (step: string, fraction: number) => void;
}

export interface SchemaNote {
  object: string;
  chunk: number;
  md: string;
  mdHash: string;
}

export interface LearnedSource {
  catalog: Catalog;
  notes: SchemaNote[];
  /** What could not be read, or not looked into, and why. */
  skipped: { name: string; reason: string }[];
  /** Tables that were looked into, and tables taken over from the previous catalog. */
  profiled: number;
  reused: number;
}

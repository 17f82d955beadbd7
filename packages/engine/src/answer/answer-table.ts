import type { Cell, Column } from '@air/core';
import type { Ir } from '@air/contract';
import type { CompiledQuery } from '../sql/index.ts';

/** The rows of an answer and what is known of their columns: all that widgets and words are made from. */
export interface AnswerTable {
  columns: Column[];
  /** The rows that are shown, which may be fewer than the result has. */
  rows: Cell[][];
  totalRows: number;
  /** What each column is; null where a model wrote the SQL without an IR. */
  roles: CompiledQuery['columns'] | null;
  /** Figures whose rows may be added up: sums and counts, not averages. */
  additive: string[];
  /** Figures that are fractions of one, and those that are percentages already. */
  fractions: string[];
  percentages: string[];
  /** The rows are a part of a longer list: a limit cut them. */
  isCut: boolean;
}

/** What an IR tells about the figures of its result. */
export function figuresOf(ir: Ir | null): Pick<AnswerTable, 'additive' | 'fractions' | 'percentages'> {
  const metrics = ir?.metrics ?? [];
  const named = (calc: string) => metrics.filter((metric) => 'calc' in metric && metric.calc === calc);
  const sums = metrics.filter((metric) => 'agg' in metric && (metric.agg === 'sum' || metric.agg === 'count'));
  return {
    additive: sums.map(({ name }) => name),
    fractions: named('share_of_total').map(({ name }) => name),
    percentages: named('change_percent').map(({ name }) => name),
  };
}

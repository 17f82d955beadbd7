import type { Cell, ColumnType } from '@air/core';
import type { AnswerTable } from './answer-table.ts';

const types: Record<string, ColumnType> = {
  figure: 'decimal',
  count: 'integer',
  text: 'text',
  time: 'date',
  key: 'integer',
};

/** A table from columns written as `revenue figure`, `month time month`: name, what it is, and the grain of a time. */
export function tableOf(columns: string[], rows: Cell[][], changes: Partial<AnswerTable> = {}): AnswerTable {
  const read = columns.map((text) => text.split(' '));
  const roles = read.map(([name = '', kind = '', grain = null]) => ({
    name,
    role: kind === 'figure' || kind === 'count' ? ('metric' as const) : ('dimension' as const),
    grain,
  }));
  return {
    columns: read.map(([name = '', kind = '']) => ({ name, type: types[kind] ?? 'text', nativeType: kind })),
    rows,
    totalRows: rows.length,
    roles,
    additive: roles.flatMap(({ name, role }) => (role === 'metric' ? [name] : [])),
    fractions: [],
    percentages: [],
    isCut: false,
    ...changes,
  };
}

/** Rows made by number, from 1. */
export const rowsOf = (count: number, row: (number: number) => Cell[]): Cell[][] =>
  Array.from({ length: count }, (_value, index) => row(index + 1));

import type { Cell, Column } from '@air/core';
import type { AnswerTable } from './answer-table.ts';

/** The columns of a table by what they are to a reader, as indexes. */
export interface TableShape {
  times: number[];
  categories: number[];
  figures: number[];
}

export function shapeOf(table: AnswerTable): TableShape {
  const shape: TableShape = { times: [], categories: [], figures: [] };
  for (const index of table.columns.keys()) {
    if (isFigure(table, index)) shape.figures.push(index);
    else if (isTime(table, index)) shape.times.push(index);
    else shape.categories.push(index);
  }
  return { ...shape, categories: withoutIdentifiers(table, shape) };
}

/** A key beside a name tells a reader nothing, but for which of two of the same name is meant. */
function withoutIdentifiers({ columns, rows }: AnswerTable, { times, categories }: TableShape): number[] {
  const named = categories.filter((index) => !isNameLike(columns[index]?.name ?? ''));
  if (named.length === 0 || named.length === categories.length) return categories;
  const labels = new Set(rows.map((row) => JSON.stringify([...times, ...named].map((index) => row[index]))));
  return labels.size === rows.length ? named : categories;
}

const numericTypes = new Set<Column['type']>(['integer', 'decimal', 'float']);
const timeTypes = new Set<Column['type']>(['date', 'timestamp', 'timestamptz']);

/** Years and identifiers are numbers that nobody counts with. */
const isNameLike = (name: string): boolean =>
  /(^|[^a-z])(id|key|code|year|zip|postcode|no|number)$/i.test(name) || /[a-z]I[dD]$/.test(name);

function isFigure({ columns, rows, roles }: AnswerTable, index: number): boolean {
  const column = columns[index];
  if (!column) return false;
  const hasFigures =
    numericTypes.has(column.type) || (column.type === 'unknown' && rows.length > 0 && rows.every(isNumberAt(index)));
  if (!hasFigures) return false;
  const role = roles?.find(({ name }) => name === column.name)?.role;
  return role === undefined ? !isNameLike(column.name) : role === 'metric';
}

const isNumberAt = (index: number) => (row: Cell[]) => typeof row[index] === 'number' || row[index] === null;

function isTime({ columns, rows, roles }: AnswerTable, index: number): boolean {
  const column = columns[index];
  if (!column) return false;
  if (typeof grainOf({ roles }, column.name) === 'string' || timeTypes.has(column.type)) return true;
  // SQLite has no type for dates: its texts tell.
  const texts = rows.flatMap((row) => row[index] ?? []);
  return (
    texts.length > 0 && texts.every((text) => typeof text === 'string' && /^\d{4}-\d{2}(-\d{2}([T ].*)?)?$/.test(text))
  );
}

export function grainOf({ roles }: Pick<AnswerTable, 'roles'>, name: string): string | null {
  return roles?.find((role) => role.name === name)?.grain ?? null;
}

/** The number in a cell; null when it holds none. */
export function numberIn(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || !/^-?(\d|\.\d)/.test(cell)) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

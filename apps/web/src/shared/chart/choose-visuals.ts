import type { Cell, Column, Visual } from '../api/client.ts';
import { isNameLike, isNumeric } from '../ui/format.ts';
import { isTime } from './time-values.ts';

interface Shape {
  times: string[];
  categories: string[];
  measures: string[];
  distinct: Map<string, number>;
}

/** The visuals that suit a result, the best first. A table always does. `metrics` are the measures, where they are known. */
export function chooseVisuals(columns: Column[], rows: Cell[][], metrics: string[] = []): Visual[] {
  const table: Visual = { type: 'table' };
  if (rows.length === 0) return [table];
  const known = metrics.filter((name) => columns.some((column) => column.name === name));
  if (known.length === 0 && columns.length > maxGuessed) return [table];
  const shape = readShape(columns, rows, (column) =>
    known.length > 0 ? known.includes(column.name) : isNumeric(column) && !isNameLike(column.name),
  );
  return [...charts(shape, rows.length), table];
}

const unchartable = new Set<Column['type']>(['json', 'binary', 'uuid']);
/** In a listing of more columns than these, no figure stands out. */
const maxGuessed = 8;
/** More bars than these are a table. */
const maxBars = 200;

function readShape(columns: Column[], rows: Cell[][], isMeasure: (column: Column) => boolean): Shape {
  const shape: Shape = { times: [], categories: [], measures: [], distinct: new Map() };
  columns.forEach((column, index) => {
    const values = rows.map((row) => row[index] ?? null);
    shape.distinct.set(column.name, new Set(values).size);
    if (isMeasure(column)) {
      if (isNumeric(column)) shape.measures.push(column.name);
    } else if (isTime(column, values)) shape.times.push(column.name);
    else if (!unchartable.has(column.type)) shape.categories.push(column.name);
  });
  // The id beside a name says nothing that the name does not.
  const named = shape.categories.filter((name) => !isNameLike(name));
  if (named.length > 0) shape.categories = named;
  return shape;
}

function charts({ times, categories, measures, distinct }: Shape, rowCount: number): Visual[] {
  const [measure] = measures;
  if (measure === undefined) return [];
  if (rowCount === 1 && measures.length <= 4) return [{ type: 'number', y: oneOrMore(measures) }];

  const [time] = times;
  if (time !== undefined && (distinct.get(time) ?? 0) > 1) {
    const series = smallest(categories, distinct);
    const over =
      series === undefined ? { x: time, y: oneOrMore(measures.slice(0, 4)) } : { x: time, y: measure, series };
    return (['line', 'bar', 'area'] as const).map((type) => ({ type, ...over }));
  }

  const [category, second] = varying(categories, distinct);
  if (category !== undefined && (distinct.get(category) ?? 0) > maxBars) return [];
  if (category !== undefined) {
    const bars: Visual =
      second === undefined || (distinct.get(second) ?? 0) > 8
        ? { type: 'bar', x: category, y: measure }
        : { type: 'bar', x: category, y: measure, series: second };
    const slices = distinct.get(category) ?? 0;
    return second === undefined && slices <= 8 ? [bars, { type: 'pie', x: category, y: measure }] : [bars];
  }

  const [x, y] = measures;
  return y !== undefined && x !== undefined && rowCount > 2 ? [{ type: 'scatter', x, y }] : [];
}

const oneOrMore = (names: string[]) => (names.length === 1 ? (names[0] ?? '') : names);

const varying = (names: string[], distinct: Map<string, number>) => {
  const several = names.filter((name) => (distinct.get(name) ?? 0) > 1);
  return several.length > 0 ? several : names;
};

/** The category that makes the fewest lines, of those that make more than one. */
function smallest(names: string[], distinct: Map<string, number>): string | undefined {
  return names
    .filter((name) => (distinct.get(name) ?? 0) > 1)
    .sort((a, b) => (distinct.get(a) ?? 0) - (distinct.get(b) ?? 0))[0];
}

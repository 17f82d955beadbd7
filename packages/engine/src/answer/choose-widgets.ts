import type { Visual, Widget } from '@air/contract';
import type { Cell } from '@air/core';
import type { AnswerTable } from './answer-table.ts';
import { columnTitle, valueInWords } from './in-words.ts';
import { numberIn, shapeOf } from './table-shape.ts';

const maxCards = 4;
const maxFiguresAChart = 4;
const maxSeries = 8;
const maxBars = 30;
const maxSlices = 6;

/** What to draw of an answer, by the shape of its rows, the most telling first; the table is always there. */
export function chooseWidgets(table: AnswerTable, title: string): Widget[] {
  const isEmpty = table.rows.length === 0;
  return [
    ...(isEmpty ? [] : chartsOf(table, title)),
    { ...whole(table), type: 'table', title, visual: { type: 'table', title } },
  ];
}

function chartsOf(table: AnswerTable, title: string): Widget[] {
  const { times, categories, figures } = shapeOf(table);
  const [first] = figures;
  if (first === undefined) return [];
  if (table.rows.length === 1) return cards(table, figures.slice(0, maxCards));
  const [time] = times;
  const [category, second, ...more] = categories;
  if (times.length > 1 || more.length > 0) return [];
  if (time !== undefined && second === undefined) return alongTime(table, title, { time, series: category, figures });
  if (time === undefined && category !== undefined)
    return byCategory(table, title, { category, series: second, figures });
  return [];
}

/** One row: a card for each of its figures, named after whatever stands beside them. */
function cards(table: AnswerTable, figures: number[], rows = table.rows): Widget[] {
  const row = rows[0] ?? [];
  const { times, categories } = shapeOf(table);
  const beside = [...times, ...categories].map((index) => valueInWords(table, index, row[index]));
  return figures.map((index) => {
    const name = table.columns[index]?.name ?? '';
    const title = [columnTitle(name), ...beside.slice(0, 2)].join(', ');
    return { ...whole(table), rows, type: 'metric_card', title, visual: { type: 'number', y: name, title } };
  });
}

function alongTime(
  table: AnswerTable,
  title: string,
  { time, series, figures }: { time: number; series: number | undefined; figures: number[] },
): Widget[] {
  const moments = distinct(table.rows, [time]);
  if (series === undefined) {
    if (moments < table.rows.length) return [];
    const line = chart(table, 'line', title, { x: time, figures: alike(table, figures) });
    return table.rows.length === 2 ? [...latest(table, time, figures), line] : [line];
  }
  if (distinct(table.rows, [time, series]) < table.rows.length || distinct(table.rows, [series]) > maxSeries) return [];
  if (moments === 1) return [chart(table, 'bar', title, { x: series, figures: alike(table, figures) })];
  return [chart(table, 'line', title, { x: time, series, figures: figures.slice(0, 1) })];
}

/** Two periods: the later one as a card, with the earlier one in the row below it to compare with. */
function latest(table: AnswerTable, time: number, figures: number[]): Widget[] {
  const rows = table.rows.toSorted((a, b) => String(b[time]).localeCompare(String(a[time])));
  return cards(table, figures.slice(0, 1), rows);
}

function byCategory(
  table: AnswerTable,
  title: string,
  { category, series, figures }: { category: number; series: number | undefined; figures: number[] },
): Widget[] {
  const { rows } = table;
  const keys = series === undefined ? [category] : [category, series];
  if (distinct(rows, keys) < rows.length || distinct(rows, [category]) > maxBars) return [];
  if (series !== undefined) {
    if (distinct(rows, [series]) > maxSeries) return [];
    return [chart(table, 'bar', title, { x: category, series, figures: figures.slice(0, 1) })];
  }
  const type = isWholeInParts(table, figures) ? 'pie' : 'bar';
  return [chart(table, type, title, { x: category, figures: alike(table, figures) })];
}

/** A pie says that its slices are all there is of something. */
function isWholeInParts(table: AnswerTable, figures: number[]): boolean {
  const [index, ...others] = figures;
  const name = table.columns[index ?? -1]?.name ?? '';
  const isPart = table.additive.includes(name) || table.fractions.includes(name);
  if (index === undefined || others.length > 0 || !isPart || table.isCut || table.rows.length > maxSlices) return false;
  const values = table.rows.map((row) => numberIn(row[index]));
  return values.every((value) => value !== null && value >= 0) && values.some((value) => value !== null && value > 0);
}

/** Figures that can share an axis with the first: sums cannot with averages, nor amounts with percentages. */
function alike(table: AnswerTable, figures: number[]): number[] {
  const kind = (index: number) => {
    const name = table.columns[index]?.name ?? '';
    if (table.fractions.includes(name)) return 'fraction';
    if (table.percentages.includes(name)) return 'percentage';
    return table.additive.includes(name) ? 'sum' : 'other';
  };
  const [first] = figures;
  return first === undefined ? [] : figures.filter((index) => kind(index) === kind(first)).slice(0, maxFiguresAChart);
}

function chart(
  table: AnswerTable,
  type: 'line' | 'bar' | 'pie',
  title: string,
  { x, series, figures }: { x: number; series?: number; figures: number[] },
): Widget {
  const nameOf = (index: number) => table.columns[index]?.name ?? '';
  const [first = '', ...others] = figures.map(nameOf);
  const visual: Visual = {
    type,
    x: nameOf(x),
    y: others.length === 0 ? first : [first, ...others],
    ...(series !== undefined && { series: nameOf(series) }),
    title,
  };
  return { ...whole(table), type, title, visual };
}

function whole({ columns, rows }: AnswerTable): Pick<Widget, 'columns' | 'rows'> {
  return { columns: columns.map(({ name, type, nativeType }) => ({ name, type, native_type: nativeType })), rows };
}

function distinct(rows: Cell[][], indexes: number[]): number {
  return new Set(rows.map((row) => JSON.stringify(indexes.map((index) => row[index] ?? null)))).size;
}

import type { Cell } from '@air/core';
import type { AnswerTable } from './answer-table.ts';
import { columnTitle, counted, figureInWords, listed, percentInWords, valueInWords } from './in-words.ts';
import { numberIn, shapeOf } from './table-shape.ts';

export interface PlainAnswer {
  table: AnswerTable;
  /** What was asked about as a title: "Revenue by store". */
  title: string;
  /** The words that named a stretch of time: "last quarter". */
  period: string | null;
  /** When no row was found: what might have been meant instead. */
  nearest: string[];
}

const named = 3;

/** The answer in plain English, made from the rows alone: the same rows always give the same words. */
export function plainAnswer({ table, title, period, nearest }: PlainAnswer): string {
  const { rows } = table;
  if (rows.length === 0) return [`No rows match: ${lowerFirst(title)}.`, ...nearest].join(' ');
  const { times, categories, figures } = shapeOf(table);
  const [figure] = figures;
  const sentences =
    figure === undefined
      ? list(table)
      : rows.length === 1
        ? single(table, period)
        : times.length === 1 && categories.length === 0
          ? alongTime(table, { time: times[0] ?? 0, figure }, period)
          : ranked(table, { labels: [...times, ...categories], figure }, period);
  return [...sentences, ...cutNote(table)].join(' ');
}

function single(table: AnswerTable, period: string | null): string[] {
  const { figures, times, categories } = shapeOf(table);
  const [row = []] = table.rows;
  const others = [...times, ...categories];
  const whose = others.map((index) => valueInWords(table, index, row[index]));
  const said = figures.map((index) => {
    const name = columnTitle(table.columns[index]?.name ?? '');
    return `${name} is ${figureInWords(table, index, row[index])}`;
  });
  const [first = '', ...rest] = said;
  const head = whose.length > 0 ? `${listed(whose)}: ${lowerFirst(first)}` : first;
  return [`${listed([head, ...rest.map(lowerFirst)])}${during(period)}.`];
}

function alongTime(
  table: AnswerTable,
  { time, figure }: { time: number; figure: number },
  period: string | null,
): string[] {
  const rows = table.rows.toSorted((a, b) => String(a[time]).localeCompare(String(b[time])));
  const at = (row: Cell[] | undefined) => valueInWords(table, time, row?.[time]);
  const of = (row: Cell[] | undefined) => figureInWords(table, figure, row?.[figure]);
  const { highest, lowest } = extremes(rows, figure);
  const name = columnTitle(table.columns[figure]?.name ?? '');
  const [first, last] = [rows[0], rows.at(-1)];
  const span = `${name} from ${at(first)} to ${at(last)}${during(period)}:`;
  if (!highest || !lowest) return [`${span} no figures.`];
  const tops = `highest in ${at(highest)} with ${of(highest)}, lowest in ${at(lowest)} with ${of(lowest)}.`;
  const isLastSaid = last === highest || last === lowest;
  return [`${span} ${tops}`, ...(isLastSaid ? [] : [`In ${at(last)} it was ${of(last)}.`]), ...total(table, figure)];
}

function ranked(
  table: AnswerTable,
  { labels, figure }: { labels: number[]; figure: number },
  period: string | null,
): string[] {
  const label = (row: Cell[]) => labels.map((index) => valueInWords(table, index, row[index])).join(', ');
  const of = (row: Cell[]) => figureInWords(table, figure, row[figure]);
  const name = lowerFirst(columnTitle(table.columns[figure]?.name ?? ''));
  const { highest, lowest } = extremes(table.rows, figure);
  const count = counted(table.totalRows, 'row');
  if (!highest || !lowest) return [`${count}, none with a ${name}.`];
  if (numberIn(highest[figure]) === numberIn(lowest[figure])) {
    return [`${count}${during(period)}, each with the same ${name}: ${of(highest)}.`, ...total(table, figure)];
  }
  const share = shareOf(table, figure, highest);
  return [
    `${count}${during(period)}: ${label(highest)} has the highest ${name}, ${of(highest)}${share}; ${label(lowest)} the lowest, ${of(lowest)}.`,
    ...total(table, figure),
  ];
}

function list(table: AnswerTable): string[] {
  const [row = []] = table.rows;
  if (table.totalRows === 1) {
    const pairs = table.columns
      .slice(0, named)
      .map(({ name }, index) => `${columnTitle(name)}: ${valueInWords(table, index, row[index])}`);
    return [`${pairs.join('; ')}.`];
  }
  const [label = 0] = shapeOf(table).categories;
  const labels = [...new Set(table.rows.map((cells) => valueInWords(table, label, cells[label])))];
  const shown = labels.slice(0, named);
  const count = counted(table.totalRows, 'row');
  if (labels.length <= named) return [`${count}: ${listed(shown)}.`];
  return [`${count}, such as ${listed(shown)}.`];
}

/** Sums are said where adding up makes sense, and all rows are there. */
function total(table: AnswerTable, figure: number): string[] {
  const sum = sumOf(table, figure);
  return sum === null ? [] : [`Together: ${figureInWords(table, figure, sum)}.`];
}

function shareOf(table: AnswerTable, figure: number, row: Cell[]): string {
  const sum = sumOf(table, figure);
  const value = numberIn(row[figure]);
  const isAllPositive = table.rows.every((cells) => (numberIn(cells[figure]) ?? 0) >= 0);
  return sum === null || sum <= 0 || value === null || !isAllPositive
    ? ''
    : ` (${percentInWords((value / sum) * 100)} of all)`;
}

function sumOf(table: AnswerTable, figure: number): number | null {
  const isAddable = table.additive.includes(table.columns[figure]?.name ?? '') && !table.isCut;
  return isAddable ? table.rows.reduce((sum, row) => sum + (numberIn(row[figure]) ?? 0), 0) : null;
}

function extremes(rows: Cell[][], figure: number): { highest: Cell[] | null; lowest: Cell[] | null } {
  let highest: Cell[] | null = null;
  let lowest: Cell[] | null = null;
  for (const row of rows) {
    const value = numberIn(row[figure]);
    if (value === null) continue;
    if (highest === null || value > (numberIn(highest[figure]) ?? 0)) highest = row;
    if (lowest === null || value < (numberIn(lowest[figure]) ?? 0)) lowest = row;
  }
  return { highest, lowest };
}

function cutNote({ rows, totalRows, isCut }: AnswerTable): string[] {
  if (totalRows > rows.length) return [`The first ${rows.length} of ${totalRows} rows are shown.`];
  return isCut && rows.length >= 200 ? [`Only the first ${rows.length} rows were read; there may be more.`] : [];
}

function during(period: string | null): string {
  if (period === null || period.trim() === '') return '';
  const text = period.trim();
  return /^(in|on|for|during|since|before|after|between|from|until|within|over|of)\b/i.test(text)
    ? ` ${text}`
    : ` for ${text}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

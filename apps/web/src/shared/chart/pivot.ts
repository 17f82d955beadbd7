import type { Cell, Column } from '../api/client.ts';
import { formatCount } from '../ui/format.ts';

export interface Pivot {
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  /** One measure was split into a series for each value of a column. */
  isSplit: boolean;
  /** What was left out or added up, in words. */
  note: string | null;
}

interface PivotSource {
  columns: Column[];
  rows: Cell[][];
  x: string;
  measures: string[];
  series: string | null;
  overTime: boolean;
}

const maxSeries = 8;
const maxCategories = 40;

/** Rows to one list of values a series over one shared list of labels. */
export function pivot(source: PivotSource): Pivot {
  const { labels, sums, duplicates } = add(source);
  if (source.overTime) labels.sort();
  const shown = source.overTime ? labels : labels.slice(0, maxCategories);
  const all = [...sums].map(([name, values]) => ({ name, values: shown.map((label) => values.get(label) ?? null) }));
  const kept = keepLargest(all);
  const notes = [
    shown.length < labels.length && `the first ${maxCategories} of ${labels.length} shown`,
    kept.length < all.length && `the ${maxSeries} largest of ${formatCount(all.length, 'series', 'series')} shown`,
    duplicates > 0 && `rows with the same ${[source.x, source.series].filter(Boolean).join(' and ')} added up`,
  ].filter((note) => note !== false);
  return {
    labels: shown,
    series: kept,
    isSplit: source.series !== null,
    note: notes.length > 0 ? notes.join('; ') : null,
  };
}

function add({ columns, rows, x, measures, series }: PivotSource) {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const xIndex = at(x);
  const seriesIndex = series === null ? -1 : at(series);
  const labels = new Set<string>();
  const sums = new Map<string, Map<string, number>>();
  let duplicates = 0;
  for (const row of rows) {
    const label = nameOf(row[xIndex]);
    labels.add(label);
    for (const measure of measures) {
      const values = entry(sums, seriesIndex === -1 ? measure : nameOf(row[seriesIndex]));
      const cell = row[at(measure)] ?? null;
      const value = cell === null ? Number.NaN : Number(cell);
      if (!Number.isFinite(value)) continue;
      const known = values.get(label);
      if (known !== undefined) duplicates += 1;
      values.set(label, (known ?? 0) + value);
    }
  }
  return { labels: [...labels], sums, duplicates };
}

function entry(sums: Map<string, Map<string, number>>, name: string): Map<string, number> {
  const found = sums.get(name) ?? new Map<string, number>();
  sums.set(name, found);
  return found;
}

function keepLargest(all: Pivot['series']): Pivot['series'] {
  if (all.length <= maxSeries) return all;
  const total = ({ values }: Pivot['series'][number]) =>
    values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  const largest = new Set([...all].sort((a, b) => total(b) - total(a)).slice(0, maxSeries));
  return all.filter((series) => largest.has(series));
}

const nameOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? '(none)' : String(cell));

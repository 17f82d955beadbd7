import type { Cell, Column, Visual } from '../api/client.ts';
import { formatCompact, formatCount, formatHeadline, isNumeric } from '../ui/format.ts';
import { pivot, type Pivot } from './pivot.ts';
import { isTime, timeLabels } from './time-values.ts';
import type { ChartTokens } from './tokens.ts';

/** What ECharts takes; plain JSON but for the formatters. */
export type ChartOption = Record<string, unknown>;

export type CompiledVisual =
  | { kind: 'chart'; option: ChartOption; summary: string; note: string | null; lyingBars: number }
  | { kind: 'numbers'; items: { name: string; value: string }[] }
  | { kind: 'table' };

/** Turns a visual of a report and rows into what is drawn. Sorts time, adds up duplicates, keeps what can be read. */
export function compileChart(visual: Visual, columns: Column[], rows: Cell[][], tokens: ChartTokens): CompiledVisual {
  const measures = [visual.y ?? []].flat().filter((name) => columns.some((column) => column.name === name));
  if (visual.type === 'table' || measures.length === 0 || rows.length === 0) return { kind: 'table' };
  if (visual.type === 'number') return numbers(measures, columns, rows);
  const x = columns.findIndex((column) => column.name === visual.x);
  const xColumn = columns[x];
  if (!xColumn) return { kind: 'table' };
  if (visual.type === 'scatter') return scatter(xColumn, measures[0] ?? '', { columns, rows, tokens });

  const overTime = isTime(
    xColumn,
    rows.map((row) => row[x] ?? null),
  );
  const data = pivot({ columns, rows, x: xColumn.name, measures, series: visual.series ?? null, overTime });
  const option = visual.type === 'pie' ? pie(data, tokens) : axes(visual, data, { overTime, tokens });
  const summary = `${visual.type} chart of ${measures.join(', ')} by ${[xColumn.name, visual.series].filter(Boolean).join(' and ')}, ${formatCount(data.labels.length, 'point')}`;
  const lyingBars = visual.type === 'bar' && !overTime && liesDown(data.labels) ? data.labels.length : 0;
  return { kind: 'chart', option: { ...option, ...spoken(summary) }, summary, note: data.note, lyingBars };
}

function numbers(measures: string[], columns: Column[], rows: Cell[][]): CompiledVisual {
  const items = measures.map((name) => {
    const cell = rows[0]?.[columns.findIndex((column) => column.name === name)] ?? null;
    const value = cell === null ? '∅' : Number.isFinite(Number(cell)) ? formatHeadline(Number(cell)) : String(cell);
    return { name, value };
  });
  return { kind: 'numbers', items };
}

interface Source {
  columns: Column[];
  rows: Cell[][];
  tokens: ChartTokens;
}

function scatter(x: Column, measure: string, { columns, rows, tokens }: Source): CompiledVisual {
  const xIndex = columns.indexOf(x);
  const yIndex = columns.findIndex((column) => column.name === measure);
  if (!isNumeric(x)) return { kind: 'table' };
  const points = rows
    .filter((row) => row[xIndex] !== null && row[yIndex] !== null)
    .map((row) => [Number(row[xIndex]), Number(row[yIndex])]);
  const axis = { type: 'value', scale: true, ...axisLook(tokens) };
  const option = {
    ...base(tokens),
    grid: { ...grid, top: 30 },
    tooltip: { ...tooltip(tokens), trigger: 'item' },
    xAxis: { ...axis, name: x.name, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: tokens.muted } },
    yAxis: { ...axis, name: measure, nameTextStyle: { color: tokens.muted, align: 'left' } },
    series: [{ type: 'scatter', name: measure, data: points, symbolSize: 7, itemStyle: { opacity: 0.75 } }],
  };
  const summary = `scatter chart of ${measure} against ${x.name}, ${formatCount(points.length, 'point')}`;
  return { kind: 'chart', option: { ...option, ...spoken(summary) }, summary, note: null, lyingBars: 0 };
}

function axes(
  visual: Visual,
  data: Pivot,
  { overTime, tokens }: { overTime: boolean; tokens: ChartTokens },
): ChartOption {
  const isBar = visual.type === 'bar';
  const isLying = isBar && !overTime && liesDown(data.labels);
  const labels = overTime ? timeLabels(data.labels) : data.labels;
  const category = {
    type: 'category',
    data: labels,
    boundaryGap: isBar,
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { show: !isLying, lineStyle: { color: tokens.line } },
    axisLabel: {
      color: tokens.muted,
      hideOverlap: true,
      width: isLying ? 150 : 110,
      overflow: 'truncate',
      ...(isLying && { interval: 0 }),
    },
  };
  const value = { type: 'value', ...axisLook(tokens), splitNumber: isLying ? 4 : 5 };
  return {
    ...base(tokens),
    grid: { ...grid, top: data.series.length > 1 ? 38 : 14 },
    legend: data.series.length > 1 ? legend(tokens) : { show: false },
    tooltip: {
      ...tooltip(tokens),
      trigger: 'axis',
      axisPointer: { type: isBar ? 'shadow' : 'line', lineStyle: { color: tokens.muted } },
    },
    xAxis: isLying ? value : category,
    yAxis: isLying ? category : value,
    series: data.series.map(({ name, values }) => ({
      name,
      data: values,
      ...(isBar
        ? {
            type: 'bar',
            barMaxWidth: 28,
            ...(data.isSplit && { stack: 'all' }),
            itemStyle: { borderRadius: data.isSplit ? 0 : isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
          }
        : {
            type: 'line',
            showSymbol: labels.length === 1,
            connectNulls: false,
            lineStyle: { width: 1.75 },
            ...(labels.length > 5_000 && { sampling: 'lttb' }),
            ...(visual.type === 'area' && { areaStyle: { opacity: 0.12 }, ...(data.isSplit && { stack: 'all' }) }),
          }),
    })),
  };
}

/** Bars lie when their names would not fit below them side by side. */
function liesDown(labels: string[]): boolean {
  const longest = Math.max(...labels.map((label) => label.length));
  return labels.length * (longest * 7 + 12) > 760;
}

function pie(data: Pivot, tokens: ChartTokens): ChartOption {
  const values = data.series[0]?.values ?? [];
  return {
    ...base(tokens),
    legend: { ...legend(tokens), type: 'scroll', orient: 'vertical', left: '62%', top: 'middle' },
    tooltip: { ...tooltip(tokens), trigger: 'item' },
    series: [
      {
        type: 'pie',
        name: data.series[0]?.name,
        radius: ['48%', '78%'],
        center: ['32%', '50%'],
        label: { show: false },
        itemStyle: { borderColor: tokens.surface, borderWidth: 1 },
        data: data.labels.map((name, index) => ({ name, value: values[index] })),
      },
    ],
  };
}

const grid = { left: 8, right: 30, bottom: 8, containLabel: true };

const base = (tokens: ChartTokens): ChartOption => ({
  animation: false,
  color: tokens.palette,
  textStyle: { fontFamily: 'Inter Variable, system-ui, sans-serif', color: tokens.text },
});

/** ECharts writes the label of its element itself, over the one that React gave it: both must say the same. */
const spoken = (summary: string) => ({ aria: { enabled: true, label: { description: summary } } });

const axisLook = (tokens: ChartTokens) => ({
  axisLabel: { color: tokens.muted, formatter: (value: number) => formatCompact(value) },
  splitLine: { lineStyle: { color: tokens.line } },
});

const legend = (tokens: ChartTokens) => ({
  type: 'scroll',
  left: 6,
  top: 4,
  icon: 'roundRect',
  itemWidth: 9,
  itemHeight: 9,
  itemGap: 12,
  textStyle: { color: tokens.muted, fontSize: 12, lineHeight: 18 },
  pageTextStyle: { color: tokens.muted },
  pageIconColor: tokens.muted,
  pageIconInactiveColor: tokens.line,
});

const tooltip = (tokens: ChartTokens) => ({
  confine: true,
  backgroundColor: tokens.surface,
  borderColor: tokens.line,
  textStyle: { color: tokens.text, fontSize: 12 },
  transitionDuration: 0,
  valueFormatter: (value: unknown) => (typeof value === 'number' ? formatHeadline(value) : '–'),
});

import type { Visual } from '@air/contract';
import type { CompiledQuery } from '../sql/compile.ts';

const metricsAChart = 4;

/** The pictures that suit a result, the best first; a table is always among them. */
export function suggestVisuals(columns: CompiledQuery['columns']): Visual[] {
  const table: Visual = { type: 'table' };
  const metrics = columns.filter(({ role }) => role === 'metric').map(({ name }) => name);
  const dimensions = columns.filter(({ role }) => role === 'dimension');
  if (metrics.length === 0) return [table];
  if (dimensions.length === 0) {
    return [
      ...metrics.slice(0, metricsAChart).map((name): Visual => ({ type: 'number', y: name, title: name })),
      table,
    ];
  }
  const time = dimensions.find(({ grain }) => grain !== null);
  const others = dimensions.filter((dimension) => dimension !== time);
  const [x, series, ...more] = time ? [time, ...others] : others;
  const isTooMuch = !x || more.length > 0;
  if (isTooMuch) return [table];

  const isSplit = series !== undefined;
  const shown = metrics.slice(0, isSplit ? 1 : metricsAChart);
  return [
    {
      type: time ? 'line' : 'bar',
      x: x.name,
      y: shown.length === 1 ? (shown[0] ?? '') : shown,
      ...(isSplit && { series: series.name }),
    },
    table,
  ];
}

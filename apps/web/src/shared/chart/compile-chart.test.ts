import { expect, test } from 'vitest';
import type { Column } from '../api/client.ts';
import { compileChart } from './compile-chart.ts';
import type { ChartTokens } from './tokens.ts';

const tokens: ChartTokens = { palette: ['#111', '#222'], text: '#000', muted: '#555', line: '#ddd', surface: '#fff' };
const day: Column = { name: 'day', type: 'date', native_type: 'DATE' };
const site: Column = { name: 'site', type: 'text', native_type: 'TEXT' };
const kwh: Column = { name: 'kwh', type: 'decimal', native_type: 'DECIMAL' };

function optionOf(compiled: ReturnType<typeof compileChart>) {
  if (compiled.kind !== 'chart') throw new Error(`a ${compiled.kind}`);
  return compiled.option as {
    xAxis: { data: string[] };
    yAxis: { data: string[] };
    series: { name: string; data: unknown[] }[];
  };
}

test('time is sorted and shortened to what differs', () => {
  const rows = [
    ['2025-09-03', '3'],
    ['2025-09-01', '1'],
    ['2025-09-02', '2'],
  ];
  const { xAxis, series } = optionOf(compileChart({ type: 'line', x: 'day', y: 'kwh' }, [day, kwh], rows, tokens));
  expect(xAxis.data).toEqual(['1 Sep', '2 Sep', '3 Sep']);
  expect(series[0]?.data).toEqual([1, 2, 3]);
});

test('a value that is missing from a series is a gap, not a zero', () => {
  const rows = [
    ['a', '2025-09-01', '1'],
    ['a', '2025-09-02', '2'],
    ['b', '2025-09-02', '5'],
  ];
  const visual = { type: 'line', x: 'day', y: 'kwh', series: 'site' } as const;
  const { series } = optionOf(compileChart(visual, [site, day, kwh], rows, tokens));
  expect(series.map(({ name, data }) => [name, data])).toEqual([
    ['a', [1, 2]],
    ['b', [null, 5]],
  ]);
});

test('rows with the same place are added up, and the note says so', () => {
  const rows = [
    ['a', '1.25'],
    ['a', '2.25'],
  ];
  const compiled = compileChart({ type: 'bar', x: 'site', y: 'kwh' }, [site, kwh], rows, tokens);
  expect(optionOf(compiled).series[0]?.data).toEqual([3.5]);
  expect(compiled).toMatchObject({ note: 'rows with the same site added up' });
});

test('of many series the largest are kept, and the note says how many there were', () => {
  const rows = Array.from({ length: 12 }, (_, index) => [`s${index}`, '2025-09-01', String(index)]);
  const visual = { type: 'line', x: 'day', y: 'kwh', series: 'site' } as const;
  const compiled = compileChart(visual, [site, day, kwh], rows, tokens);
  expect(optionOf(compiled).series.map(({ name }) => name)).toEqual(['s4', 's5', 's6', 's7', 's8', 's9', 's10', 's11']);
  expect(compiled).toMatchObject({ note: 'the 8 largest of 12 series shown' });
});

test('bars with long names lie down, the first on top', () => {
  const rows = Array.from({ length: 10 }, (_, index) => [`a rather long name ${index}`, String(index)]);
  const { yAxis } = optionOf(compileChart({ type: 'bar', x: 'site', y: 'kwh' }, [site, kwh], rows, tokens));
  expect(yAxis).toMatchObject({ type: 'category', inverse: true });
});

test('a visual whose columns the result lacks is a table', () => {
  expect(compileChart({ type: 'bar', x: 'town', y: 'kwh' }, [site, kwh], [['a', '1']], tokens)).toEqual({
    kind: 'table',
  });
  expect(compileChart({ type: 'bar', x: 'site', y: 'gas' }, [site, kwh], [['a', '1']], tokens)).toEqual({
    kind: 'table',
  });
});

test('a single figure is read at a glance', () => {
  const compiled = compileChart({ type: 'number', y: 'kwh' }, [kwh], [['4182330.75']], tokens);
  expect(compiled).toEqual({ kind: 'numbers', items: [{ name: 'kwh', value: '4,182,330.75' }] });
});

test('what is drawn and what is read aloud have the same name', () => {
  const compiled = compileChart({ type: 'bar', x: 'site', y: 'kwh' }, [site, kwh], [['a', '1']], tokens);
  expect(compiled).toMatchObject({
    summary: 'bar chart of kwh by site, 1 point',
    option: { aria: { enabled: true, label: { description: 'bar chart of kwh by site, 1 point' } } },
  });
});

import { useComputedColorScheme } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import { useEffect, useMemo, useRef } from 'react';
import type { Cell, Column, Visual } from '../api/client.ts';
import classes from './chart.module.css';
import { compileChart, type ChartOption } from './compile-chart.ts';
import { readTokens } from './tokens.ts';

interface ChartProps {
  visual: Visual;
  columns: Column[];
  rows: Cell[][];
  height: number;
}

/** Draws a visual; the chart library is loaded when the first chart is. */
export function Chart({ visual, columns, rows, height }: ChartProps) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const compiled = useMemo(
    () => compileChart(visual, columns, rows, readTokens(scheme)),
    [visual, columns, rows, scheme],
  );
  switch (compiled.kind) {
    case 'table':
      return null;
    case 'numbers':
      return (
        <dl className={classes['numbers']}>
          {compiled.items.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'chart':
      return (
        <>
          <Canvas
            option={compiled.option}
            label={compiled.summary}
            height={Math.max(height, compiled.lyingBars * 20 + 40)}
          />
          {compiled.note && <p className={classes['note']}>Chart: {compiled.note}.</p>}
        </>
      );
  }
}

function Canvas({ option, label, height }: { option: ChartOption; label: string; height: number }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    return element ? draw(element, option) : undefined;
  }, [option]);
  return <div ref={frame} className={classes['canvas']} style={{ height }} role="img" aria-label={label} />;
}

/** Draws as soon as the element has a size, follows its size, and returns what undoes both. */
function draw(element: HTMLElement, option: ChartOption): () => void {
  let chart: EChartsType | null = null;
  let state: 'waiting' | 'drawing' | 'gone' = 'waiting';
  const start = async () => {
    state = 'drawing';
    const { init } = await import('./echarts.ts');
    if (isGone()) return;
    chart = init(element);
    chart.setOption(option);
  };
  const isGone = () => state === 'gone';
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    if (state === 'waiting') void start();
    else chart?.resize();
  });
  observer.observe(element);
  return () => {
    state = 'gone';
    observer.disconnect();
    chart?.dispose();
  };
}

import { SegmentedControl } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ResultPage, Run, Visual } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { resultPageRows, resultQuery } from '../api/queries.ts';
import { Chart } from '../chart/chart.tsx';
import { chooseVisuals } from '../chart/choose-visuals.ts';
import { ResultGrid } from '../grid/result-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatBytes, formatCount, formatDuration, formatMoment } from '../ui/format.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { chartHeight, ResultSkeleton } from './result-skeleton.tsx';
import classes from './run-panel.module.css';

/** A chart of more points than these says nothing more. */
const chartPages = 4;

interface ResultViewProps {
  run: Run;
  title: string;
  actions: ReactNode;
  onVisual: ((visual: Visual) => void) | undefined;
}

/** A stored result as a chart, when its shape allows one, and as a table. */
export function ResultView({ run, title, actions, onVisual }: ResultViewProps) {
  const page = useQuery(resultQuery(run.id, 0));
  switch (page.status) {
    case 'pending':
      return (
        <Panel title={title} flush>
          <ResultSkeleton />
        </Panel>
      );
    case 'error':
      return (
        <Panel title={title}>
          <ProblemNotice problem={problemOf(page.error)} onRetry={() => void page.refetch()} />
        </Panel>
      );
    case 'success':
      return page.data.total_rows === 0 ? (
        <Panel title={title} actions={actions} flush>
          <EmptyState title="No rows">The query ran, and nothing matched. The result checks say more.</EmptyState>
          <Foot run={run} page={page.data} />
        </Panel>
      ) : (
        <Filled run={run} page={page.data} title={title} actions={actions} onVisual={onVisual} />
      );
  }
}

function Filled({ run, page, title, actions, onVisual }: ResultViewProps & { page: ResultPage }) {
  const rows = useChartRows(page);
  const visuals = useMemo(() => {
    const chosen = chooseVisuals(
      page.columns,
      rows,
      run.ir?.metrics.map(({ name }) => name),
    );
    const stored = run.visuals.filter(
      (visual) => chosen.every((other) => other.type !== visual.type) || isChart(visual),
    );
    return [...stored, ...chosen.filter((visual) => stored.every((other) => other.type !== visual.type))];
  }, [page.columns, rows, run.visuals, run.ir]);
  const [type, setType] = useState<Visual['type'] | null>(null);
  const visual = visuals.find((other) => other.type === type) ?? visuals[0];
  useEffect(() => {
    if (visual) onVisual?.(visual);
  }, [visual, onVisual]);
  const types = visuals.map((other) => ({ value: other.type, label: names[other.type] }));
  return (
    <Panel
      title={title}
      flush
      actions={
        <>
          {types.length > 1 && visual && (
            <SegmentedControl aria-label="Shown as" data={types} value={visual.type} onChange={setType} />
          )}
          {actions}
        </>
      }
    >
      {visual && isChart(visual) && (
        <div className={classes['chart']}>
          <Chart visual={visual} columns={page.columns} rows={rows} height={chartHeight} />
          {rows.length < page.total_rows && (
            <div className={classes['partial']}>
              Chart of the first {formatCount(rows.length, 'row')} of {page.total_rows.toLocaleString('en')}.
            </div>
          )}
        </div>
      )}
      <ResultGrid firstPage={page} />
      <Foot run={run} page={page} />
    </Panel>
  );
}

const names: Record<Visual['type'], string> = {
  table: 'Table only',
  line: 'Line',
  bar: 'Bar',
  area: 'Area',
  pie: 'Pie',
  scatter: 'Scatter',
  number: 'Number',
};

const isChart = (visual: Visual) => visual.type !== 'table';

function useChartRows(page: ResultPage) {
  const pages = Math.min(chartPages, Math.ceil(page.total_rows / resultPageRows));
  const offsets = Array.from({ length: pages }, (_, index) => index * resultPageRows);
  return useQueries({
    queries: offsets.map((offset) => resultQuery(page.run_id, offset)),
    // Drawn once with all of them rather than again with each page.
    combine: (results) =>
      results.every(({ data }) => data) ? results.flatMap(({ data }) => data?.rows ?? []) : page.rows,
  });
}

function Foot({ run, page }: { run: Run; page: ResultPage }) {
  return (
    <div className={classes['foot']}>
      <span>
        {formatCount(page.total_rows, 'row')} × {formatCount(page.columns.length, 'column')}
      </span>
      {page.truncated_by && <span className={classes['cut']}>cut at the limit of {page.truncated_by}</span>}
      <span>{formatDuration(run.run_ms)} on the engine</span>
      <span>{formatBytes(run.byte_count)}</span>
      <span>read {formatMoment(page.as_of)}</span>
    </div>
  );
}

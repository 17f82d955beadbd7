import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { api, type Run, type Visual } from '../api/client.ts';
import { problemOf, unwrap } from '../api/problem.ts';
import { runQuery } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ResultSkeleton } from './result-skeleton.tsx';
import classes from './run-panel.module.css';

const loadResultView = () => import('./result-view.tsx');
const ResultView = lazy(async () => ({ default: (await loadResultView()).ResultView }));

interface RunPanelProps {
  runId: string;
  title: string;
  actions?: ReactNode;
  onVisual?: (visual: Visual) => void;
}

/** A run from queued to its result: progress and cancel while it lasts, then chart and table, or the problem. */
export function RunPanel({ runId, title, actions, onVisual }: RunPanelProps) {
  const run = useQuery(runQuery(runId));
  useEffect(() => void loadResultView(), []);
  switch (run.status) {
    case 'pending':
      return <Awaited title={title} />;
    case 'error':
      return (
        <Panel title={title}>
          <ProblemNotice problem={problemOf(run.error)} onRetry={() => void run.refetch()} />
        </Panel>
      );
    case 'success':
      return <RunState run={run.data} title={title} actions={actions} onVisual={onVisual} />;
  }
}

function Awaited({ title }: { title: string }) {
  return (
    <Panel title={title} flush>
      <ResultSkeleton />
    </Panel>
  );
}

interface RunStateProps {
  run: Run;
  title: string;
  actions: ReactNode;
  onVisual: ((visual: Visual) => void) | undefined;
}

function RunState({ run, title, actions, onVisual }: RunStateProps) {
  switch (run.status) {
    case 'queued':
    case 'running':
      return (
        <Panel title={title} actions={<CancelButton run={run} />} flush>
          <RunProgress run={run} />
          <ResultSkeleton />
        </Panel>
      );
    case 'failed':
      return (
        <Panel title={title}>
          {run.problem ? (
            <ProblemNotice problem={{ ...run.problem, run_id: run.id }} />
          ) : (
            <EmptyState title="The run failed" />
          )}
        </Panel>
      );
    case 'canceled':
      return (
        <Panel title={title}>
          <EmptyState title="Canceled">Nothing was kept. Run it again when you want the answer.</EmptyState>
        </Panel>
      );
    case 'succeeded':
      return (
        <Suspense fallback={<Awaited title={title} />}>
          <ResultView run={run} title={title} actions={actions} onVisual={onVisual} />
        </Suspense>
      );
  }
}

function RunProgress({ run }: { run: Run }) {
  const word = run.status === 'queued' ? 'Waiting for a runner' : (run.step ?? 'Running on the engine');
  return (
    <div className={classes['wide']} role="status">
      <div>{word}…</div>
      <Progress
        mt={6}
        size="xs"
        value={run.progress === null ? 100 : run.progress * 100}
        animated={run.progress === null}
        aria-label="Progress of the run"
      />
    </div>
  );
}

function CancelButton({ run }: { run: Run }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/runs/{id}/cancel', { params: { path: { id: run.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['run', run.id] }),
  });
  const isStopping = run.cancel_requested || cancel.isPending;
  return (
    <Button variant="default" disabled={isStopping} onClick={() => cancel.mutate()}>
      {isStopping ? 'Stopping…' : 'Cancel'}
    </Button>
  );
}

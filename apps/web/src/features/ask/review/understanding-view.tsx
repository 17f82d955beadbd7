import { Button, Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Run, Visual } from '../../../shared/api/client.ts';
import { type Problem, problemOf } from '../../../shared/api/problem.ts';
import { runQuery, writtenSqlQuery } from '../../../shared/api/queries.ts';
import { FindingsPanel } from '../../../shared/run/findings-panel.tsx';
import { QueryPanel } from '../../../shared/run/query-panel.tsx';
import { RunPanel } from '../../../shared/run/run-panel.tsx';
import { SafetyPanel } from '../../../shared/run/safety-panel.tsx';
import type { PickedAnswer } from '../../../shared/search.ts';
import { Facts } from '../../../shared/ui/facts.tsx';
import { formatDuration, formatMoment } from '../../../shared/ui/format.ts';
import { TextSkeleton } from '../../../shared/ui/markdown.tsx';
import { WithFacts } from '../../../shared/ui/page.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Clarifications } from '../clarifications.tsx';
import { PhraseChips } from '../phrase-chips.tsx';
import { SaveReport } from '../save-report.tsx';
import { ScopePanel } from './scope-panel.tsx';
import { useApproveAndRun } from './use-scope-changes.ts';
import type { Understanding, UnderstandingState } from './use-understanding.ts';

interface ReviewEvents {
  onAnswers: (answers: PickedAnswer[]) => void;
  onRefined: (scopeId: string) => void;
  onStarted: (started: { scopeId: string; run: Run }) => void;
}

interface UnderstandingViewProps extends ReviewEvents {
  state: UnderstandingState;
  runId: string | null;
}

/** What a question was taken to mean, from drafted to run. */
export function UnderstandingView({ state, runId, ...events }: UnderstandingViewProps) {
  switch (state.status) {
    case 'none':
      return null;
    case 'pending':
      return <UnderstandingSkeleton />;
    case 'error':
      return <AskProblem problem={state.problem} onRetry={state.retry} />;
    case 'ready':
      return state.understanding.draft.status === 'clarify' && state.understanding.stored === null ? (
        <Unclear understanding={state.understanding} onAnswers={events.onAnswers} />
      ) : (
        <Understood
          key={state.understanding.stored?.versionId}
          understanding={state.understanding}
          runId={runId}
          {...events}
        />
      );
  }
}

function AskProblem({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <>
      <ProblemNotice problem={problem} onRetry={onRetry} />
      {problem.code === 'datasource.not_learned' && (
        <Button component={Link} to="/datasources" style={{ alignSelf: 'flex-start' }}>
          Go to the datasources and learn it
        </Button>
      )}
    </>
  );
}

function Unclear({ understanding, onAnswers }: { understanding: Understanding; onAnswers: ReviewEvents['onAnswers'] }) {
  const { draft } = understanding;
  return (
    <WithFacts facts={<ScopeFacts understanding={understanding} run={null} />}>
      <Clarifications
        key={draft.clarifications.map(({ id }) => id).join()}
        clarifications={draft.clarifications}
        onAnswer={onAnswers}
      />
      {draft.phrases.length > 0 && (
        <Panel title="Understood so far">
          <PhraseChips phrases={draft.phrases} />
        </Panel>
      )}
    </WithFacts>
  );
}

function Understood({
  understanding,
  runId,
  onRefined,
  onStarted,
}: ReviewEvents & { understanding: Understanding; runId: string | null }) {
  const { draft, ir } = understanding;
  const [visual, setVisual] = useState<Visual>({ type: 'table' });
  const written = useWrittenSql(understanding);
  const run = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null });
  const start = useApproveAndRun(onStarted);
  const canRun = ir !== null && written.data?.safety_report.verdict !== 'refused' && !start.isPending;
  const approveAndRun = () => canRun && start.mutate(understanding);
  useHotkeys([['mod+Enter', approveAndRun]], []);
  const succeeded = run.data?.status === 'succeeded' ? run.data : null;

  return (
    <WithFacts
      facts={
        <>
          <ScopeFacts understanding={understanding} run={run.data ?? null} />
          {succeeded && <FindingsPanel runId={succeeded.id} />}
          {written.data ? (
            <SafetyPanel report={written.data.safety_report} />
          ) : (
            written.isLoading && (
              <Panel title="Safety">
                <TextSkeleton lines={7} />
              </Panel>
            )
          )}
        </>
      }
    >
      {start.isError && <ProblemNotice problem={problemOf(start.error)} />}
      {runId !== null && (
        <RunPanel
          runId={runId}
          title={draft.title}
          onVisual={setVisual}
          actions={
            succeeded &&
            ir && (
              <SaveReport
                title={draft.title}
                question={draft.question}
                datasourceId={draft.datasource_id}
                scopeVersionId={understanding.stored?.versionId ?? null}
                ir={ir}
                visual={visual}
              />
            )
          }
        />
      )}
      <ScopePanel
        understanding={understanding}
        hasRun={runId !== null}
        isStarting={start.isPending}
        canRun={canRun}
        onRun={approveAndRun}
        onRefined={onRefined}
      />
      {written.isError && <ProblemNotice problem={problemOf(written.error)} onRetry={() => void written.refetch()} />}
      {ir !== null && !written.isError && (
        <QueryPanel
          statement={
            written.data
              ? { status: 'written', sql: written.data.sql, values: written.data.params }
              : { status: 'pending' }
          }
          ir={ir}
        />
      )}
    </WithFacts>
  );
}

/** The statement at once; the warnings of the engine's plan join its safety report when they come. */
function useWrittenSql({ draft, ir }: Understanding) {
  const on = { datasourceId: draft.datasource_id, asOf: draft.as_of };
  const written = useQuery(writtenSqlQuery(ir, { ...on, explain: false }));
  // Reading files has no plan to be warned of, and explaining it would read them a first time.
  const canExplain = written.data?.safety_report.verdict === 'allowed' && written.data.dialect !== 'duckdb';
  const explained = useQuery({ ...writtenSqlQuery(ir, { ...on, explain: true }), enabled: canExplain });
  return { ...written, data: explained.data ?? written.data };
}

function ScopeFacts({ understanding, run }: { understanding: Understanding; run: Run | null }) {
  const { draft } = understanding;
  return (
    <Panel title="About this answer">
      <Facts
        items={[
          ['Datasource', draft.datasource_id],
          ['As of', formatMoment(draft.as_of)],
          [
            'Read by',
            { builtin: 'AIR itself, no model', model: 'a model', verified: 'a verified question' }[draft.path],
          ],
          ['Confidence', draft.status === 'clarify' ? null : `${Math.round(draft.confidence * 100)} %`],
          [
            'Run',
            run && (
              <Link to="/runs/$id" params={{ id: run.id }} title={run.id}>
                Its details
              </Link>
            ),
          ],
          ['Waited', run && formatDuration(run.queue_ms)],
          ['Ran', run && formatDuration(run.run_ms)],
        ]}
      />
    </Panel>
  );
}

function UnderstandingSkeleton() {
  return (
    <WithFacts facts={<Skeleton height={170} />}>
      <Panel title="Scope">
        <TextSkeleton lines={6} />
      </Panel>
      <Skeleton height={230} />
    </WithFacts>
  );
}

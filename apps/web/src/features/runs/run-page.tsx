import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Run } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { runQuery } from '../../shared/api/queries.ts';
import { FindingsPanel } from '../../shared/run/findings-panel.tsx';
import { QueryPanel } from '../../shared/run/query-panel.tsx';
import { ResultSkeleton } from '../../shared/run/result-skeleton.tsx';
import { RunPanel } from '../../shared/run/run-panel.tsx';
import { SafetyPanel } from '../../shared/run/safety-panel.tsx';
import { statusLook } from '../../shared/run/status.ts';
import { CopyButton } from '../../shared/ui/copy-button.tsx';
import { Facts } from '../../shared/ui/facts.tsx';
import { formatBytes, formatDuration, formatMoment } from '../../shared/ui/format.ts';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './runs-page.module.css';

const route = getRouteApi('/runs/$id');

export function RunPage() {
  const { id } = route.useParams();
  const run = useQuery(runQuery(id));
  switch (run.status) {
    case 'pending':
      return (
        <Page title="Run">
          <WithFacts facts={null}>
            <Panel title="Result" flush>
              <ResultSkeleton />
            </Panel>
          </WithFacts>
        </Page>
      );
    case 'error':
      return (
        <Page title="Run">
          <ProblemNotice problem={problemOf(run.error)} onRetry={() => void run.refetch()} />
        </Page>
      );
    case 'success':
      return <RunDetail run={run.data} />;
  }
}

function RunDetail({ run }: { run: Run }) {
  const { tone, word } = statusLook(run.status);
  const title =
    run.question ?? (run.report_key === null ? `Query on ${run.datasource_id}` : `Run of ${run.report_key}`);
  return (
    <Page title={title} actions={<Tag tone={tone}>{word}</Tag>}>
      <WithFacts
        facts={
          <>
            <RunFacts run={run} />
            {run.status === 'succeeded' && run.kind === 'query' && <FindingsPanel runId={run.id} />}
            {run.safety_report && <SafetyPanel report={run.safety_report} />}
          </>
        }
      >
        <RunPanel runId={run.id} title="Result" />
        <QueryPanel
          statement={run.sql === null ? null : { status: 'written', sql: run.sql, values: run.sql_params }}
          ir={run.ir}
        />
      </WithFacts>
    </Page>
  );
}

function RunFacts({ run }: { run: Run }) {
  const params = Object.entries(run.params);
  return (
    <Panel title="About this run">
      <Facts
        items={[
          ['Run', <Id key="run" id={run.id} name="run" />],
          ['Trace', <Id key="trace" id={run.trace_id} name="trace" />],
          ['Asked by', run.requested_by],
          ['Datasource', run.datasource_id],
          [
            'Report',
            run.report_key && (
              <Link to="/reports/$key" params={{ key: run.report_key }}>
                {run.report_key} {run.report_version !== null && `v${run.report_version}`}
              </Link>
            ),
          ],
          [
            'SQL by',
            run.generator && { compiler: 'AIR’s compiler', model: 'a model', person: 'a person' }[run.generator],
          ],
          [
            'Parameters',
            params.length > 0 ? params.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ') : null,
          ],
          ['Queued', formatMoment(run.queued_at)],
          ['Waited', formatDuration(run.queue_ms)],
          ['Ran', formatDuration(run.run_ms)],
          ['Finished', run.finished_at && formatMoment(run.finished_at)],
          ['Rows', run.row_count === null ? null : run.row_count.toLocaleString('en')],
          ['Size', run.byte_count === null ? null : formatBytes(run.byte_count)],
        ]}
      />
    </Panel>
  );
}

function Id({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes['id']}>
      <code title={id}>{id}</code>
      <CopyButton text={id} label={`Copy ${name} id`} />
    </span>
  );
}

import { Skeleton, Tabs } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, type ParameterValues, type ReportDetail, type ReportVersion } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { reportQuery, runQuery } from '../../shared/api/queries.ts';
import { FindingsPanel } from '../../shared/run/findings-panel.tsx';
import { QueryPanel } from '../../shared/run/query-panel.tsx';
import { RunPanel } from '../../shared/run/run-panel.tsx';
import { SafetyPanel } from '../../shared/run/safety-panel.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Facts } from '../../shared/ui/facts.tsx';
import { formatMoment } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { CallIt } from './call-it.tsx';
import { readFields } from './parameter-fields.ts';
import { ParameterForm } from './parameter-form.tsx';
import { Versions } from './versions.tsx';

const route = getRouteApi('/reports/$key');
const SourceField = lazy(async () => ({ default: (await import('./source-field.tsx')).SourceField }));

export function ReportPage() {
  const { key } = route.useParams();
  const report = useQuery(reportQuery(key));
  switch (report.status) {
    case 'pending':
      return (
        <Page title={key}>
          <WithFacts facts={null}>
            <Panel title="Parameters">
              <TextSkeleton lines={5} />
            </Panel>
          </WithFacts>
        </Page>
      );
    case 'error':
      return (
        <Page title={key}>
          <ProblemNotice problem={problemOf(report.error)} onRetry={() => void report.refetch()} />
        </Page>
      );
    case 'success':
      return <Report key={key} report={report.data} />;
  }
}

function Report({ report }: { report: ReportDetail }) {
  const { tab = 'run' } = route.useSearch();
  const navigate = route.useNavigate();
  const latest = report.versions.find(({ version }) => version === report.latest_version) ?? null;
  return (
    <Page title={report.title} subtitle={latest?.def.notes || null} actions={<ArchiveButton reportKey={report.key} />}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) =>
          void navigate({
            search: ({ run }) => ({
              ...(run !== undefined && { run }),
              ...((next === 'versions' || next === 'call') && { tab: next }),
            }),
          })
        }
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="run">Run</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
          <Tabs.Tab value="call">Call it</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="run">
          {latest ? (
            <RunTab report={report} latest={latest} />
          ) : (
            <EmptyState title="No version yet">Save an answer under the key {report.key} to give it one.</EmptyState>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions versions={report.versions} latest={report.latest_version} />
        </Tabs.Panel>
        <Tabs.Panel value="call">{latest && <CallIt report={report} latest={latest} />}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function RunTab({ report, latest }: { report: ReportDetail; latest: ReportVersion }) {
  const search = route.useSearch();
  const runId = search.run ?? report.last_run_id;
  const start = useStart(report.key);
  const run = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null });
  const [source, setSource] = useState<string | null>(null);
  const isPortable = latest.datasource_id === null;
  return (
    <WithFacts
      facts={
        <>
          <Panel title="About this report">
            <Facts
              items={[
                ['Key', report.key],
                ['Version', latest.version],
                ['Datasource', latest.datasource_id ?? 'portable, named at each run'],
                ['Owner', report.owner],
                ['Saved', formatMoment(latest.created_at)],
                ['Checksum', latest.checksum.slice(0, 12)],
              ]}
            />
          </Panel>
          {run.data?.status === 'succeeded' && <FindingsPanel runId={run.data.id} />}
          {run.data?.safety_report && <SafetyPanel report={run.data.safety_report} />}
        </>
      }
    >
      <Panel title="Parameters">
        <ParameterForm
          fields={readFields(latest.def.params)}
          extra={
            isPortable && (
              <Suspense fallback={<Skeleton height={66} />}>
                <SourceField source={source} onSource={setSource} />
              </Suspense>
            )
          }
          canRun={!isPortable || source !== null}
          isStarting={start.isPending}
          onRun={(values) => start.mutate({ values, source: isPortable ? source : null })}
        />
      </Panel>
      {start.isError && <ProblemNotice problem={problemOf(start.error)} />}
      {runId !== null && (
        <RunPanel key={runId} runId={runId} title={search.run === undefined ? 'Latest result' : 'Result'} />
      )}
      {run.data?.sql && (
        <QueryPanel
          statement={{ status: 'written', sql: run.data.sql, values: run.data.sql_params }}
          ir={run.data.ir}
        />
      )}
    </WithFacts>
  );
}

function useStart(key: string) {
  const client = useQueryClient();
  const navigate = route.useNavigate();
  return useMutation({
    mutationFn: ({ values, source }: { values: ParameterValues; source: string | null }) =>
      unwrap(
        api.POST('/v1/reports/{key}/run', {
          params: { path: { key }, query: { ...(source !== null && { datasource_id: source }) } },
          body: { params: values },
        }),
      ),
    onSuccess: async (run) => {
      client.setQueryData(['run', run.id], run);
      await navigate({ search: (kept) => ({ ...kept, run: run.id }) });
    },
  });
}

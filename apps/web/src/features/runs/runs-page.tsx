import { SegmentedControl, Skeleton, Table } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Run } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { runsQuery } from '../../shared/api/queries.ts';
import { runStatuses, statusLook } from '../../shared/run/status.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount, formatDuration, formatMoment } from '../../shared/ui/format.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './runs-page.module.css';

const route = getRouteApi('/runs');
const pageRows = 50;

const filters = [
  { value: 'all', label: 'All' },
  ...runStatuses.map((status) => ({ value: status, label: statusLook(status).word })),
];

export function RunsPage() {
  const { status, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const runs = useQuery({
    ...runsQuery({ ...(status && { status }), limit: pageRows, offset: (page - 1) * pageRows }),
    placeholderData: keepPreviousData,
  });
  const pages = Math.max(1, Math.ceil((runs.data?.total ?? 0) / pageRows));
  return (
    <Page title="Runs" subtitle="Every execution, whatever asked for it, newest first.">
      <div className={classes['filters']}>
        <SegmentedControl
          aria-label="Status"
          data={filters}
          value={status ?? 'all'}
          onChange={(word) => void navigate({ search: { ...(isStatus(word) && { status: word }) } })}
        />
      </div>
      {runs.isError ? (
        <ProblemNotice problem={problemOf(runs.error)} onRetry={() => void runs.refetch()} />
      ) : (
        <Panel title={runs.data ? formatCount(runs.data.total, 'run') : 'Runs'} flush>
          {runs.isPending ? <RowsSkeleton /> : <RunTable runs={runs.data.items} />}
        </Panel>
      )}
      <Pager page={page} pages={pages} onPage={(to) => void navigate({ search: (kept) => ({ ...kept, page: to }) })} />
    </Page>
  );
}

const isStatus = (word: string): word is Run['status'] => runStatuses.some((status) => status === word);

function RunTable({ runs }: { runs: Run[] }) {
  if (runs.length === 0) {
    return (
      <EmptyState title="No runs here">
        <Link to="/">Ask a question</Link> and approve it; its run appears here.
      </EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table highlightOnHover verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Question or report</Table.Th>
            <Table.Th w={110}>Status</Table.Th>
            <Table.Th w={170} visibleFrom="md">
              Datasource
            </Table.Th>
            <Table.Th w={90} ta="right" visibleFrom="sm">
              Rows
            </Table.Th>
            <Table.Th w={90} ta="right" visibleFrom="sm">
              Time
            </Table.Th>
            <Table.Th w={190} visibleFrom="sm">
              Asked
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td className={classes['name']}>
                <Link to="/runs/$id" params={{ id: run.id }}>
                  {nameOf(run)}
                </Link>
              </Table.Td>
              <Table.Td>
                <Tag tone={statusLook(run.status).tone}>{statusLook(run.status).word}</Tag>
              </Table.Td>
              <Table.Td visibleFrom="md">{run.datasource_id}</Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                {run.row_count?.toLocaleString('en') ?? '–'}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                {formatDuration(run.run_ms)}
              </Table.Td>
              <Table.Td visibleFrom="sm" title={formatMoment(run.queued_at)}>
                {formatAgo(run.queued_at)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function nameOf(run: Run): string {
  if (run.report_key !== null)
    return `Report ${run.report_key}${run.report_version === null ? '' : `, version ${run.report_version}`}`;
  return run.question ?? run.sql?.replaceAll(/\s+/g, ' ').slice(0, 120) ?? run.id;
}

function RowsSkeleton() {
  return (
    <div className={classes['skeleton']} aria-hidden>
      {Array.from({ length: 10 }, (_, row) => (
        <Skeleton key={row} height={16} />
      ))}
    </div>
  );
}

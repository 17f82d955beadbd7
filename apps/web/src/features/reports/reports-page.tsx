import { Skeleton, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../shared/api/problem.ts';
import { reportsQuery } from '../../shared/api/queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount } from '../../shared/ui/format.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';

export function ReportsPage() {
  const reports = useQuery(reportsQuery());
  return (
    <Page title="Reports" subtitle="Questions worth repeating: run them with other values, from here or as an API.">
      {reports.isError ? (
        <ProblemNotice problem={problemOf(reports.error)} onRetry={() => void reports.refetch()} />
      ) : (
        <Panel title={reports.data ? formatCount(reports.data.total, 'report') : 'Reports'} flush>
          {reports.isPending && (
            <Stack gap={14} p="sm" aria-hidden>
              {Array.from({ length: 5 }, (_, row) => (
                <Skeleton key={row} height={16} />
              ))}
            </Stack>
          )}
          {reports.data?.items.length === 0 && (
            <EmptyState title="No reports yet">
              <Link to="/">Ask a question</Link>, approve its scope, and save the answer as a report.
            </EmptyState>
          )}
          {reports.data && reports.data.items.length > 0 && (
            <Table.ScrollContainer minWidth={320}>
              <Table highlightOnHover verticalSpacing={5}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Title</Table.Th>
                    <Table.Th>Key</Table.Th>
                    <Table.Th w={80} visibleFrom="sm">
                      Version
                    </Table.Th>
                    <Table.Th w={180} visibleFrom="sm">
                      Datasource
                    </Table.Th>
                    <Table.Th w={190} visibleFrom="sm">
                      Changed
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {reports.data.items.map((report) => (
                    <Table.Tr key={report.id}>
                      <Table.Td>
                        <Link to="/reports/$key" params={{ key: report.key }}>
                          {report.title}
                        </Link>
                      </Table.Td>
                      <Table.Td ff="monospace" fz="xs">
                        {report.key}
                      </Table.Td>
                      <Table.Td visibleFrom="sm">{report.latest_version ?? '–'}</Table.Td>
                      <Table.Td visibleFrom="sm">{report.datasource_id ?? <Tag>portable</Tag>}</Table.Td>
                      <Table.Td visibleFrom="sm">{formatAgo(report.updated_at)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Panel>
      )}
    </Page>
  );
}

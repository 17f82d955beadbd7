import { Button, Skeleton, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../shared/api/problem.ts';
import { datasourcesQuery } from '../../shared/api/queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount } from '../../shared/ui/format.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './datasources.module.css';
import { HealthTag } from './health.tsx';
import { kinds } from './kinds.ts';

export function DatasourcesPage() {
  const datasources = useQuery(datasourcesQuery());
  const add = (
    <Button component={Link} to="/datasources/new" size="sm">
      Add datasource
    </Button>
  );
  return (
    <Page title="Datasources" subtitle="Where answers come from. AIR only ever reads." actions={add}>
      {datasources.isError ? (
        <ProblemNotice problem={problemOf(datasources.error)} onRetry={() => void datasources.refetch()} />
      ) : (
        <Panel title={datasources.data ? formatCount(datasources.data.total, 'datasource') : 'Datasources'} flush>
          {datasources.isPending && (
            <Stack gap={14} p="sm" aria-hidden>
              {Array.from({ length: 3 }, (_, row) => (
                <Skeleton key={row} height={16} />
              ))}
            </Stack>
          )}
          {datasources.data?.items.length === 0 && (
            <EmptyState title="No datasource yet">Add a SQLite file, a database, or a folder of files.</EmptyState>
          )}
          {datasources.data && datasources.data.items.length > 0 && (
            <Table.ScrollContainer minWidth={320}>
              <Table highlightOnHover verticalSpacing={5}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th w={150} visibleFrom="sm">
                      Kind
                    </Table.Th>
                    <Table.Th visibleFrom="md">Where</Table.Th>
                    <Table.Th w={180}>Health</Table.Th>
                    <Table.Th w={80} ta="right" visibleFrom="sm">
                      Tables
                    </Table.Th>
                    <Table.Th w={190} visibleFrom="sm">
                      Learned
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {datasources.data.items.map((datasource) => (
                    <Table.Tr key={datasource.id}>
                      <Table.Td>
                        <Link to="/datasources/$id" params={{ id: datasource.id }}>
                          {datasource.display_name}
                        </Link>{' '}
                        {datasource.is_sample && <Tag>sample data</Tag>}{' '}
                        {datasource.default && <Tag tone="accent">default</Tag>}
                      </Table.Td>
                      <Table.Td visibleFrom="sm">{kinds[datasource.kind].name}</Table.Td>
                      <Table.Td visibleFrom="md" className={classes['mono']} style={{ overflowWrap: 'anywhere' }}>
                        {datasource.dsn ?? datasource.base_path}
                      </Table.Td>
                      <Table.Td>
                        <HealthTag health={datasource.health} />
                      </Table.Td>
                      <Table.Td ta="right" visibleFrom="sm">
                        {datasource.table_count ?? '–'}
                      </Table.Td>
                      <Table.Td visibleFrom="sm">
                        {datasource.learned_at ? formatAgo(datasource.learned_at) : 'not yet'}
                      </Table.Td>
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

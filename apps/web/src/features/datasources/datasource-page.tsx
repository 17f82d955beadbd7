import { Button, Group, Loader, Text } from '@mantine/core';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api, type Datasource } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { datasourcesQuery } from '../../shared/api/queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Facts } from '../../shared/ui/facts.tsx';
import { formatAgo, formatCount } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { HealthDetail } from './health.tsx';
import { kinds } from './kinds.ts';
import { SchemaBrowser } from './schema-browser.tsx';
import { useLearn } from './use-learn.ts';

const route = getRouteApi('/datasources/$id');

export function DatasourcePage() {
  const { id } = route.useParams();
  const datasource = useQuery({
    ...datasourcesQuery(),
    select: ({ items }) => items.find((one) => one.id === id) ?? null,
  });
  switch (datasource.status) {
    case 'pending':
      return (
        <Page title={id}>
          <WithFacts facts={null}>
            <Panel title="Tables">
              <TextSkeleton lines={8} />
            </Panel>
          </WithFacts>
        </Page>
      );
    case 'error':
      return (
        <Page title={id}>
          <ProblemNotice problem={problemOf(datasource.error)} onRetry={() => void datasource.refetch()} />
        </Page>
      );
    case 'success':
      return datasource.data ? (
        <Detail key={id} datasource={datasource.data} />
      ) : (
        <Page title={id}>
          <EmptyState title={`There is no datasource "${id}"`}>
            <Link to="/datasources">See those there are</Link>
          </EmptyState>
        </Page>
      );
  }
}

function Detail({ datasource }: { datasource: Datasource }) {
  const { id } = datasource;
  const learn = useLearn(id);
  const check = useCheck(id);
  useLearnOnArrival(learn.mutate);
  const isLearning = learn.isPending;
  return (
    <Page
      title={datasource.display_name}
      actions={
        <>
          {datasource.is_sample && <Tag>sample data</Tag>}
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            Test
          </Button>
          <Button
            variant={datasource.learned_at ? 'default' : 'filled'}
            loading={isLearning}
            onClick={() => learn.mutate()}
          >
            {datasource.learned_at ? 'Learn again' : 'Learn'}
          </Button>
          {!datasource.from_config && <RemoveButton datasource={datasource} />}
        </>
      }
    >
      <WithFacts
        facts={
          <>
            <Panel title="About this datasource">
              <Facts
                items={[
                  ['Id', id],
                  ['Kind', kinds[datasource.kind].name],
                  ['Where', datasource.dsn ?? datasource.base_path],
                  ['Default', datasource.default ? 'yes' : null],
                  ['From', datasource.from_config ? 'the configuration file' : null],
                  ['Learned', datasource.learned_at ? formatAgo(datasource.learned_at) : 'not yet'],
                ]}
              />
            </Panel>
            {datasource.health && (
              <Panel title="Health">
                <HealthDetail health={datasource.health} />
              </Panel>
            )}
            {check.isError && <ProblemNotice problem={problemOf(check.error)} />}
          </>
        }
      >
        {isLearning && (
          <Panel title="Learning">
            <Group gap="sm" role="status">
              <Loader size="xs" />
              Reading tables, keys and values. You may leave this page.
            </Group>
          </Panel>
        )}
        {learn.isError && <ProblemNotice problem={problemOf(learn.error)} onRetry={() => learn.mutate()} />}
        {learn.data?.problem && <ProblemNotice problem={learn.data.problem} onRetry={() => learn.mutate()} />}
        {learn.data?.status === 'succeeded' && <Learned outcome={learn.data} />}
        {datasource.learned_at ? (
          <SchemaBrowser id={id} />
        ) : (
          !isLearning && (
            <Panel title="Tables">
              <EmptyState title="Not learned yet">
                AIR reads names, types, keys and typical values once, and can then be asked about them.
              </EmptyState>
            </Panel>
          )
        )}
      </WithFacts>
    </Page>
  );
}

function Learned({ outcome }: { outcome: NonNullable<ReturnType<typeof useLearn>['data']> }) {
  return (
    <Panel title="Learned" actions={<Tag tone="ok">Done</Tag>}>
      {outcome.tables !== null && formatCount(outcome.tables, 'table')}
      {outcome.relationships !== null && `, ${formatCount(outcome.relationships, 'relationship')}`}
      {outcome.changed !== null && `; ${outcome.changed} changed, ${outcome.unchanged ?? 0} unchanged`}
      {outcome.skipped.map(({ name, reason }) => (
        <div key={name}>
          Skipped {name}: {reason}
        </div>
      ))}
    </Panel>
  );
}

/** A datasource that was just added is learned at once; the address forgets it, so that a reload does not repeat it. */
function useLearnOnArrival(learn: () => void): void {
  const { learn: shouldLearn } = route.useSearch();
  const navigate = route.useNavigate();
  const hasStarted = useRef(false);
  useEffect(() => {
    if (!shouldLearn || hasStarted.current) return;
    hasStarted.current = true;
    learn();
    void navigate({ search: {}, replace: true });
  }, [shouldLearn, learn, navigate]);
}

function useCheck(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/datasources/{id}/health', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['datasources'] }),
  });
}

function RemoveButton({ datasource }: { datasource: Datasource }) {
  const [isOpen, dialog] = useDisclosure(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/v1/datasources/{id}', { params: { path: { id: datasource.id } } })),
    onSuccess: async () => {
      await navigate({ to: '/datasources' });
      await client.invalidateQueries({ queryKey: ['datasources'] });
    },
  });
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        Remove
      </Button>
      <Dialog isOpen={isOpen} onClose={dialog.close} title={`Remove ${datasource.display_name}?`}>
        <Text mb="md">AIR forgets the connection and what it learned. The data itself is not touched.</Text>
        {remove.isError && <ProblemNotice problem={problemOf(remove.error)} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={dialog.close}>
            Keep it
          </Button>
          <Button loading={remove.isPending} onClick={() => remove.mutate()}>
            Remove
          </Button>
        </Group>
      </Dialog>
    </>
  );
}

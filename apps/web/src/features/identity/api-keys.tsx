import { Button, Group, MultiSelect, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ApiKey } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { reportsQuery } from '../../shared/api/queries.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatMoment } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';

const apiKeysQuery = () =>
  queryOptions({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/api-keys', { signal })),
  });

/** Keys for programs: made here, copied once, revoked when they are not needed any more. */
export function ApiKeys() {
  const keys = useQuery(apiKeysQuery());
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <Panel title="API keys" actions={<Button onClick={dialog.open}>New key</Button>} flush>
      {keys.isPending && <TextSkeleton lines={3} />}
      {keys.isError && <ProblemNotice problem={problemOf(keys.error)} onRetry={() => void keys.refetch()} />}
      {keys.isSuccess && <KeyTable keys={keys.data.items} />}
      <Dialog isOpen={isOpen} onClose={dialog.close} title="New API key">
        <NewKey onDone={dialog.close} />
      </Dialog>
    </Panel>
  );
}

function KeyTable({ keys }: { keys: ApiKey[] }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries(apiKeysQuery()),
  });
  if (keys.length === 0) {
    return (
      <EmptyState title="No key yet">
        A program sends its key as a bearer token, and may do a part of what you may.
      </EmptyState>
    );
  }
  return (
    <>
      {revoke.isError && <ProblemNotice problem={problemOf(revoke.error)} />}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th visibleFrom="sm">May</Table.Th>
              <Table.Th visibleFrom="sm">Last used</Table.Th>
              <Table.Th>Ends</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map((key) => (
              <Table.Tr key={key.id}>
                <Table.Td>{key.name}</Table.Td>
                <Table.Td visibleFrom="sm">
                  {key.scopes.map((scope) => (scope === '*' ? 'all that you may' : scope)).join(', ')}
                  {key.report_keys && ` on ${key.report_keys.join(', ')}`}
                </Table.Td>
                <Table.Td visibleFrom="sm">{key.last_used_at ? formatAgo(key.last_used_at) : 'never'}</Table.Td>
                <Table.Td>{key.expires_at ? formatMoment(key.expires_at) : 'never'}</Table.Td>
                <Table.Td ta="right">
                  <Button
                    variant="default"
                    aria-label={`Revoke ${key.name}`}
                    loading={revoke.isPending && revoke.variables === key.id}
                    onClick={() => revoke.mutate(key.id)}
                  >
                    Revoke
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

/** What keys are made for, in the words of the contract. */
const uses = {
  reports: { label: 'Run reports', scopes: ['reports:read', 'reports:write', 'runs:read'] },
  answers: { label: 'Ask questions', scopes: ['answers:read', 'answers:write', 'runs:read'] },
  read: {
    label: 'Read what you may read',
    scopes: ['datasources:read', 'learn:read', 'scopes:read', 'runs:read', 'reports:read', 'answers:read'],
  },
  all: { label: 'All that you may', scopes: ['*'] },
} as const satisfies Record<string, { label: string; scopes: ApiKey['scopes'] }>;

type Use = keyof typeof uses;
const isUse = (word: string | null): word is Use => word !== null && word in uses;
const lifetimes = { '30': '30 days', '90': '90 days', '365': 'A year', never: 'Never' };

function NewKey({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [use, setUse] = useState<Use>('reports');
  const [reports, setReports] = useState<string[]>([]);
  const [days, setDays] = useState('90');
  const known = useQuery({ ...reportsQuery(), enabled: use === 'reports' });
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/v1/api-keys', {
          body: {
            name: name.trim(),
            scopes: [...uses[use].scopes],
            report_keys: use === 'reports' && reports.length > 0 ? reports : null,
            expires_in_days: days === 'never' ? null : Number(days),
          },
        }),
      ),
    onSuccess: () => client.invalidateQueries(apiKeysQuery()),
  });
  if (create.data) {
    return (
      <Stack gap="md">
        <Text>Copy it now: it is not shown again.</Text>
        <CodeBlock code={create.data.key} language="shell" label="API key" />
        <Group justify="flex-end">
          <Button onClick={onDone}>I have copied it</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          placeholder="nightly export"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="May"
          data={Object.entries(uses).map(([value, { label }]) => ({ value, label }))}
          value={use}
          allowDeselect={false}
          onChange={(word) => isUse(word) && setUse(word)}
        />
        {use === 'reports' && (
          <MultiSelect
            label="Only these reports"
            placeholder={reports.length === 0 ? 'All of them' : ''}
            data={(known.data?.items ?? []).map(({ key, title }) => ({ value: key, label: title }))}
            value={reports}
            onChange={setReports}
          />
        )}
        <Select
          label="Ends after"
          data={Object.entries(lifetimes).map(([value, label]) => ({ value, label }))}
          value={days}
          allowDeselect={false}
          onChange={(word) => word !== null && setDays(word)}
        />
        {create.isError && <ProblemNotice problem={problemOf(create.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Datasource, type NewDatasource } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { HealthDetail } from './health.tsx';
import { isKind, kindNames, kinds } from './kinds.ts';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

export function NewDatasourcePage() {
  const [kind, setKind] = useState<Datasource['kind']>('sqlite');
  const [where, setWhere] = useState('');
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [isDefault, setDefault] = useState(false);
  const { label, placeholder, hint, setting } = kinds[kind];
  const settings = { kind, [setting]: where.trim() };
  const idProblem = id === '' || idPattern.test(id) ? null : 'Letters, digits, _ . and - only, at most 100';

  const test = useMutation({ mutationFn: () => unwrap(api.POST('/v1/datasources/test', { body: settings })) });
  const add = useAdd();
  return (
    <Page
      title="Add a datasource"
      subtitle="AIR only reads. Connection strings are stored encrypted and never shown again."
    >
      <div style={{ maxWidth: 640 }}>
        <Panel title="Connection">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              add.mutate({
                id,
                ...settings,
                ...(name.trim() !== '' && { display_name: name.trim() }),
                default: isDefault,
              });
            }}
          >
            <Stack gap="md">
              <Select
                label="Kind"
                data={kindNames}
                value={kind}
                allowDeselect={false}
                onChange={(word) => {
                  if (isKind(word)) setKind(word);
                  test.reset();
                }}
              />
              <TextInput
                label={label}
                description={hint}
                placeholder={placeholder}
                required
                autoComplete="off"
                spellCheck={false}
                styles={{ input: { fontFamily: 'var(--air-font-mono)' } }}
                value={where}
                onChange={(event) => {
                  setWhere(event.currentTarget.value);
                  test.reset();
                }}
              />
              <TextInput
                label="Id"
                description="Short and lasting; reports and API calls name it."
                placeholder="shop"
                required
                value={id}
                error={idProblem}
                onChange={(event) => setId(event.currentTarget.value)}
              />
              <TextInput
                label="Name"
                placeholder={id || 'Shop'}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Checkbox
                label="Ask this one when no other is named"
                checked={isDefault}
                onChange={(event) => setDefault(event.currentTarget.checked)}
              />
              {test.data && <HealthDetail health={test.data} />}
              {test.isError && <ProblemNotice problem={problemOf(test.error)} />}
              {add.isError && <ProblemNotice problem={problemOf(add.error)} />}
              <Group gap="xs">
                <Button
                  size="sm"
                  type="submit"
                  loading={add.isPending}
                  disabled={where.trim() === '' || id === '' || idProblem !== null}
                >
                  Add and learn
                </Button>
                <Button
                  size="sm"
                  variant="default"
                  loading={test.isPending}
                  disabled={where.trim() === ''}
                  onClick={() => test.mutate()}
                >
                  Test
                </Button>
              </Group>
            </Stack>
          </form>
        </Panel>
      </div>
    </Page>
  );
}

function useAdd() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: NewDatasource) => unwrap(api.POST('/v1/datasources', { body })),
    onSuccess: async ({ id, health }) => {
      await client.invalidateQueries({ queryKey: ['datasources'] });
      await navigate({ to: '/datasources/$id', params: { id }, search: health?.ok ? { learn: true } : {} });
    },
  });
}

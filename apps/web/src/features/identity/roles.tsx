import { Button, Group, Select, Stack, Table, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Role } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { rolesQuery } from '../../shared/session/users-query.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { formatCount } from '../../shared/ui/format.ts';
import { LinkButton } from '../../shared/ui/link-button.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';

export function Roles() {
  const roles = useQuery(rolesQuery());
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <Panel
      title={roles.data ? formatCount(roles.data.total, 'role') : 'Roles'}
      actions={<Button onClick={dialog.open}>New role</Button>}
      flush
    >
      {roles.isPending && <TextSkeleton lines={4} />}
      {roles.isError && <ProblemNotice problem={problemOf(roles.error)} onRetry={() => void roles.refetch()} />}
      {roles.isSuccess && <RoleTable roles={roles.data.items} />}
      <Dialog isOpen={isOpen} onClose={dialog.close} title="New role">
        <NewRole onDone={dialog.close} />
      </Dialog>
    </Panel>
  );
}

function RoleTable({ roles }: { roles: Role[] }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (name: string) => unwrap(api.DELETE('/v1/roles/{name}', { params: { path: { name } } })),
    onSuccess: () => client.invalidateQueries(rolesQuery()),
  });
  return (
    <>
      {remove.isError && <ProblemNotice problem={problemOf(remove.error)} />}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Role</Table.Th>
              <Table.Th>Level</Table.Th>
              <Table.Th visibleFrom="sm">For</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map(({ name, level, description, built_in: isBuiltIn }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  {name} {isBuiltIn && <Tag>always there</Tag>}
                </Table.Td>
                <Table.Td>{level}</Table.Td>
                <Table.Td visibleFrom="sm">{description}</Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <LinkButton to="/policy" search={{ tab: 'roles', role: name }} variant="default">
                      Policy
                    </LinkButton>
                    {!isBuiltIn && (
                      <Button
                        variant="default"
                        aria-label={`Remove the role ${name}`}
                        loading={remove.isPending && remove.variables === name}
                        onClick={() => remove.mutate(name)}
                      >
                        Remove
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

const levels: Role['level'][] = ['viewer', 'analyst', 'admin'];
const namePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

function NewRole({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [level, setLevel] = useState<Role['level']>('viewer');
  const [description, setDescription] = useState('');
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/roles', { body: { name, level, description: description.trim() } })),
    onSuccess: () => client.invalidateQueries(rolesQuery()).then(onDone),
  });
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
          placeholder="store_manager"
          required
          value={name}
          error={name === '' || namePattern.test(name) ? null : 'Letters, digits, _ . and - only, at most 100'}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Level"
          description="A viewer asks and runs saved reports; an analyst also writes SQL and reports; an admin decides who may do what."
          data={levels}
          value={level}
          allowDeselect={false}
          onChange={(word) => setLevel(levels.find((one) => one === word) ?? level)}
        />
        <TextInput
          label="For"
          placeholder="Managers of one store"
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {create.isError && <ProblemNotice problem={problemOf(create.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!namePattern.test(name)}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type CreatedUser, type User } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { useIdentity } from '../../shared/session/use-identity.ts';
import { rolesQuery, usersQuery } from '../../shared/session/users-query.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount } from '../../shared/ui/format.ts';
import { LinkButton } from '../../shared/ui/link-button.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { claimText } from './claims.ts';
import { type UserDraft, UserForm } from './user-form.tsx';

type Opened = { kind: 'new' } | { kind: 'user'; user: User } | { kind: 'created'; user: CreatedUser };

const titles: Record<Opened['kind'], string> = {
  new: 'New user',
  user: 'Change a user',
  created: 'The way in',
};

export function Users() {
  const users = useQuery(usersQuery());
  const roles = useQuery(rolesQuery());
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const roleNames = (roles.data?.items ?? []).map(({ name }) => name);
  return (
    <Panel
      title={users.data ? formatCount(users.data.total, 'user') : 'Users'}
      actions={<Button onClick={() => setOpened({ kind: 'new' })}>New user</Button>}
      flush
    >
      {users.isPending && <TextSkeleton lines={5} />}
      {users.isError && <ProblemNotice problem={problemOf(users.error)} onRetry={() => void users.refetch()} />}
      {users.isSuccess && <UserTable users={users.data.items} onChange={(user) => setOpened({ kind: 'user', user })} />}
      <Dialog isOpen={opened !== null} onClose={close} title={titles[opened?.kind ?? 'new']}>
        {opened?.kind === 'new' && (
          <NewUser roles={roleNames} onCancel={close} onCreated={(user) => setOpened({ kind: 'created', user })} />
        )}
        {opened?.kind === 'user' && <ChangeUser user={opened.user} roles={roleNames} onDone={close} />}
        {opened?.kind === 'created' && <Invitation user={opened.user} onDone={close} />}
      </Dialog>
    </Panel>
  );
}

function UserTable({ users, onChange }: { users: User[]; onChange: (user: User) => void }) {
  if (users.length === 0) {
    return (
      <EmptyState title="Nobody yet">Authentication is off: everybody at this machine may do everything.</EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th visibleFrom="md">Claims</Table.Th>
            <Table.Th visibleFrom="sm">Last login</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Td>
                {user.display_name}{' '}
                <Text span c="dimmed">
                  {user.username}
                </Text>{' '}
                {user.disabled && <Tag tone="bad">Disabled</Tag>}
              </Table.Td>
              <Table.Td>{user.role}</Table.Td>
              <Table.Td visibleFrom="md">
                {Object.entries(user.claims)
                  .map(([name, value]) => `${name}: ${claimText(value)}`)
                  .join(' · ')}
              </Table.Td>
              <Table.Td visibleFrom="sm">{user.last_login_at ? formatAgo(user.last_login_at) : 'never'}</Table.Td>
              <Table.Td ta="right">
                <Button variant="default" aria-label={`Change ${user.username}`} onClick={() => onChange(user)}>
                  Change
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface NewUserProps {
  roles: string[];
  onCancel: () => void;
  onCreated: (user: CreatedUser) => void;
}

function NewUser({ roles, onCancel, onCreated }: NewUserProps) {
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: ({ username, displayName, role, claims }: UserDraft) =>
      unwrap(
        api.POST('/v1/users', {
          body: { username, role, claims, ...(displayName !== '' && { display_name: displayName }) },
        }),
      ),
    onSuccess: async (user) => {
      onCreated(user);
      await client.invalidateQueries(usersQuery());
    },
  });
  return (
    <UserForm
      user={null}
      roles={roles}
      action="Create and invite"
      isSaving={create.isPending}
      problem={create.error && problemOf(create.error)}
      onSave={(draft) => create.mutate(draft)}
      onCancel={onCancel}
    />
  );
}

function Invitation({ user, onDone }: { user: CreatedUser; onDone: () => void }) {
  const { origin } = globalThis.location;
  return (
    <Stack gap="md">
      <Text>
        Give {user.display_name} this link; by it they set their password, once. It is not shown again, and lets nobody
        in after that.
      </Text>
      <CodeBlock
        code={`${origin}/setup?token=${encodeURIComponent(user.invite_token ?? '')}`}
        language="shell"
        label="Invitation link"
      />
      <Group justify="flex-end">
        <Button onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}

function ChangeUser({ user, roles, onDone }: { user: User; roles: string[]; onDone: () => void }) {
  const client = useQueryClient();
  const me = useIdentity();
  const path = { id: user.id };
  const options = { onSuccess: () => client.invalidateQueries(usersQuery()).then(onDone) };
  const change = useMutation({
    mutationFn: ({ displayName, role, claims }: UserDraft) =>
      unwrap(
        api.PATCH('/v1/users/{id}', {
          params: { path },
          body: { role, claims, ...(displayName !== '' && { display_name: displayName }) },
        }),
      ),
    ...options,
  });
  const disable = useMutation({
    mutationFn: () => unwrap(api.PATCH('/v1/users/{id}', { params: { path }, body: { disabled: !user.disabled } })),
    ...options,
  });
  const end = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/users/{id}/revoke', { params: { path } })),
    onSuccess: onDone,
  });
  const failed = [change.error, disable.error, end.error].find((error) => error !== null);
  return (
    <>
      <UserForm
        user={user}
        roles={roles}
        action="Save"
        isSaving={change.isPending}
        problem={failed ? problemOf(failed) : null}
        onSave={(draft) => change.mutate(draft)}
        onCancel={onDone}
      />
      <Group gap="xs" mt="md" pt="md" style={{ borderTop: '1px solid var(--air-line)' }}>
        {user.id !== me?.user_id && (
          <Button variant="default" loading={disable.isPending} onClick={() => disable.mutate()}>
            {user.disabled ? 'Let in again' : 'Disable'}
          </Button>
        )}
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          End all sessions
        </Button>
        <LinkButton to="/policy" search={{ user: user.id }} variant="subtle" color="gray">
          What they see
        </LinkButton>
      </Group>
    </>
  );
}

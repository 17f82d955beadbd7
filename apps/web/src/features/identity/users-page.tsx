import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Roles } from './roles.tsx';
import { Users } from './users.tsx';

const route = getRouteApi('/users');

/** People and roles, for administrators. */
export function UsersPage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  if (!useIsAtLeast('admin')) {
    return (
      <Page title="Users">
        <EmptyState title="For administrators">Ask one when somebody should get an account or another role.</EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Users" subtitle="Who may come in, and as what. What a role sees stands under Policy.">
      <Tabs
        value={tab ?? 'users'}
        keepMounted={false}
        onChange={(word) => void navigate({ search: word === 'roles' ? { tab: 'roles' } : {} })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="users">Users</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <Roles />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconKey, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { session } from '../shared/api/client.ts';
import type { Identity } from '../shared/api/session.ts';
import classes from './shell.module.css';

/** Who one is here, and the way out. */
export function UserMenu({ user }: { user: Identity }) {
  const logout = useMutation({ mutationFn: () => session.logout() });
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <ActionIcon aria-label={`Account of ${user.display_name}`}>
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['who']}>
          <div className={classes['whoName']}>{user.display_name}</div>
          <div>{user.role === user.level ? user.role : `${user.role}, ${user.level}`}</div>
          <div>{storesOf(user)}</div>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconKey size={15} />}>
          Account and API keys
        </Menu.Item>
        {user.via === 'session' && (
          <Menu.Item
            leftSection={<IconLogout size={15} />}
            closeMenuOnClick={false}
            disabled={logout.isPending}
            onClick={() => logout.mutate()}
          >
            {logout.isError ? 'Not logged out; try again' : 'Log out'}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function storesOf({ is_all_stores: isAll, store_id: one, store_ids: several }: Identity): string {
  const stores = [...new Set([...(one === null ? [] : [one]), ...several])];
  if (isAll) return 'All stores';
  if (stores.length === 0) return 'No stores of their own';
  return `${stores.length === 1 ? 'Store' : 'Stores'} ${stores.slice(0, 8).join(', ')}${stores.length > 8 ? ' …' : ''}`;
}

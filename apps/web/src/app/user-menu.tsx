import { ActionIcon, Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { IconKey, IconLogout, IconUser } from '@tabler/icons-react';
import { session } from '../shared/api/client.ts';
import type { Identity } from '../shared/api/session.ts';
import { LinkButton } from '../shared/ui/link-button.tsx';
import classes from './shell.module.css';

/** Who one is here, and the way out. */
export function UserMenu({ user }: { user: Identity }) {
  const [isOpen, popover] = useDisclosure(false);
  const logout = useMutation({ mutationFn: () => session.logout() });
  const look = { variant: 'subtle', color: 'gray', justify: 'flex-start', fullWidth: true } as const;
  return (
    <Popover
      opened={isOpen}
      onChange={popover.toggle}
      position="bottom-end"
      withinPortal={false}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <ActionIcon aria-label={`Account of ${user.display_name}`} onClick={popover.toggle}>
          <IconUser size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label="Account">
        <div className={classes['who']}>
          <div className={classes['whoName']}>{user.display_name}</div>
          <div>{user.role === user.level ? user.role : `${user.role}, ${user.level}`}</div>
          <div>{storesOf(user)}</div>
        </div>
        <LinkButton to="/account" leftSection={<IconKey size={15} />} {...look} onClick={popover.close}>
          Account and API keys
        </LinkButton>
        {user.via === 'session' && (
          <Button
            leftSection={<IconLogout size={15} />}
            {...look}
            loading={logout.isPending}
            onClick={() => logout.mutate()}
          >
            {logout.isError ? 'Not logged out; try again' : 'Log out'}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function storesOf({ is_all_stores: isAll, store_id: one, store_ids: several }: Identity): string {
  const stores = [...new Set([...(one === null ? [] : [one]), ...several])];
  if (isAll) return 'All stores';
  if (stores.length === 0) return 'No stores named';
  return `${stores.length === 1 ? 'Store' : 'Stores'} ${stores.slice(0, 8).join(', ')}${stores.length > 8 ? ' …' : ''}`;
}

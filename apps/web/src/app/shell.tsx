import { ActionIcon, AppShell, Burger, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Identity } from '../shared/api/session.ts';
import { ColorSchemeMenu } from './color-scheme-menu.tsx';
import { useIdentity } from '../shared/session/use-identity.ts';
import { navigationOf } from './navigation.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import classes from './shell.module.css';
import { useShortcuts } from './use-shortcuts.ts';
import { UserMenu } from './user-menu.tsx';

/** What surrounds every page but the login: places on the left, the name of this one on top. */
export function Shell() {
  const user = useIdentity();
  return user === null ? <Outlet /> : <Surrounded user={user} />;
}

function Surrounded({ user }: { user: Identity }) {
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  const { path, isLoading } = useRouterState({
    select: (state) => ({ path: state.location.pathname, isLoading: state.isLoading }),
    structuralSharing: true,
  });
  useShortcuts(help.toggle);
  const closeMenu = menu.close;
  useEffect(() => closeMenu(), [path, closeMenu]);
  const navigation = navigationOf(user);
  const place = navigation.flatMap(({ items }) => items).find(({ to }) => isUnder(path, to));
  return (
    <AppShell
      header={{ height: 45 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      layout="alt"
      transitionDuration={0}
    >
      <a className={classes['skip']} href="#main">
        Skip to content
      </a>
      {isLoading && <div className={classes['busy']} aria-hidden />}
      <AppShell.Header className={classes['header']}>
        <Burger opened={isMenuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
        <div className={classes['place']}>{place?.name ?? (path === '/account' ? 'Your account' : 'AIR')}</div>
        <Tooltip label="Keyboard shortcuts (?)">
          <ActionIcon aria-label="Keyboard shortcuts" onClick={help.open}>
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
        <ColorSchemeMenu />
        <UserMenu user={user} />
      </AppShell.Header>
      <AppShell.Navbar className={classes['navbar']} aria-label="Places">
        <Link to="/" className={classes['brand']} aria-label="AIR, start page">
          <img src="/favicon.svg" alt="" width={20} height={20} />
          AIR
        </Link>
        {navigation.map(({ group, items }) => (
          <div key={group}>
            <div className={classes['group']}>{group}</div>
            {items.map(({ to, name, letter, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                className={classes['link']}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                {...(isUnder(path, to) && { 'data-status': 'active' })}
              >
                <Icon size={17} stroke={1.6} aria-hidden />
                <span className={classes['linkName']}>{name}</span>
                <span className={classes['keys']} aria-hidden>
                  G {letter.toUpperCase()}
                </span>
              </Link>
            ))}
          </div>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" className={classes['main']}>
        <Outlet />
      </AppShell.Main>
      <ShortcutHelp isOpen={isHelpOpen} onClose={help.close} />
    </AppShell>
  );
}

const isUnder = (path: string, place: string) =>
  place === '/' ? path === '/' || path.startsWith('/ask/') : path === place || path.startsWith(`${place}/`);

import { useSyncExternalStore } from 'react';
import { session } from '../api/client.ts';
import type { Identity } from '../api/session.ts';

const levels: Identity['level'][] = ['viewer', 'analyst', 'admin'];

/** Who is logged in; null on the pages that need nobody. */
export function useIdentity(): Identity | null {
  const state = useSyncExternalStore(session.subscribe, session.current);
  return state.status === 'in' ? state.user : null;
}

/** Whether the page offers something; the server decides all the same. */
export function isAtLeast(user: Identity | null, level: Identity['level']): boolean {
  return user !== null && levels.indexOf(user.level) >= levels.indexOf(level);
}

export function useIsAtLeast(level: Identity['level']): boolean {
  return isAtLeast(useIdentity(), level);
}

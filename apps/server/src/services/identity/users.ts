import type { Claims } from '@air/contract';
import type { UserRecord } from '@air/store';
import type { World } from '../../world.ts';
import { createInvite } from './links.ts';
import { forgive } from './login-limits.ts';
import { hashPassword } from './passwords.ts';

type Ground = Pick<World, 'store' | 'clock'>;

export interface WantedUser {
  username: string;
  displayName: string;
  role: string;
  claims: Claims;
  password: string | null;
}

/** Without a password, with the token of a link to set one. */
export async function createUser(
  world: Ground,
  orgId: string,
  { username, displayName, role, claims, password }: WantedUser,
): Promise<{ user: UserRecord; inviteToken: string | null }> {
  const passwordHash = password === null ? null : await hashPassword(password, username);
  const user = await world.store.users.create(orgId, { username, displayName, role, claims, passwordHash });
  return { user, inviteToken: password === null ? await createInvite(world, user) : null };
}

export interface UserChange {
  displayName?: string | undefined;
  role?: string | undefined;
  claims?: Claims | undefined;
  isDisabled?: boolean | undefined;
  password?: string | undefined;
}

/** Role and claims hold from the next request on; whoever is disabled or gets a new password is logged out everywhere. */
export async function changeUser(
  world: World,
  orgId: string,
  id: string,
  { displayName, role, claims, isDisabled, password }: UserChange,
): Promise<UserRecord> {
  const { username } = await world.store.users.get(orgId, id);
  const passwordHash = password === undefined ? undefined : await hashPassword(password, username);
  const user = await world.store.users.change(orgId, id, {
    ...(displayName !== undefined && { displayName }),
    ...(role !== undefined && { role }),
    ...(claims !== undefined && { claims }),
    ...(isDisabled !== undefined && { isDisabled }),
    ...(passwordHash !== undefined && { passwordHash }),
  });
  if (isDisabled || passwordHash !== undefined) await world.store.sessions.revokeAll(orgId, id);
  if (passwordHash !== undefined) {
    await world.store.links.remove(orgId, id);
    await forgive(world, username);
  }
  return user;
}

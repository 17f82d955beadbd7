import { AirError, newToken } from '@air/core';
import type { Store, UserRecord } from '@air/store';
import { defaultOrgId } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { hashSecret } from './hash-secret.ts';
import { hashPassword } from './passwords.ts';

const dayMs = 86_400_000;
const firstLinkMs = dayMs;
const inviteMs = 7 * dayMs;

type Ground = Pick<World, 'store' | 'clock'>;

/** The token of a link for the first admin; null when somebody is there already. Older ones are void then. */
export async function createFirstLink({ store, clock }: Ground): Promise<string | null> {
  if ((await store.users.count()) > 0) return null;
  return createLink(store, { orgId: defaultOrgId, userId: null, endsAt: clock.now().getTime() + firstLinkMs });
}

/** The token of a link by which a user sets a password. */
export function createInvite({ store, clock }: Ground, user: { orgId: string; id: string }): Promise<string> {
  return createLink(store, { orgId: user.orgId, userId: user.id, endsAt: clock.now().getTime() + inviteMs });
}

/** Makes the first admin, or sets the password of an invited user. What is wrong with the input leaves the link as it is. */
export async function useLink(
  { store }: Pick<World, 'store'>,
  { token, username, password }: { token: string; username: string; password: string },
): Promise<UserRecord> {
  const tokenHash = hashSecret(token);
  const link = await store.links.find(tokenHash);
  if (!link) throw invalid('it is unknown, used or over');
  const user = link.userId === null ? null : await store.users.get(link.orgId, link.userId);
  if (user?.isDisabled) throw invalid('its user is disabled');
  if (user && user.username !== username) throw invalid('it was made for another user name');
  const passwordHash = await hashPassword(password, username);
  if (!(await store.links.take(tokenHash))) throw invalid('it was used meanwhile');
  if (user) {
    await store.sessions.revokeAll(user.orgId, user.id);
    return store.users.change(user.orgId, user.id, { passwordHash });
  }
  if ((await store.users.count()) > 0) throw invalid('the first user is there already');
  return store.users.create(link.orgId, { username, displayName: username, role: 'admin', claims: {}, passwordHash });
}

async function createLink(
  store: Store,
  { orgId, userId, endsAt }: { orgId: string; userId: string | null; endsAt: number },
): Promise<string> {
  const token = newToken(40);
  await store.links.create(orgId, { userId, tokenHash: hashSecret(token), expiresAt: new Date(endsAt).toISOString() });
  return token;
}

function invalid(reason: string): AirError {
  return new AirError('auth.link_invalid', `the link is not valid: ${reason}`);
}

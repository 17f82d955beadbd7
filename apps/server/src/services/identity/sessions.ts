import { type Session } from '@air/contract';
import { AirError, newToken } from '@air/core';
import type { SessionRecord, UserRecord } from '@air/store';
import { viewIdentity } from '../../views/identity-view.ts';
import type { World } from '../../world.ts';
import { actorOfUser } from './authenticate.ts';
import { checkPassword } from './check-password.ts';
import { hashSecret } from './hash-secret.ts';
import { countFailure, countTry, forgive } from './login-limits.ts';
import { signToken } from './tokens.ts';

/** Begins a session for a name and a password. */
export async function logIn(
  world: World,
  { username, password, orgId, address }: { username: string; password: string; orgId: string | null; address: string },
): Promise<Session> {
  await countTry(world, { username, address });
  const known = await world.store.users.findByName(username);
  const user = await checkPassword(
    known.filter((candidate) => orgId === null || candidate.orgId === orgId),
    password,
  ).catch(async (error: unknown) => {
    await countFailure(world, address);
    throw error;
  });
  await forgive(world, username);
  return beginSession(world, user);
}

export async function beginSession(world: World, user: UserRecord): Promise<Session> {
  refuseWithoutSecret(world);
  const refreshToken = newRefreshToken();
  const session = await world.store.sessions.create(user.orgId, {
    userId: user.id,
    refreshHash: hashSecret(refreshToken),
    expiresAt: sessionEnd(world),
  });
  await world.store.users.setLastLogin(user.orgId, user.id);
  return sessionAnswer(world, user, session, refreshToken);
}

/** Exchanges a refresh token for the next. Whoever sends a used one has stolen it, or was stolen from: the session ends. */
export async function refreshSession(world: World, used: string): Promise<Session> {
  refuseWithoutSecret(world);
  const refreshToken = newRefreshToken();
  const session = await world.store.sessions.rotate(hashSecret(used), {
    refreshHash: hashSecret(refreshToken),
    expiresAt: sessionEnd(world),
  });
  if (session === 'reused') {
    world.log.warn('a refresh token was used twice; its session has been ended');
    throw ended('its refresh token was used twice');
  }
  const user = session && (await world.store.users.find(session.orgId, session.userId));
  if (!session || !user || user.isDisabled) throw ended('it was revoked, or not used for too long');
  return sessionAnswer(world, user, session, refreshToken);
}

async function sessionAnswer(
  world: World,
  user: UserRecord,
  session: SessionRecord,
  refreshToken: string,
): Promise<Session> {
  const actor = await actorOfUser(world, user, {
    via: 'session',
    sessionId: session.id,
    keyScopes: null,
    reportKeys: null,
    keyExpiresAt: null,
  });
  const { store_id: storeId, store_ids: storeIds, is_all_stores: isAllStores, ...others } = actor.claims;
  const payload = {
    sub: user.id,
    user_id: user.id,
    org_id: user.orgId,
    sid: session.id,
    role: user.role,
    ...(storeId !== undefined && { store_id: storeId }),
    ...(storeIds !== undefined && { store_ids: storeIds }),
    ...(isAllStores !== undefined && { is_all_stores: isAllStores }),
    claims: others,
  };
  const { clock, auth } = world;
  return {
    access_token: await signToken(auth, payload, { clock, lifetimeMs: auth.tokenExpiryMs }),
    token_type: 'Bearer',
    expires_in: Math.floor(auth.tokenExpiryMs / 1_000),
    refresh_token: refreshToken,
    user: viewIdentity(actor),
  };
}

const newRefreshToken = () => `airr_${newToken(40)}`;

const sessionEnd = ({ clock, auth }: World) => new Date(clock.now().getTime() + auth.refreshExpiryMs).toISOString();

function refuseWithoutSecret({ auth }: World): void {
  if (auth.jwtSecret !== '') return;
  throw new AirError('auth.login_failed', 'this server has no secret to sign a token with', {
    hint: 'set server.auth.jwt_secret in the configuration',
  });
}

function ended(reason: string): AirError {
  return new AirError('auth.revoked', `the session has ended: ${reason}`, { hint: 'log in again' });
}

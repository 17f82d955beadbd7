import type { IncomingHttpHeaders } from 'node:http';
import { AirError } from '@air/core';
import type { RoleLevel, UserRecord } from '@air/store';
import type { JWTPayload } from 'jose';
import { type Actor, defaultOrgId, localActor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { claimsOf } from './claims-of.ts';
import { hashSecret } from './hash-secret.ts';
import { verifyToken } from './tokens.ts';

export const apiKeyPrefix = 'air_';

/**
 * Who sends the request: the bearer of a session, of a token signed elsewhere, or of an API key; the person at this
 * machine when authentication is off and nothing is sent. Throws `auth.required`, `auth.invalid`, `auth.revoked`,
 * `auth.role_unknown`.
 */
export async function authenticate(world: World, headers: IncomingHttpHeaders): Promise<Actor> {
  const secret = secretIn(headers);
  if (secret === null) {
    if (!world.auth.isEnabled) return localActor;
    throw new AirError('auth.required', 'a token is required', {
      hint: 'log in, or send `Authorization: Bearer <token or API key>`',
    });
  }
  if (secret.startsWith(apiKeyPrefix)) return ownerOfKey(world, secret);
  const payload = await verifyToken(world.auth, secret, world.clock);
  return payload['sid'] === undefined ? bearerOfToken(world, payload) : holderOfSession(world, payload);
}

/** The live record of a user as the one who asks. */
export async function actorOfUser(
  world: World,
  user: UserRecord,
  means: Pick<Actor, 'via' | 'sessionId' | 'keyScopes' | 'reportKeys' | 'keyExpiresAt'>,
): Promise<Actor> {
  return {
    orgId: user.orgId,
    userId: user.id,
    username: user.username,
    displayName: user.displayName,
    role: user.role,
    level: await levelOf(world, user.orgId, user.role),
    claims: claimsOf({ claims: user.claims }),
    ...means,
  };
}

export async function levelOf(world: World, orgId: string, role: string): Promise<RoleLevel> {
  const known = await world.store.roles.find(orgId, role);
  if (known) return known.level;
  throw new AirError('auth.role_unknown', `the role "${role.slice(0, 100)}" does not exist here`, {
    hint: 'an administrator can create it with POST /v1/roles',
  });
}

function secretIn({ authorization, 'x-api-key': apiKey }: IncomingHttpHeaders): string | null {
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined)
      throw new AirError('auth.invalid', 'the Authorization header is not of the form `Bearer <token>`');
    return secret;
  }
  if (apiKey === undefined) return null;
  const secret = String(apiKey);
  if (!secret.startsWith(apiKeyPrefix)) throw unknownKey();
  return secret;
}

async function ownerOfKey(world: World, secret: string): Promise<Actor> {
  const key = await world.store.apiKeys.findLive(hashSecret(secret));
  const owner = key && (await world.store.users.find(key.orgId, key.userId));
  if (!key || !owner || owner.id !== key.userId || owner.isDisabled) throw unknownKey();
  return actorOfUser(world, owner, {
    via: 'api_key',
    sessionId: null,
    keyScopes: key.scopes,
    reportKeys: key.reportKeys,
    keyExpiresAt: key.expiresAt,
  });
}

/** The token says which session it belongs to; who they are and what they may do is read anew each time. */
async function holderOfSession(world: World, payload: JWTPayload): Promise<Actor> {
  const orgId = textClaim(payload, 'org_id') ?? '';
  const sessionId = textClaim(payload, 'sid') ?? '';
  const session = await world.store.sessions.findLive(orgId, sessionId);
  const user = session && (await world.store.users.find(orgId, session.userId));
  const isTheirs = user?.id === session?.userId && user?.id === textClaim(payload, 'user_id');
  if (!user || !isTheirs || user.isDisabled) {
    throw new AirError('auth.revoked', 'the session has ended', { hint: 'log in again' });
  }
  return actorOfUser(world, user, {
    via: 'session',
    sessionId,
    keyScopes: null,
    reportKeys: null,
    keyExpiresAt: null,
  });
}

/** A token of somebody who holds the secret is trusted for what it says, unless the user was disabled here. */
async function bearerOfToken(world: World, payload: JWTPayload): Promise<Actor> {
  const userId = textClaim(payload, 'user_id') ?? textClaim(payload, 'sub');
  if (userId === undefined) throw new AirError('auth.invalid', 'the token is not accepted: it names no user');
  const orgId = textClaim(payload, 'org_id') ?? defaultOrgId;
  const known = await world.store.users.find(orgId, userId);
  if (known?.isDisabled) throw new AirError('auth.revoked', 'the user is disabled here');
  const role = textClaim(payload, 'role') ?? '';
  return {
    orgId,
    userId,
    username: textClaim(payload, 'username') ?? userId,
    displayName: textClaim(payload, 'name') ?? userId,
    role,
    level: await levelOf(world, orgId, role),
    claims: claimsOf(payload),
    via: 'token',
    sessionId: null,
    keyScopes: null,
    reportKeys: null,
    keyExpiresAt: null,
  };
}

/** Undefined when it is not there; what is there in another form is refused. */
function textClaim(payload: JWTPayload, name: string): string | undefined {
  const claim = payload[name];
  if (claim === undefined || claim === null || claim === '') return undefined;
  if (typeof claim === 'number' && Number.isSafeInteger(claim)) return String(claim);
  if (typeof claim === 'string' && claim.length <= 200) return claim;
  throw new AirError('auth.invalid', `the token is not accepted: its ${name} cannot be read`);
}

function unknownKey(): AirError {
  return new AirError('auth.invalid', 'the API key is not accepted: it is unknown, revoked or over', {
    hint: 'create a new one',
  });
}

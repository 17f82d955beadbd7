import type { Claims, KeyScope } from '@air/contract';
import { AirError } from '@air/core';
import { errors, jwtVerify } from 'jose';
import type { AuthSettings } from '../world.ts';

/** Who asks, and for which organisation. */
export interface Actor {
  orgId: string;
  userId: string;
  username: string;
  displayName: string;
  role: string;
  level: 'viewer' | 'analyst' | 'admin';
  /** Everything that row rules may refer to; `store_id`, `store_ids` and `is_all_stores` among them. */
  claims: Claims;
  via: 'local' | 'session' | 'token' | 'api_key';
  /** The login, to be ended by a logout; null unless `via` is `session`. */
  sessionId: string | null;
  /** What an API key may do, and the reports it is limited to; null for everybody else. */
  keyScopes: KeyScope[] | null;
  reportKeys: string[] | null;
}

export const defaultOrgId = 'default-org';

/** Without authentication everybody is this one: the person at this machine. */
export const localActor: Actor = {
  orgId: defaultOrgId,
  userId: 'local',
  username: 'local',
  displayName: 'You, at this machine',
  role: 'admin',
  level: 'admin',
  claims: {},
  via: 'local',
  sessionId: null,
  keyScopes: null,
  reportKeys: null,
};

const encoder = new TextEncoder();

/** Reads the bearer token; throws `auth.required` or `auth.invalid`. */
export async function authenticate(header: string | undefined, auth: AuthSettings): Promise<Actor> {
  if (!auth.isEnabled) return localActor;
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (!token)
    throw new AirError('auth.required', 'a bearer token is required', { hint: 'get one with `air token --user NAME`' });
  try {
    const { payload } = await jwtVerify(token, encoder.encode(auth.jwtSecret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
    });
    return {
      orgId: textClaim(payload['org_id']) ?? defaultOrgId,
      userId: textClaim(payload['user_id']) ?? textClaim(payload.sub) ?? refuse('it names no user'),
      role: textClaim(payload['role']) ?? 'user',
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('it has expired');
    if (error instanceof errors.JOSEError) return refuse('it is malformed or signed with another key');
    throw error;
  }
}

function refuse(reason: string): never {
  throw new AirError('auth.invalid', `the token is not accepted: ${reason}`);
}

function textClaim(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

import { createHash } from 'node:crypto';
import { AirError, type Clock } from '@air/core';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { AuthSettings } from '../../world.ts';

const algorithm = 'HS256';

/** Signs with the secret of today; `kid` says with which, so that secrets can be changed while tokens are out. */
export function signToken(
  auth: Pick<AuthSettings, 'jwtSecret'>,
  claims: JWTPayload,
  { clock, lifetimeMs }: { clock: Clock; lifetimeMs: number },
): Promise<string> {
  const now = clock.now();
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: kidOf(auth.jwtSecret) })
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + lifetimeMs))
    .sign(keyOf(auth.jwtSecret));
}

/** The payload of a token that one of the secrets signed and that is not over; throws `auth.invalid` else. */
export async function verifyToken(
  auth: Pick<AuthSettings, 'jwtSecret' | 'previousJwtSecrets'>,
  token: string,
  clock: Clock,
): Promise<JWTPayload> {
  const secrets = [auth.jwtSecret, ...auth.previousJwtSecrets].filter((secret) => secret !== '');
  if (secrets.length === 0) throw refusal('this server has no secret to check it with');
  for (const secret of candidates(secrets, token)) {
    try {
      const { payload } = await jwtVerify(token, keyOf(secret), {
        algorithms: [algorithm],
        requiredClaims: ['exp'],
        currentDate: clock.now(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refusal('it has expired');
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      if (error instanceof errors.JOSEError) throw refusal('it is malformed or signed in another way');
      throw error;
    }
  }
  throw refusal('it is malformed or signed with another key');
}

/** A token that names one of the secrets is checked with that one alone; whoever else signs may name theirs as they like. */
function candidates(secrets: string[], token: string): string[] {
  const named = secrets.filter((secret) => kidOf(secret) === kidIn(token));
  return named.length > 0 ? named : secrets;
}

function kidIn(token: string): unknown {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null && 'kid' in header ? header.kid : null;
  } catch {
    return null;
  }
}

/** Tells secrets apart and nothing else: 32 bits of a hash. */
function kidOf(secret: string): string {
  return createHash('sha256').update(`air kid ${secret}`).digest('hex').slice(0, 8);
}

const keyOf = (secret: string) => new TextEncoder().encode(secret);

function refusal(reason: string): AirError {
  return new AirError('auth.invalid', `the token is not accepted: ${reason}`, { hint: 'log in again' });
}

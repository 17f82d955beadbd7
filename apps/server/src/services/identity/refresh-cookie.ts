import type { IncomingHttpHeaders } from 'node:http';
import { AirError } from '@air/core';

const name = 'air_refresh';

/**
 * The refresh token where no script of a page can read it. `Secure` wherever the browser came over TLS, which a proxy in
 * front of AIR says.
 */
export function refreshCookie(token: string, lifetimeMs: number, headers: IncomingHttpHeaders): string {
  const isSecure = headers['x-forwarded-proto'] === 'https';
  const parts = [
    `${name}=${token}`,
    'Path=/v1/auth',
    `Max-Age=${Math.floor(lifetimeMs / 1_000)}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ];
  return parts.join('; ');
}

export const clearedCookie = `${name}=; Path=/v1/auth; Max-Age=0; HttpOnly; SameSite=Strict`;

/** Null when none was sent. Another site, or another program on another port of this machine, may not use it. */
export function refreshTokenIn(headers: IncomingHttpHeaders): string | null {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  if (found === undefined || found === '') return null;
  const from = headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return found;
  throw new AirError('auth.forbidden', 'the cookie of a session serves its own page alone');
}

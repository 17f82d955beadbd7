import { AirError, systemClock } from '@air/core';
import { defaultOrgId, signToken } from '@air/server';
import { durationSchema } from '../config/duration.ts';
import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';
import { readClaims } from '../read-claims.ts';

export interface TokenFlags extends ProgramFlags {
  user: string;
  role: string;
  claims?: string;
  org?: string;
  expires?: string;
}

/** Prints a bearer token signed with the configured secret. */
export async function printToken(flags: TokenFlags): Promise<void> {
  const { auth } = loadConfig(flags);
  if (auth.jwtSecret === '') {
    throw new AirError('config.unsafe', 'server.auth.jwt_secret is not set, so no token can be signed', {
      hint: 'set it in the configuration file to the output of `openssl rand -base64 32`',
    });
  }
  const lifetimeMs = flags.expires === undefined ? auth.tokenExpiryMs : readDuration(flags.expires);
  const payload = {
    sub: flags.user,
    user_id: flags.user,
    org_id: flags.org ?? defaultOrgId,
    role: flags.role,
    claims: readClaims(flags.claims),
  };
  const token = await signToken(auth, payload, { clock: systemClock, lifetimeMs });
  console.log(token);
}

function readDuration(text: string): number {
  const parsed = durationSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AirError('config.invalid', `--expires: "${text}" is not a duration`, {
    hint: 'write it like 90m, 24h or 30d',
  });
}

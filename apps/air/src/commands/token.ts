import { AirError } from '@air/core';
import { defaultOrgId } from '@air/server';
import { SignJWT } from 'jose';
import { durationSchema } from '../config/duration.ts';
import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';

export interface TokenFlags extends ProgramFlags {
  user: string;
  role: string;
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
  const token = await new SignJWT({ user_id: flags.user, org_id: flags.org ?? defaultOrgId, role: flags.role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(flags.user)
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + lifetimeMs))
    .sign(new TextEncoder().encode(auth.jwtSecret));
  console.log(token);
}

function readDuration(text: string): number {
  const parsed = durationSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AirError('config.invalid', `--expires: "${text}" is not a duration`, {
    hint: 'write it like 90m, 24h or 30d',
  });
}

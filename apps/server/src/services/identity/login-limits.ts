import { AirError } from '@air/core';
import type { World } from '../../world.ts';

const windowMs = 15 * 60_000;

/** Failures in a quarter of an hour. Many people may share an address, a name is of one. */
const mostFailures = { name: 5, address: 20 } as const;

interface Try {
  username: string;
  address: string;
}

/**
 * Counts a try as failed before it is made, so that many at once do not get more of them; `forgive` takes that back.
 * Throws `auth.too_many_attempts`.
 */
export async function countTry({ store }: World, { username, address }: Try): Promise<void> {
  const keys = [
    { key: nameKey(username), most: mostFailures.name },
    { key: `address:${address}`, most: mostFailures.address },
  ];
  for (const { key, most } of keys) if ((await store.loginAttempts.count(key, windowMs)) >= most) throw tooMany();
  await store.loginAttempts.add(nameKey(username));
  if ((await store.loginAttempts.count(nameKey(username), windowMs)) > mostFailures.name) throw tooMany();
}

export async function countFailure({ store }: World, address: string): Promise<void> {
  await store.loginAttempts.add(`address:${address}`);
}

export async function forgive({ store }: World, username: string): Promise<void> {
  await store.loginAttempts.clear(nameKey(username));
}

const nameKey = (username: string) => `name:${username}`;

function tooMany(): AirError {
  return new AirError('auth.too_many_attempts', 'there were too many failed attempts: wait 15 minutes', {
    hint: 'an administrator can set a new password meanwhile',
    details: { retry_after_s: windowMs / 1_000 },
  });
}

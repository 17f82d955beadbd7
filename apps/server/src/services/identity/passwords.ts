import { randomBytes } from 'node:crypto';
import { AirError } from '@air/core';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with what OWASP asks for: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const minLength = 10;

/** How a password is compared with a hash; a test counts how often. */
export type VerifyPassword = (passwordHash: string, password: string) => Promise<boolean>;

export const verifyPassword: VerifyPassword = (passwordHash, password) => verify(passwordHash, password);

/** Throws `auth.password_weak` for what would be guessed. */
export async function hashPassword(password: string, username: string): Promise<string> {
  const characters = new Set(password.toLowerCase());
  const isWeak = password.length < minLength || characters.size < 4 || password.toLowerCase().includes(username);
  if (isWeak) {
    throw new AirError('auth.password_weak', 'the password would be guessed', {
      hint: `use at least ${minLength} characters, several different ones, and not the user name`,
    });
  }
  return hash(password, cost);
}

let dummy: Promise<string> | null = null;

/** What a password is compared with where there is nobody to compare with, so that an answer takes as long. */
export function dummyHash(): Promise<string> {
  dummy ??= hash(randomBytes(32), cost);
  return dummy;
}

import { createHash } from 'node:crypto';

/** Of tokens and keys that AIR made itself: they are too random to be guessed, so a fast hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes an id that sorts by creation time: `run_01jd3k…` (prefix, 9 characters of milliseconds, 12 of chance). */
export function newId(prefix: string, now: number = Date.now()): string {
  return `${prefix}_${encodeTime(now)}${newToken(12)}`;
}

/** A random word of the given length over 32 characters (5 bits each). */
export function newToken(length: number): string {
  let token = '';
  for (const byte of randomBytes(length)) token += alphabet[byte & 31];
  return token;
}

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let index = 0; index < 9; index++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

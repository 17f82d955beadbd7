import type { User } from '../../shared/api/client.ts';

export type Claims = User['claims'];

/** A claim as a person reads it. */
export function claimText(value: Claims[string]): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** Claims as lines of `name = value`; several values are parted by commas. */
export function writeClaims(claims: Claims): string {
  return Object.entries(claims)
    .map(
      ([name, value]) =>
        `${name} = ${Array.isArray(value) ? `${value.join(', ')}${value.length === 1 ? ',' : ''}` : String(value)}`,
    )
    .join('\n');
}

/** Reads them back; the first line that is none is named. */
export function readClaims(text: string): { claims: Claims; problem: null } | { claims: null; problem: string } {
  const claims: Claims = {};
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, name, value] = /^([a-z][a-z0-9_]{0,62})\s*=\s*(.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return { claims: null, problem: `not "name = value": ${line}` };
    claims[name] = readValue(value.trim());
  }
  return { claims, problem: null };
}

function readValue(text: string): Claims[string] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!text.includes(',')) return text;
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

import { type Claims, claimsSchema } from '@air/contract';
import { AirError } from '@air/core';

/** What a token says of itself, and of its bearer; none of it is a claim that rows could depend on. */
const ownNames = new Set(
  'iss sub aud exp nbf iat jti sid typ scope azp nonce org_id user_id role name username email claims'.split(' '),
);

/**
 * The claims of a token or of a body, as row rules know them: those of `claims`, and over them those beside it. Values
 * may come as whoever signs writes them; what cannot be understood is refused, never left out.
 */
export function claimsOf(payload: Record<string, unknown>): Claims {
  const nested = payload['claims'] ?? {};
  if (typeof nested !== 'object' || Array.isArray(nested)) throw unreadable('claims');
  const own = Object.entries(payload).filter(([name]) => !ownNames.has(name));
  const found: [string, unknown][] = [];
  for (const [name, value] of [...Object.entries(nested), ...own]) {
    if (value !== null && value !== undefined) found.push([name, normalise(name, value)]);
  }
  const parsed = claimsSchema.safeParse(Object.fromEntries(found));
  if (!parsed.success) throw unreadable(String(parsed.error.issues[0]?.path[0] ?? 'claims'));
  return parsed.data;
}

function normalise(name: string, value: unknown): unknown {
  if (name === 'is_all_stores') return isYes(value);
  if (name === 'store_ids') return (Array.isArray(value) ? value : [value]).filter((item) => item !== null);
  return value;
}

/** Whoever has all stores must be said to have them in as many words. */
function isYes(value: unknown): boolean {
  if (value === true || value === 'true' || value === 1) return true;
  if (value === false || value === 'false' || value === 0) return false;
  throw unreadable('is_all_stores');
}

function unreadable(name: string): AirError {
  return new AirError('auth.invalid', `the claim ${name} cannot be read`, {
    hint: 'claims are texts, numbers, yes or no, or lists of texts and numbers',
  });
}

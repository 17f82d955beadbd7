import { type Claims, claimsSchema } from '@air/contract';
import { AirError } from '@air/core';

/** `--claims` of the command line. */
export function readClaims(text: string | undefined): Claims {
  if (text === undefined) return {};
  const parsed = claimsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new AirError('config.invalid', '--claims: these are not claims', {
    hint: `write them as JSON, as in --claims '{"store_ids":[1,2]}'`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Claims } from '@air/contract';
import { AirError } from '@air/core';

export type ClaimValue = string | number | boolean;

/**
 * The values of a claim that rows or session variables depend on. `store_ids` means `store_id` as well, so that it does
 * not matter by which of the two a person was given their store. Who has none of it sees nothing.
 */
export function claimValues(claims: Claims, name: string): ClaimValue[] {
  const names = name === 'store_ids' ? ['store_ids', 'store_id'] : [name];
  const given = names.flatMap((each): ClaimValue[] => listOf(claims, each)).filter((value) => value !== '');
  if (given.length > 0) return [...new Map(given.map((value) => [String(value), value])).values()];
  throw new AirError('policy.claim_missing', `the claim ${name} is missing or empty`, {
    hint: `an administrator sets ${names.join(' or ')} among the claims of the user or of the token`,
  });
}

/** Whether a claim says so in as many words; a text or a number does not. */
export function isClaimed(claims: Claims, name: string): boolean {
  return Object.hasOwn(claims, name) && claims[name] === true;
}

function listOf(claims: Claims, name: string): ClaimValue[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (claim === undefined) return [];
  return Array.isArray(claim) ? claim : [claim];
}

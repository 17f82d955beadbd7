import type { Claims } from '@air/contract';
import { AirError, type SessionSetting } from '@air/core';
import { claimValues } from './claim-values.ts';

/** The session variables of a subject. Lists are joined by commas, so no part of one may hold any. */
export function settingsOf(session: { variable: string; claim: string }[], claims: Claims): SessionSetting[] {
  return session.map(({ variable, claim }) => {
    const values = claimValues(claims, claim).map(String);
    const isList = values.length > 1 || Array.isArray(claims[claim]);
    if (isList && values.some((value) => value.includes(','))) {
      throw new AirError('policy.claim_missing', `the claim ${claim} has a value with a comma in it`, {
        hint: `${variable} holds the values with commas between them; give the claim values without`,
      });
    }
    return { variable, value: values.join(',') };
  });
}

import type { KeyScope } from '@air/contract';
import { AirError, newToken } from '@air/core';
import type { ApiKeyRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { apiKeyPrefix } from './authenticate.ts';
import { hashSecret } from './hash-secret.ts';

export interface WantedKey {
  name: string;
  scopes: KeyScope[];
  reportKeys: string[] | null;
  expiresInDays: number | null;
}

/**
 * A key for oneself; it acts as its owner at each moment, so that only a part of that can be given away. A key that is
 * made with a key ends with it.
 */
export async function createApiKey(
  { store, clock }: World,
  actor: Actor,
  { name, scopes, reportKeys, expiresInDays }: WantedKey,
): Promise<{ record: ApiKeyRecord; key: string }> {
  refuseStrangers(actor);
  refuseWider(actor, scopes);
  const key = `${apiKeyPrefix}${newToken(40)}`;
  const end = expiresInDays === null ? null : new Date(clock.now().getTime() + expiresInDays * 86_400_000);
  const ends = [end?.toISOString() ?? null, actor.keyExpiresAt].filter((each) => each !== null).toSorted();
  const record = await store.apiKeys.create(actor.orgId, {
    userId: actor.userId,
    name,
    scopes,
    reportKeys,
    expiresAt: ends[0] ?? null,
    secretHash: hashSecret(key),
  });
  return { record, key };
}

/** Others' keys do not exist for whoever is not an admin. */
export async function revokeApiKey({ store }: World, actor: Actor, id: string): Promise<void> {
  const key = await store.apiKeys.get(actor.orgId, id);
  if (key.userId !== actor.userId && actor.level !== 'admin') {
    throw new AirError('store.not_found', `there is no API key ${id}`);
  }
  await store.apiKeys.revoke(actor.orgId, id);
}

/** A token signed elsewhere may say less of somebody than their record: a key of theirs would be more than they have. */
function refuseStrangers({ via }: Actor): void {
  if (via === 'session' || via === 'api_key') return;
  throw new AirError('auth.forbidden', 'only somebody who has logged in can have API keys', {
    hint: 'log in with user name and password, see POST /v1/auth/login',
  });
}

function refuseWider({ keyScopes }: Actor, scopes: KeyScope[]): void {
  if (keyScopes === null || keyScopes.includes('*')) return;
  const wider = scopes.filter((scope) => !keyScopes.includes(scope));
  if (wider.length === 0) return;
  throw new AirError('auth.key_scope', `this API key cannot give away ${wider.join(', ')}`, {
    hint: `it has ${keyScopes.join(', ')}`,
  });
}

import { AirError } from '@air/core';
import type { Transaction } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import type { Tables } from '../tables.ts';

/** Makes changes of users, roles and policies of one organisation wait for each other, so that their rules hold. */
export async function lockOrg(transaction: Transaction<Tables>, engine: Engine, orgId: string): Promise<void> {
  const org = transaction.selectFrom('orgs').select('id').where('id', '=', orgId);
  const found = await (engine.supportsSkipLocked ? org.forUpdate() : org).executeTakeFirst();
  if (!found) throw new AirError('store.not_found', `there is no organisation "${orgId}"`);
}

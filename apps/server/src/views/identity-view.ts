import type { Identity } from '@air/contract';
import type { Actor } from '../http/actor.ts';

export function viewIdentity(actor: Actor): Identity {
  const { store_id: storeId, store_ids: storeIds, is_all_stores: isAllStores } = actor.claims;
  return {
    user_id: actor.userId,
    username: actor.username,
    display_name: actor.displayName,
    org_id: actor.orgId,
    role: actor.role,
    level: actor.level,
    store_id: storeId === undefined ? null : String(storeId),
    store_ids: Array.isArray(storeIds) ? storeIds.map(String) : [],
    is_all_stores: isAllStores === true,
    claims: actor.claims,
    via: actor.via,
  };
}

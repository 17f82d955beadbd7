import { AirError } from '@air/core';
import type { ScopeRecord, ScopeVersionRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';

/** A scope for whoever made it, and for admins; to others it does not exist. */
export async function ownScope(world: World, actor: Actor, id: string): Promise<ScopeRecord> {
  const scope = await world.store.scopes.get(actor.orgId, id);
  if (isOwn(scope, actor)) return scope;
  throw new AirError('store.not_found', `there is no scope ${id}`);
}

export async function ownScopeVersion(world: World, actor: Actor, id: string): Promise<ScopeVersionRecord> {
  const version = await world.store.scopes.getVersion(actor.orgId, id);
  if (isOwn(await world.store.scopes.get(actor.orgId, version.scopeId), actor)) return version;
  throw new AirError('store.not_found', `there is no scope version ${id}`);
}

function isOwn({ createdBy }: ScopeRecord, { userId, level }: Actor): boolean {
  return createdBy === userId || level === 'admin';
}

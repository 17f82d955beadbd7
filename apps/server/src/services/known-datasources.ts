import { AirError } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import type { DatasourceRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';

/** The datasource, for whoever may know of it: admins, and roles of which a policy speaks. To others it does not exist. */
export async function knownDatasource(world: World, actor: Actor, id: string): Promise<DatasourceRecord> {
  const isKnown = actor.level === 'admin' || (await world.store.policies.find(actor.orgId, actor.role, id)) !== null;
  if (!isKnown) throw new AirError('store.not_found', `there is no datasource "${id}"`);
  return world.store.datasources.get(actor.orgId, id);
}

/** The datasources of which the caller may see something now. */
export async function knownDatasources(world: World, actor: Actor): Promise<DatasourceRecord[]> {
  const known: DatasourceRecord[] = [];
  for (const datasource of await world.store.datasources.list(actor.orgId)) {
    if (actor.level === 'admin' || (await seesSomething(world, actor, datasource.id))) known.push(datasource);
  }
  return known;
}

/** What the caller sees of the catalog; null where that is nothing, or where it was never learned. */
export async function visibleCatalog(world: World, actor: Actor, id: string): Promise<Catalog | null> {
  try {
    return (await accessOf(world, actor, id)).catalog;
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    if (error.code.startsWith('policy.') || error.code === 'datasource.not_learned') return null;
    throw error;
  }
}

async function seesSomething(world: World, actor: Actor, id: string): Promise<boolean> {
  if ((await world.store.policies.find(actor.orgId, actor.role, id)) === null) return false;
  const isLearned = (await world.catalogs.find(actor.orgId, id)) !== null;
  return !isLearned || (await visibleCatalog(world, actor, id)) !== null;
}

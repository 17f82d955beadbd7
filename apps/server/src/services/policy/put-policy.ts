import { nearest, type NewPolicy } from '@air/contract';
import { AirError } from '@air/core';
import { checkPolicy } from '@air/engine/policy';
import type { PolicyRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';

/** Stores what a role may see of a datasource, after holding it against the catalog: a slip must not open or close anything. */
export async function putPolicy(
  world: World,
  actor: Actor,
  { role, datasourceId, policy }: { role: string; datasourceId: string; policy: NewPolicy },
): Promise<PolicyRecord> {
  const { orgId, userId } = actor;
  await world.store.datasources.get(orgId, datasourceId);
  await checkRole(world, orgId, role);
  checkPolicy(policy.relations, await world.catalogs.get(orgId, datasourceId));
  return world.store.policies.put(orgId, { role, datasourceId, ...policy, updatedBy: userId });
}

async function checkRole(world: World, orgId: string, role: string): Promise<void> {
  if (await world.store.roles.find(orgId, role)) return;
  const known = (await world.store.roles.list(orgId)).map(({ name }) => name);
  const near = nearest(role, known);
  throw new AirError('policy.invalid', `there is no role ${role}`, {
    hint: near === null ? `roles: ${known.join(', ')}` : `did you mean ${near}?`,
  });
}

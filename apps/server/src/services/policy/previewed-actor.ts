import { AirError } from '@air/core';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';

/** The person whose view is shown: the caller, or for admins anybody of the organisation, by id or by name. */
export async function previewedActor(world: World, caller: Actor, user: string | undefined): Promise<Actor> {
  if (user === undefined || user === caller.userId || user === caller.username) return caller;
  if (caller.level !== 'admin') {
    throw new AirError('auth.forbidden', 'what others see is shown to admins only', {
      hint: 'leave `user` out to see what you see yourself',
    });
  }
  const { orgId } = caller;
  const found = await world.store.users.find(orgId, user);
  if (!found) throw new AirError('store.not_found', `there is no user "${user}"`);
  const role = await world.store.roles.find(orgId, found.role);
  if (!role) {
    throw new AirError('auth.role_unknown', `${found.username} has the role ${found.role}, which does not exist`);
  }
  return {
    orgId,
    userId: found.id,
    username: found.username,
    displayName: found.displayName,
    role: role.name,
    level: role.level,
    claims: found.claims,
    via: 'local',
    sessionId: null,
    keyScopes: null,
    reportKeys: null,
    keyExpiresAt: null,
  };
}

import { type Actor, localActor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { levelOf } from './authenticate.ts';
import { claimsOf } from './claims-of.ts';

export interface BodyIdentity {
  org_id?: string | undefined;
  user_id?: string | undefined;
  role?: string | undefined;
  store_id?: string | number | undefined;
  store_ids?: (string | number)[] | undefined;
  is_all_stores?: boolean | undefined;
}

/**
 * Who asks where a body may say so: with authentication off and without a token. Whoever was recognised stays who they
 * are, whatever the body says.
 */
export async function bodyActor(world: World, actor: Actor, body: BodyIdentity): Promise<Actor> {
  if (actor.via !== 'local') return actor;
  const { store_id, store_ids, is_all_stores } = body;
  const orgId = body.org_id ?? localActor.orgId;
  const role = body.role ?? localActor.role;
  return {
    ...actor,
    orgId,
    userId: body.user_id ?? actor.userId,
    username: body.user_id ?? actor.username,
    displayName: body.user_id ?? actor.displayName,
    role,
    level: await levelOf(world, orgId, role),
    claims: claimsOf({ store_id, store_ids, is_all_stores }),
  };
}

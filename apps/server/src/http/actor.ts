import type { Claims, KeyScope } from '@air/contract';
import type { RoleLevel } from '@air/store';

/** Who asks, and for which organisation. */
export interface Actor {
  orgId: string;
  userId: string;
  username: string;
  displayName: string;
  role: string;
  level: RoleLevel;
  /** Everything that row rules may refer to; `store_id`, `store_ids` and `is_all_stores` among them. */
  claims: Claims;
  via: 'local' | 'session' | 'token' | 'api_key';
  /** The login, to be ended by a logout; null unless `via` is `session`. */
  sessionId: string | null;
  /** What an API key may do, and the reports it is limited to; null for everybody else. */
  keyScopes: KeyScope[] | null;
  reportKeys: string[] | null;
  /** When the API key ends; null for one without an end, and for everybody else. */
  keyExpiresAt: string | null;
}

export const defaultOrgId = 'default-org';

/** Without authentication everybody is this one: the person at this machine. */
export const localActor: Actor = {
  orgId: defaultOrgId,
  userId: 'local',
  username: 'local',
  displayName: 'You, at this machine',
  role: 'admin',
  level: 'admin',
  claims: {},
  via: 'local',
  sessionId: null,
  keyScopes: null,
  reportKeys: null,
  keyExpiresAt: null,
};

/** AIR itself, for what nobody asked for: learning a datasource at the start. */
export const systemActor: Actor = { ...localActor, userId: 'air', username: 'air', displayName: 'AIR' };

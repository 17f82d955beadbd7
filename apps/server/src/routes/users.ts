import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { createApiKey, revokeApiKey } from '../services/identity/api-keys.ts';
import { changeUser, createUser } from '../services/identity/users.ts';
import { viewApiKey, viewRole, viewUser } from '../views/user-view.ts';
import type { World } from '../world.ts';

export function serveUsers(app: FastifyInstance, world: World): void {
  const { users, roles, sessions, apiKeys } = world.store;

  serve(app, world, 'listUsers', async ({ actor }) => {
    const items = (await users.list(actor.orgId)).map(viewUser);
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'createUser', async ({ actor, body }) => {
    const { username, display_name: displayName = username, role, claims, password = null } = body;
    const { user, inviteToken } = await createUser(world, actor.orgId, {
      username,
      displayName,
      role,
      claims,
      password,
    });
    return { status: 201, body: { ...viewUser(user), invite_token: inviteToken } };
  });

  serve(app, world, 'changeUser', async ({ actor, params, body }) => {
    const { display_name: displayName, disabled: isDisabled, ...change } = body;
    const user = await changeUser(world, actor.orgId, params.id, { displayName, isDisabled, ...change });
    return { status: 200, body: viewUser(user) };
  });

  serve(app, world, 'endSessions', async ({ actor, params }) => {
    const user = await users.get(actor.orgId, params.id);
    await sessions.revokeAll(actor.orgId, user.id);
    return { status: 204 };
  });

  serve(app, world, 'listRoles', async ({ actor }) => {
    const items = (await roles.list(actor.orgId)).map(viewRole);
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'putRole', async ({ actor, body }) => ({
    status: 200,
    body: viewRole(await roles.put(actor.orgId, body)),
  }));

  serve(app, world, 'deleteRole', async ({ actor, params }) => {
    await roles.remove(actor.orgId, params.name);
    return { status: 204 };
  });

  serve(app, world, 'listApiKeys', async ({ actor }) => {
    const ofWhom = actor.level === 'admin' ? undefined : actor.userId;
    const items = (await apiKeys.list(actor.orgId, ofWhom)).map(viewApiKey);
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'createApiKey', async ({ actor, body }) => {
    const { name, scopes, report_keys: reportKeys, expires_in_days: expiresInDays } = body;
    const { record, key } = await createApiKey(world, actor, { name, scopes, reportKeys, expiresInDays });
    return { status: 201, body: { ...viewApiKey(record), key } };
  });

  serve(app, world, 'revokeApiKey', async ({ actor, params }) => {
    await revokeApiKey(world, actor, params.id);
    return { status: 204 };
  });
}

import type { Session } from '@air/contract';
import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';
import { type Call, serve } from '../http/serve.ts';
import { changePassword } from '../services/identity/change-password.ts';
import { useLink } from '../services/identity/links.ts';
import { clearedCookie, refreshCookie, refreshTokenIn } from '../services/identity/refresh-cookie.ts';
import { beginSession, logIn, refreshSession } from '../services/identity/sessions.ts';
import { viewIdentity } from '../views/identity-view.ts';
import type { World } from '../world.ts';

export function serveAuth(app: FastifyInstance, world: World): void {
  const { store, auth } = world;

  serve(app, world, 'getAuthState', async () => {
    const needsSetup = auth.isEnabled && (await store.users.count()) === 0;
    return { status: 200, body: { enabled: auth.isEnabled, needs_setup: needsSetup } };
  });

  serve(app, world, 'setUp', async ({ body, headers }) =>
    withCookie(headers, await beginSession(world, await useLink(world, body))),
  );

  const login = async ({ body, headers, address }: Pick<Call<'login'>, 'body' | 'headers' | 'address'>) => {
    const { username, password, org_id: orgId = null } = body;
    return withCookie(headers, await logIn(world, { username, password, orgId, address }));
  };
  serve(app, world, 'login', login);
  serve(app, world, 'loginOfAskFlow', login);

  serve(app, world, 'refreshSession', async ({ body, headers }) => {
    const token = body?.refresh_token ?? refreshTokenIn(headers);
    if (token === null) throw new AirError('auth.required', 'a refresh token is required', { hint: 'log in again' });
    return withCookie(headers, await refreshSession(world, token));
  });

  serve(app, world, 'logout', async ({ actor }) => {
    if (actor.sessionId === null) {
      throw new AirError('request.invalid', 'there is no session to end', {
        hint: 'an API key is revoked with DELETE /v1/api-keys/{id}; a token ends by itself',
      });
    }
    await store.sessions.revoke(actor.orgId, actor.sessionId);
    return { status: 204, headers: { 'set-cookie': clearedCookie } };
  });

  serve(app, world, 'getIdentity', async ({ actor }) => ({ status: 200, body: viewIdentity(actor) }));

  serve(app, world, 'changePassword', async ({ actor, body, address }) => {
    const { old_password: oldPassword, new_password: newPassword } = body;
    await changePassword(world, actor, { oldPassword, newPassword, address });
    return { status: 204 };
  });

  function withCookie(headers: Call<'login'>['headers'], session: Session) {
    const cookie = refreshCookie(session.refresh_token, auth.refreshExpiryMs, headers);
    return { status: 200 as const, body: session, headers: { 'set-cookie': cookie } };
  }
}

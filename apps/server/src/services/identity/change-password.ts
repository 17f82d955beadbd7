import { AirError } from '@air/core';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { checkPassword } from './check-password.ts';
import { countFailure, countTry, forgive } from './login-limits.ts';
import { hashPassword } from './passwords.ts';

/** One's own, with the old one; all other sessions end. */
export async function changePassword(
  world: World,
  actor: Actor,
  { oldPassword, newPassword, address }: { oldPassword: string; newPassword: string; address: string },
): Promise<void> {
  if (actor.sessionId === null) {
    throw new AirError('auth.forbidden', 'only somebody who has logged in has a password to change', {
      hint: 'log in with user name and password, see POST /v1/auth/login',
    });
  }
  const { store } = world;
  const user = await store.users.get(actor.orgId, actor.userId);
  await countTry(world, { username: user.username, address });
  await checkPassword([user], oldPassword).catch(async (error: unknown) => {
    await countFailure(world, address);
    throw error;
  });
  await forgive(world, user.username);
  const passwordHash = await hashPassword(newPassword, user.username);
  await store.users.change(actor.orgId, user.id, { passwordHash });
  await store.sessions.revokeAll(actor.orgId, user.id, actor.sessionId);
}

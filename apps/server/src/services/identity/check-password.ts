import { AirError } from '@air/core';
import type { UserRecord } from '@air/store';
import { dummyHash, type VerifyPassword, verifyPassword } from './passwords.ts';

/**
 * The one of them whose password it is. Whether nobody has the name, the password is wrong, none was set or the person
 * is disabled: it takes as long and sounds the same.
 */
export async function checkPassword(
  users: UserRecord[],
  password: string,
  verify: VerifyPassword = verifyPassword,
): Promise<UserRecord> {
  const fitting: UserRecord[] = [];
  for (const user of users) {
    const isRight = await verify(user.passwordHash ?? (await dummyHash()), password);
    if (isRight && user.passwordHash !== null && !user.isDisabled) fitting.push(user);
  }
  if (users.length === 0) await verify(await dummyHash(), password);
  const [found, ...others] = fitting;
  if (found && others.length === 0) return found;
  if (!found) throw new AirError('auth.login_failed', 'user name or password is wrong');
  throw new AirError('auth.login_failed', 'several organisations know you by this name and password', {
    hint: `name one with org_id: ${fitting.map(({ orgId }) => orgId).join(', ')}`,
  });
}

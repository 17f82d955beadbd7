import type { Clock } from '@air/core';
import type { Databases } from '../engines/engine.ts';
import type { LoginAttemptStore } from '../store.ts';
import { countAll } from './count.ts';

const forgottenMs = 86_400_000;

export function loginAttemptStore({ relaxed: db }: Databases, clock: Clock): LoginAttemptStore {
  const ago = (ms: number) => new Date(clock.now().getTime() - ms).toISOString();

  return {
    async count(key, windowMs) {
      const { failures } = await db
        .selectFrom('login_attempts')
        .select(countAll.as('failures'))
        .where('attempt_key', '=', key)
        .where('at', '>', ago(windowMs))
        .executeTakeFirstOrThrow();
      return failures;
    },

    async add(key) {
      await db
        .insertInto('login_attempts')
        .values({ org_id: '*', attempt_key: key, at: ago(0) })
        .execute();
      await db.deleteFrom('login_attempts').where('at', '<', ago(forgottenMs)).execute();
    },

    async clear(key) {
      await db.deleteFrom('login_attempts').where('attempt_key', '=', key).execute();
    },
  };
}

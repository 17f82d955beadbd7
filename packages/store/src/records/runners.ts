import type { Databases } from '../engines/engine.ts';
import type { RunnerStore } from '../store.ts';
import { countAll } from './count.ts';

const aliveMs = 15_000;
const forgottenMs = 86_400_000;

export function runnerStore({ engine, relaxed: db }: Databases): RunnerStore {
  return {
    async beat(runnerId) {
      await db
        .insertInto('runners')
        .values({ org_id: '*', id: runnerId, seen_at: engine.now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: engine.now() }))
        .execute();
      await db.deleteFrom('runners').where('seen_at', '<', engine.now(-forgottenMs)).execute();
    },

    async count() {
      const { runners } = await db
        .selectFrom('runners')
        .select(countAll.as('runners'))
        .where('seen_at', '>', engine.now(-aliveMs))
        .executeTakeFirstOrThrow();
      return runners;
    },

    async leave(runnerId) {
      await db.deleteFrom('runners').where('id', '=', runnerId).execute();
    },
  };
}

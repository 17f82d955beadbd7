import { AirError, type Clock } from '@air/core';
import type { Databases } from '../engines/engine.ts';
import type { OrgStore } from '../store.ts';

export function orgStore({ durable: db }: Databases, clock: Clock): OrgStore {
  return {
    async list() {
      const rows = await db.selectFrom('orgs').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at }));
    },

    async create({ id, name }) {
      const createdAt = clock.now().toISOString();
      const created = await db
        .insertInto('orgs')
        .values({ id, name, created_at: createdAt })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!created) throw new AirError('store.conflict', `an organisation named "${id}" exists already`);
      return { id, name, createdAt };
    },
  };
}

import { AirError, type Clock } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { LinkStore } from '../store.ts';
import type { Tables } from '../tables.ts';

const firstAdmin = '*';

export function linkStore({ durable: db }: Databases, clock: Clock): LinkStore {
  return {
    create: (orgId, { userId, tokenHash, expiresAt }) =>
      db.transaction().execute(async (transaction) => {
        const owner =
          userId === null
            ? transaction.selectFrom('orgs').select('id').where('id', '=', orgId)
            : transaction.selectFrom('users').select('id').where('org_id', '=', orgId).where('id', '=', userId);
        if (!(await owner.executeTakeFirst())) {
          throw new AirError('store.not_found', 'there is nobody whom the link could be for');
        }
        const content = { token_hash: tokenHash, expires_at: expiresAt };
        await transaction
          .insertInto('links')
          .values({ org_id: orgId, user_id: userId ?? firstAdmin, ...content })
          .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet(content))
          .execute();
      }),

    async find(tokenHash) {
      const row = await db.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row ? toLive(row, clock) : null;
    },

    /** Deleting it is taking it: of many at once, one sees the row. */
    async take(tokenHash) {
      const row = await db.deleteFrom('links').where('token_hash', '=', tokenHash).returningAll().executeTakeFirst();
      return row ? toLive(row, clock) : null;
    },

    async remove(orgId, userId) {
      await db.deleteFrom('links').where('org_id', '=', orgId).where('user_id', '=', userId).execute();
    },
  };
}

function toLive(row: Selectable<Tables['links']>, clock: Clock): { orgId: string; userId: string | null } | null {
  if (row.expires_at <= clock.now().toISOString()) return null;
  return { orgId: row.org_id, userId: row.user_id === firstAdmin ? null : row.user_id };
}

import { AirError, type Clock, newId } from '@air/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { SessionRecord, SessionStore } from '../store.ts';
import type { Tables } from '../tables.ts';

export function sessionStore({ durable: db }: Databases, clock: Clock): SessionStore {
  const now = () => clock.now().toISOString();

  return {
    create: (orgId, { userId, refreshHash, expiresAt }) =>
      db.transaction().execute(async (transaction) => {
        await forgetOld(transaction, orgId, userId, now());
        const row = await transaction
          .insertInto('sessions')
          .values({
            org_id: orgId,
            id: newId('ses'),
            user_id: userId,
            created_at: now(),
            expires_at: expiresAt,
            revoked_at: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await insertToken(transaction, row, refreshHash);
        return toSession(row);
      }),

    async findLive(orgId, id) {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row ? toSession(row) : null;
    },

    /** The first to mark the token as used is the one that gets the next. */
    rotate: (refreshHash, next) =>
      db.transaction().execute(async (transaction) => {
        const token = await transaction
          .updateTable('session_tokens')
          .set({ used_at: now() })
          .where('refresh_hash', '=', refreshHash)
          .where('used_at', 'is', null)
          .returning('session_id')
          .executeTakeFirst();
        if (!token) return endReused(transaction, refreshHash, now());
        const row = await transaction
          .updateTable('sessions')
          .set({ expires_at: next.expiresAt })
          .where('id', '=', token.session_id)
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', now())
          .returningAll()
          .executeTakeFirst();
        if (!row) return null;
        await insertToken(transaction, row, next.refreshHash);
        return toSession(row);
      }),

    async revoke(orgId, id) {
      const revoked = await db
        .updateTable('sessions')
        .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(now())) }))
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!revoked) throw new AirError('store.not_found', `there is no session ${id}`);
    },

    async revokeAll(orgId, userId, except) {
      await db
        .updateTable('sessions')
        .set({ revoked_at: now() })
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('revoked_at', 'is', null)
        .$if(except !== undefined, (sessions) => sessions.where('id', '<>', except ?? ''))
        .execute();
    },
  };
}

async function insertToken(
  db: Kysely<Tables>,
  session: { org_id: string; id: string },
  refreshHash: string,
): Promise<void> {
  await db
    .insertInto('session_tokens')
    .values({ org_id: session.org_id, refresh_hash: refreshHash, session_id: session.id, used_at: null })
    .execute();
}

async function endReused(db: Transaction<Tables>, refreshHash: string, time: string): Promise<'reused' | null> {
  const token = await db
    .selectFrom('session_tokens')
    .select('session_id')
    .where('refresh_hash', '=', refreshHash)
    .executeTakeFirst();
  if (!token) return null;
  await db
    .updateTable('sessions')
    .set({ revoked_at: time })
    .where('id', '=', token.session_id)
    .where('revoked_at', 'is', null)
    .execute();
  return 'reused';
}

/** Sessions of the user that are over are of no use any more, and their tokens neither. */
async function forgetOld(db: Transaction<Tables>, orgId: string, userId: string, time: string): Promise<void> {
  const old = db
    .selectFrom('sessions')
    .select('id')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('expires_at', '<', time);
  await db.deleteFrom('session_tokens').where('session_id', 'in', old).execute();
  await db.deleteFrom('sessions').where('id', 'in', old).execute();
}

function toSession(row: Selectable<Tables['sessions']>): SessionRecord {
  return {
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

import { AirError, type Clock, newId } from '@air/core';
import type { Kysely, Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { UserRecord, UserStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { keepingAnAdmin } from './admins.ts';
import { countAll } from './count.ts';
import { fromJson } from './json.ts';
import { lockOrg } from './lock-org.ts';
import { requireRole } from './roles.ts';

export function userStore({ engine, durable: db }: Databases, clock: Clock): UserStore {
  const now = () => clock.now().toISOString();

  const findBy = async (column: 'id' | 'username', orgId: string, value: string): Promise<UserRecord | null> => {
    const row = await db
      .selectFrom('users')
      .selectAll()
      .where('org_id', '=', orgId)
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toUser(row) : null;
  };

  return {
    async list(orgId) {
      const rows = await db.selectFrom('users').selectAll().where('org_id', '=', orgId).orderBy('username').execute();
      return rows.map(toUser);
    },

    async get(orgId, id) {
      const user = await findBy('id', orgId, id);
      if (!user) throw missing(id);
      return user;
    },

    find: async (orgId, idOrName) =>
      (await findBy('id', orgId, idOrName)) ?? (await findBy('username', orgId, idOrName.toLowerCase())),

    async findByName(username) {
      const rows = await db
        .selectFrom('users')
        .selectAll()
        .where('username', '=', username.toLowerCase())
        .orderBy('org_id')
        .execute();
      return rows.map(toUser);
    },

    async count() {
      const { users } = await db.selectFrom('users').select(countAll.as('users')).executeTakeFirstOrThrow();
      return users;
    },

    create: (orgId, user) =>
      db.transaction().execute(async (transaction) => {
        await lockOrg(transaction, engine, orgId);
        await requireRole(transaction, orgId, user.role);
        const time = now();
        const row = await transaction
          .insertInto('users')
          .values({
            org_id: orgId,
            id: newId('user'),
            username: user.username.toLowerCase(),
            display_name: user.displayName,
            role: user.role,
            claims_json: JSON.stringify(user.claims),
            password_hash: user.passwordHash,
            is_disabled: 0,
            last_login_at: null,
            created_at: time,
            updated_at: time,
          })
          .onConflict((conflict) => conflict.columns(['org_id', 'username']).doNothing())
          .returningAll()
          .executeTakeFirst();
        if (!row) throw new AirError('store.conflict', `a user named "${user.username}" exists already`);
        return toUser(row);
      }),

    change: (orgId, id, change) =>
      db.transaction().execute(async (transaction) => {
        await lockOrg(transaction, engine, orgId);
        if (change.role !== undefined) await requireRole(transaction, orgId, change.role);
        return keepingAnAdmin(transaction, orgId, () => update(transaction, { orgId, id, time: now() }, change));
      }),

    async setLastLogin(orgId, id) {
      const changed = await db
        .updateTable('users')
        .set({ last_login_at: now() })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!changed) throw missing(id);
    },
  };
}

async function update(
  db: Kysely<Tables>,
  { orgId, id, time }: { orgId: string; id: string; time: string },
  { displayName, role, claims, passwordHash, isDisabled }: Parameters<UserStore['change']>[2],
): Promise<UserRecord> {
  const row = await db
    .updateTable('users')
    .set({
      ...(displayName !== undefined && { display_name: displayName }),
      ...(role !== undefined && { role }),
      ...(claims !== undefined && { claims_json: JSON.stringify(claims) }),
      ...(passwordHash !== undefined && { password_hash: passwordHash }),
      ...(isDisabled !== undefined && { is_disabled: Number(isDisabled) }),
      updated_at: time,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw missing(id);
  return toUser(row);
}

function toUser(row: Selectable<Tables['users']>): UserRecord {
  return {
    id: row.id,
    orgId: row.org_id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    claims: fromJson(row.claims_json),
    passwordHash: row.password_hash,
    isDisabled: row.is_disabled === 1,
    lastLoginAt: row.last_login_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no user ${id}`);
}

import { AirError } from '@air/core';
import type { Kysely, Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { RoleRecord, RoleStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { keepingAnAdmin } from './admins.ts';
import { builtInRoles } from './built-in-roles.ts';
import { countAll } from './count.ts';
import { lockOrg } from './lock-org.ts';

export function roleStore({ engine, durable: db }: Databases): RoleStore {
  return {
    find: (orgId, name) => findRole(db, orgId, name),

    async list(orgId) {
      const rows = await db.selectFrom('roles').selectAll().where('org_id', '=', orgId).orderBy('name').execute();
      return [...builtInRoles, ...rows.map(toRole)];
    },

    async put(orgId, { name, level, description }) {
      refuseBuiltIn(name);
      return db.transaction().execute(async (transaction) => {
        await lockOrg(transaction, engine, orgId);
        const row = await keepingAnAdmin(transaction, orgId, () =>
          transaction
            .insertInto('roles')
            .values({ org_id: orgId, name, level, description })
            .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ level, description }))
            .returningAll()
            .executeTakeFirstOrThrow(),
        );
        return toRole(row);
      });
    },

    /** What only this role could read is left to the admins. */
    async remove(orgId, name) {
      refuseBuiltIn(name);
      await db.transaction().execute(async (transaction) => {
        await lockOrg(transaction, engine, orgId);
        await refuseWhileHeld(transaction, orgId, name);
        const removed = await transaction
          .deleteFrom('roles')
          .where('org_id', '=', orgId)
          .where('name', '=', name)
          .returning('name')
          .executeTakeFirst();
        if (!removed) throw new AirError('store.not_found', `there is no role "${name}"`);
        for (const table of ['policies', 'rag_document_roles'] as const) {
          await transaction.deleteFrom(table).where('org_id', '=', orgId).where('role', '=', name).execute();
        }
      });
    },
  };
}

async function findRole(db: Kysely<Tables>, orgId: string, name: string): Promise<RoleRecord | null> {
  const builtIn = builtInRoles.find((role) => role.name === name);
  if (builtIn) return builtIn;
  const row = await db
    .selectFrom('roles')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? toRole(row) : null;
}

/** Throws `store.not_found` unless the organisation has the role. */
export async function requireRole(db: Kysely<Tables>, orgId: string, name: string): Promise<void> {
  if (await findRole(db, orgId, name)) return;
  throw new AirError('store.not_found', `there is no role "${name}"`, { hint: 'create the role first' });
}

function refuseBuiltIn(name: string): void {
  if (!builtInRoles.some((role) => role.name === name)) return;
  throw new AirError('store.conflict', `the role "${name}" is built in`, { hint: 'create a role of another name' });
}

async function refuseWhileHeld(db: Kysely<Tables>, orgId: string, name: string): Promise<void> {
  const { users } = await db
    .selectFrom('users')
    .select(countAll.as('users'))
    .where('org_id', '=', orgId)
    .where('role', '=', name)
    .executeTakeFirstOrThrow();
  if (users === 0) return;
  throw new AirError('store.conflict', `${users} ${users > 1 ? 'users have' : 'user has'} the role "${name}"`, {
    hint: 'give them another role first',
  });
}

function toRole(row: Selectable<Tables['roles']>): RoleRecord {
  return { name: row.name, level: row.level, description: row.description, isBuiltIn: false };
}

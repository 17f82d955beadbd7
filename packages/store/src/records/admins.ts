import { AirError } from '@air/core';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';

/** Carries out a change that must leave an admin where there was one. */
export async function keepingAnAdmin<Value>(
  db: Kysely<Tables>,
  orgId: string,
  change: () => Promise<Value>,
): Promise<Value> {
  const before = await countAdmins(db, orgId);
  const changed = await change();
  if (before > 0 && (await countAdmins(db, orgId)) === 0) {
    throw new AirError('store.conflict', 'the organisation would be left without an administrator', {
      hint: 'make somebody else an administrator first',
    });
  }
  return changed;
}

/** How many people of the organisation can administer it; the caller holds its lock. */
async function countAdmins(db: Kysely<Tables>, orgId: string): Promise<number> {
  const { admins } = await db
    .selectFrom('users')
    .select(countAll.as('admins'))
    .where('org_id', '=', orgId)
    .where('is_disabled', '=', 0)
    .where((user) =>
      user.or([
        user('role', '=', 'admin'),
        user(
          'role',
          'in',
          user.selectFrom('roles').select('name').where('org_id', '=', orgId).where('level', '=', 'admin'),
        ),
      ]),
    )
    .executeTakeFirstOrThrow();
  return admins;
}

import { AirError, type Clock } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { PolicyRecord, PolicyStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { fromJson } from './json.ts';
import { lockOrg } from './lock-org.ts';
import { requireRole } from './roles.ts';

export function policyStore({ engine, durable: db }: Databases, clock: Clock): PolicyStore {
  return {
    async list(orgId) {
      const rows = await db
        .selectFrom('policies')
        .selectAll()
        .where('org_id', '=', orgId)
        .orderBy('role')
        .orderBy('datasource_id')
        .execute();
      return rows.map(toPolicy);
    },

    async find(orgId, role, datasourceId) {
      const row = await db
        .selectFrom('policies')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('role', '=', role)
        .where('datasource_id', '=', datasourceId)
        .executeTakeFirst();
      return row ? toPolicy(row) : null;
    },

    put: (orgId, { role, datasourceId, relations, session, updatedBy }) =>
      db.transaction().execute(async (transaction) => {
        await lockOrg(transaction, engine, orgId);
        await requireRole(transaction, orgId, role);
        const content = {
          relations_json: JSON.stringify(relations),
          session_json: JSON.stringify(session),
          updated_at: clock.now().toISOString(),
          updated_by: updatedBy,
        };
        const row = await transaction
          .insertInto('policies')
          .values({ org_id: orgId, role, datasource_id: datasourceId, ...content })
          .onConflict((conflict) => conflict.columns(['org_id', 'datasource_id', 'role']).doUpdateSet(content))
          .returningAll()
          .executeTakeFirstOrThrow();
        return toPolicy(row);
      }),

    async remove(orgId, role, datasourceId) {
      const removed = await db
        .deleteFrom('policies')
        .where('org_id', '=', orgId)
        .where('role', '=', role)
        .where('datasource_id', '=', datasourceId)
        .returning('role')
        .executeTakeFirst();
      if (removed) return;
      throw new AirError('store.not_found', `role "${role}" has no policy for datasource "${datasourceId}"`);
    },
  };
}

function toPolicy(row: Selectable<Tables['policies']>): PolicyRecord {
  return {
    role: row.role,
    datasourceId: row.datasource_id,
    relations: fromJson(row.relations_json),
    session: fromJson(row.session_json),
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

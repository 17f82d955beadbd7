import type { Ir } from '@air/contract';
import { AirError, type Clock, newId } from '@air/core';
import type { Kysely, Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { ScopeRecord, ScopeStore, ScopeVersionRecord } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJsonOrNull, toJsonOrNull } from './json.ts';

export function scopeStore({ durable: db }: Databases, clock: Clock): ScopeStore {
  const now = () => clock.now().toISOString();

  const get = async (orgId: string, id: string, from: Kysely<Tables> = db): Promise<ScopeRecord> => {
    const row = await from
      .selectFrom('scopes')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AirError('store.not_found', `there is no scope ${id}`);
    return toScope(row);
  };

  const insertVersion = async (
    into: Kysely<Tables>,
    at: { orgId: string; scopeId: string; version: number },
    { scopeMd, ir }: { scopeMd: string; ir: Ir | null },
  ): Promise<ScopeVersionRecord> => {
    const row = await into
      .insertInto('scope_versions')
      .values({
        org_id: at.orgId,
        id: newId('scv'),
        scope_id: at.scopeId,
        version: at.version,
        scope_md: scopeMd,
        ir_json: toJsonOrNull(ir),
        approved_by: null,
        approved_at: null,
        created_at: now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toVersion(row);
  };

  const changeVersion = async (
    on: Kysely<Tables>,
    orgId: string,
    versionId: string,
    change: Partial<Pick<Tables['scope_versions'], 'ir_json' | 'approved_by' | 'approved_at'>>,
  ): Promise<ScopeVersionRecord> => {
    const row = await on
      .updateTable('scope_versions')
      .set(change)
      .where('org_id', '=', orgId)
      .where('id', '=', versionId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw missingVersion(versionId);
    return toVersion(row);
  };

  return {
    get: (orgId, id) => get(orgId, id),

    async list(orgId, { limit, offset, createdBy }) {
      let scopes = db.selectFrom('scopes').where('org_id', '=', orgId);
      if (createdBy !== undefined) scopes = scopes.where('created_by', '=', createdBy);
      const rows = await scopes
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await scopes.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map(toScope), total };
    },

    create: (orgId, { name, question, datasourceId, scopeMd, ir, createdBy }) =>
      db.transaction().execute(async (transaction) => {
        const time = now();
        const row = await transaction
          .insertInto('scopes')
          .values({
            org_id: orgId,
            id: newId('scope'),
            name,
            question,
            datasource_id: datasourceId,
            created_by: createdBy,
            status: 'draft',
            latest_version: 1,
            created_at: time,
            updated_at: time,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        const version = await insertVersion(transaction, { orgId, scopeId: row.id, version: 1 }, { scopeMd, ir });
        return { scope: toScope(row), version };
      }),

    async versions(orgId, scopeId) {
      await get(orgId, scopeId);
      const rows = await db
        .selectFrom('scope_versions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('scope_id', '=', scopeId)
        .orderBy('version')
        .execute();
      return rows.map(toVersion);
    },

    async getVersion(orgId, versionId) {
      const row = await db
        .selectFrom('scope_versions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', versionId)
        .executeTakeFirst();
      if (!row) throw missingVersion(versionId);
      return toVersion(row);
    },

    addVersion: (orgId, scopeId, version) =>
      db.transaction().execute(async (transaction) => {
        const scope = await transaction
          .updateTable('scopes')
          .set((row) => ({ latest_version: row('latest_version', '+', 1), status: 'draft', updated_at: now() }))
          .where('org_id', '=', orgId)
          .where('id', '=', scopeId)
          .returning('latest_version')
          .executeTakeFirst();
        if (!scope) throw new AirError('store.not_found', `there is no scope ${scopeId}`);
        return insertVersion(transaction, { orgId, scopeId, version: scope.latest_version }, version);
      }),

    setIr: (orgId, versionId, ir) => changeVersion(db, orgId, versionId, { ir_json: JSON.stringify(ir) }),

    approve: (orgId, versionId, by) =>
      db.transaction().execute(async (transaction) => {
        const time = now();
        const version = await changeVersion(transaction, orgId, versionId, { approved_by: by, approved_at: time });
        await transaction
          .updateTable('scopes')
          .set({ status: 'approved', updated_at: time })
          .where('org_id', '=', orgId)
          .where('id', '=', version.scopeId)
          .where('latest_version', '=', version.version)
          .execute();
        return version;
      }),
  };
}

function toScope(row: Selectable<Tables['scopes']>): ScopeRecord {
  return {
    id: row.id,
    name: row.name,
    question: row.question,
    datasourceId: row.datasource_id,
    createdBy: row.created_by,
    status: row.status,
    latestVersion: row.latest_version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toVersion(row: Selectable<Tables['scope_versions']>): ScopeVersionRecord {
  return {
    id: row.id,
    scopeId: row.scope_id,
    version: row.version,
    scopeMd: row.scope_md,
    ir: fromJsonOrNull(row.ir_json),
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    createdAt: row.created_at,
  };
}

function missingVersion(id: string): AirError {
  return new AirError('store.not_found', `there is no scope version ${id}`);
}

import { AirError, type Clock, type DatasourceKind, type SecretBox } from '@air/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { DatasourceRecord, DatasourceStore, NewDatasource } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJsonOrNull } from './json.ts';

export function datasourceStore({ durable: db }: Databases, secretBox: SecretBox, clock: Clock): DatasourceStore {
  const find = async (orgId: string, id: string, from: Kysely<Tables> = db): Promise<DatasourceRecord | null> => {
    const row = await from
      .selectFrom('datasources')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? toDatasource(row, secretBox) : null;
  };

  const get = async (orgId: string, id: string, from?: Kysely<Tables>): Promise<DatasourceRecord> => {
    const found = await find(orgId, id, from);
    if (!found) throw missing(id);
    return found;
  };

  const insert = async (transaction: Transaction<Tables>, orgId: string, datasource: NewDatasource) => {
    const now = clock.now().toISOString();
    return transaction
      .insertInto('datasources')
      .values({
        org_id: orgId,
        id: datasource.id,
        ...settingsOf(datasource, secretBox),
        health_json: null,
        revision: 1,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
  };

  return {
    get: (orgId, id) => get(orgId, id),

    async list(orgId) {
      const rows = await db.selectFrom('datasources').selectAll().where('org_id', '=', orgId).orderBy('id').execute();
      return rows.map((row) => toDatasource(row, secretBox));
    },

    async getDefault(orgId) {
      const rows = await db
        .selectFrom('datasources')
        .selectAll()
        .where('org_id', '=', orgId)
        .orderBy('is_default', 'desc')
        .orderBy('id')
        .limit(2)
        .execute();
      const [first, second] = rows;
      if (!first) return null;
      const isPlain = first.is_default === 1 || second === undefined;
      return isPlain ? toDatasource(first, secretBox) : null;
    },

    create: (orgId, datasource) =>
      db.transaction().execute(async (transaction) => {
        if (datasource.isDefault) await clearDefault(transaction, orgId, datasource.id);
        const created = await insert(transaction, orgId, datasource);
        if (!created) throw new AirError('store.conflict', `a datasource named "${datasource.id}" exists already`);
        return get(orgId, datasource.id, transaction);
      }),

    upsert: (orgId, datasource) =>
      db.transaction().execute(async (transaction) => {
        if (datasource.isDefault) await clearDefault(transaction, orgId, datasource.id);
        const before = await find(orgId, datasource.id, transaction);
        if (!before) {
          await insert(transaction, orgId, datasource);
          return get(orgId, datasource.id, transaction);
        }
        const isSameConnection =
          before.kind === datasource.kind && before.dsn === datasource.dsn && before.basePath === datasource.basePath;
        await transaction
          .updateTable('datasources')
          .set({
            ...settingsOf(datasource, secretBox),
            ...(!isSameConnection && { revision: before.revision + 1, health_json: null }),
            updated_at: clock.now().toISOString(),
          })
          .where('org_id', '=', orgId)
          .where('id', '=', datasource.id)
          .execute();
        return get(orgId, datasource.id, transaction);
      }),

    async setHealth(orgId, id, health) {
      const changed = await db
        .updateTable('datasources')
        .set({ health_json: JSON.stringify(health) })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!changed) throw missing(id);
    },

    remove: (orgId, id) =>
      db.transaction().execute(async (transaction) => {
        await get(orgId, id, transaction);
        await refuseWhenBound(transaction, orgId, id);
        await refuseWhenAsked(transaction, orgId, id);
        await withdrawDocuments(transaction, orgId, id);
        for (const table of ['catalogs', 'schema_notes', 'synonyms', 'policies', 'verified_questions'] as const) {
          await transaction.deleteFrom(table).where('org_id', '=', orgId).where('datasource_id', '=', id).execute();
        }
        await transaction.deleteFrom('datasources').where('org_id', '=', orgId).where('id', '=', id).execute();
      }),
  };
}

async function clearDefault(transaction: Transaction<Tables>, orgId: string, exceptId: string): Promise<void> {
  await transaction
    .updateTable('datasources')
    .set({ is_default: 0 })
    .where('org_id', '=', orgId)
    .where('id', '<>', exceptId)
    .execute();
}

async function refuseWhenBound(transaction: Transaction<Tables>, orgId: string, id: string): Promise<void> {
  const { reports } = await transaction
    .selectFrom('reports')
    .innerJoin('report_versions', (join) =>
      join
        .onRef('report_versions.report_id', '=', 'reports.id')
        .onRef('report_versions.version', '=', 'reports.latest_version'),
    )
    .select(countAll.as('reports'))
    .where('reports.org_id', '=', orgId)
    .where('reports.archived', '=', 0)
    .where('report_versions.datasource_id', '=', id)
    .executeTakeFirstOrThrow();
  if (reports === 0) return;
  throw new AirError(
    'datasource.in_use',
    `datasource "${id}" is bound to ${reports} live report${reports > 1 ? 's' : ''}`,
    {
      hint: 'archive these reports first',
    },
  );
}

async function refuseWhenAsked(transaction: Transaction<Tables>, orgId: string, id: string): Promise<void> {
  const { runs } = await transaction
    .selectFrom('runs')
    .select(countAll.as('runs'))
    .where('org_id', '=', orgId)
    .where('datasource_id', '=', id)
    .where('kind', '=', 'query')
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  if (runs === 0) return;
  throw new AirError(
    'datasource.in_use',
    `${runs} ${runs > 1 ? 'queries' : 'query'} of datasource "${id}" ${runs > 1 ? 'have' : 'has'} not ended`,
    {
      hint: 'wait for them or cancel them first',
    },
  );
}

/** Documents about it stay, about nothing in particular, and therefore for nobody but who reads all. */
async function withdrawDocuments(transaction: Transaction<Tables>, orgId: string, id: string): Promise<void> {
  const documents = transaction
    .selectFrom('rag_documents')
    .select('id')
    .where('org_id', '=', orgId)
    .where('datasource_id', '=', id);
  await transaction.deleteFrom('rag_document_roles').where('document_id', 'in', documents).execute();
  await transaction
    .updateTable('rag_documents')
    .set({ datasource_id: null, is_for_all_roles: 0 })
    .where('org_id', '=', orgId)
    .where('datasource_id', '=', id)
    .execute();
}

function settingsOf(datasource: NewDatasource, secretBox: SecretBox) {
  return {
    kind: datasource.kind,
    dsn: datasource.dsn === null ? null : secretBox.seal(datasource.dsn),
    base_path: datasource.basePath,
    display_name: datasource.displayName,
    is_default: Number(datasource.isDefault),
    is_from_config: Number(datasource.isFromConfig),
    is_sample: Number(datasource.isSample),
  };
}

function toDatasource(row: Selectable<Tables['datasources']>, secretBox: SecretBox): DatasourceRecord {
  return {
    id: row.id,
    kind: row.kind as DatasourceKind, // written from this type alone
    dsn: row.dsn === null ? null : secretBox.open(row.dsn),
    basePath: row.base_path,
    displayName: row.display_name,
    isDefault: row.is_default === 1,
    isFromConfig: row.is_from_config === 1,
    isSample: row.is_sample === 1,
    health: fromJsonOrNull(row.health_json),
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no datasource "${id}"`);
}

import { AirError, type Clock, newId } from '@air/core';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { NewReportVersion, ReportRecord, ReportStore, ReportVersionRecord } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJson } from './json.ts';

type ReportRow = Selectable<Tables['reports']> & { datasource_id: string | null; last_run_id: string | null };

export function reportStore({ durable: db }: Databases, clock: Clock): ReportStore {
  const now = () => clock.now().toISOString();

  const find = async (orgId: string, key: string, from: Kysely<Tables> = db): Promise<ReportRow> => {
    const row = await selectReports(from).where('reports.org_id', '=', orgId).where('key', '=', key).executeTakeFirst();
    if (!row) throw missing(key);
    return row;
  };

  const insertVersion = async (
    into: Kysely<Tables>,
    orgId: string,
    key: string,
    version: NewReportVersion,
  ): Promise<ReportVersionRecord> => {
    const report = await into
      .updateTable('reports')
      .set({ latest_version: sql<number>`coalesce(latest_version, 0) + 1`, updated_at: now() })
      .where('org_id', '=', orgId)
      .where('key', '=', key)
      .returning(['id', 'latest_version'])
      .executeTakeFirst();
    if (!report) throw missing(key);
    await into
      .updateTable('report_versions')
      .set({ status: 'superseded' })
      .where('report_id', '=', report.id)
      .execute();
    const row = await into
      .insertInto('report_versions')
      .values({
        org_id: orgId,
        id: newId('rpv'),
        report_id: report.id,
        version: report.latest_version ?? 1,
        scope_version_id: version.scopeVersionId,
        datasource_id: version.datasourceId,
        def_json: JSON.stringify(version.def),
        checksum: version.checksum,
        status: 'active',
        created_at: now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toVersion(row, key);
  };

  return {
    async list(orgId, { limit, offset, isArchived }) {
      const isWanted = isArchived === undefined ? null : Number(isArchived);
      const rows = await selectReports(db)
        .where('reports.org_id', '=', orgId)
        .$if(isWanted !== null, (query) => query.where('archived', '=', isWanted))
        .orderBy('reports.created_at', 'desc')
        .orderBy('reports.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await db
        .selectFrom('reports')
        .select(countAll.as('total'))
        .where('org_id', '=', orgId)
        .$if(isWanted !== null, (query) => query.where('archived', '=', isWanted))
        .executeTakeFirstOrThrow();
      return { items: rows.map(toReport), total };
    },

    get: async (orgId, key) => toReport(await find(orgId, key)),

    create: (orgId, { key, title, owner }, versions = []) =>
      db.transaction().execute(async (transaction) => {
        const time = now();
        const created = await transaction
          .insertInto('reports')
          .values({
            org_id: orgId,
            id: newId('rep'),
            key,
            title,
            owner,
            archived: 0,
            latest_version: null,
            created_at: time,
            updated_at: time,
          })
          .onConflict((conflict) => conflict.columns(['org_id', 'key']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!created) throw new AirError('store.conflict', `a report with the key "${key}" exists already`);
        for (const version of versions) await insertVersion(transaction, orgId, key, version);
        return toReport(await find(orgId, key, transaction));
      }),

    async archive(orgId, key) {
      const archived = await db
        .updateTable('reports')
        .set({ archived: 1, updated_at: now() })
        .where('org_id', '=', orgId)
        .where('key', '=', key)
        .returning('id')
        .executeTakeFirst();
      if (!archived) throw missing(key);
    },

    async versions(orgId, key) {
      const report = await find(orgId, key);
      const rows = await db
        .selectFrom('report_versions')
        .selectAll()
        .where('report_id', '=', report.id)
        .orderBy('version')
        .execute();
      return rows.map((row) => toVersion(row, key));
    },

    async getVersion(orgId, key, version) {
      const report = await find(orgId, key);
      const wanted = version ?? report.latest_version;
      if (wanted === null) throw new AirError('store.not_found', `report "${key}" has no version yet`);
      const row = await db
        .selectFrom('report_versions')
        .selectAll()
        .where('report_id', '=', report.id)
        .where('version', '=', wanted)
        .executeTakeFirst();
      if (!row) throw new AirError('store.not_found', `report "${key}" has no version ${wanted}`);
      return toVersion(row, key);
    },

    addVersion: (orgId, key, version) =>
      db.transaction().execute((transaction) => insertVersion(transaction, orgId, key, version)),
  };
}

function selectReports(from: Kysely<Tables>) {
  return from
    .selectFrom('reports')
    .leftJoin('report_versions', (join) =>
      join
        .onRef('report_versions.report_id', '=', 'reports.id')
        .onRef('report_versions.version', '=', 'reports.latest_version'),
    )
    .selectAll('reports')
    .select('report_versions.datasource_id')
    .select((row) =>
      row
        .selectFrom('runs')
        .select('runs.id')
        .whereRef('runs.org_id', '=', 'reports.org_id')
        .whereRef('runs.report_key', '=', 'reports.key')
        .orderBy('runs.queued_at', 'desc')
        .orderBy('runs.id', 'desc')
        .limit(1)
        .as('last_run_id'),
    );
}

function toReport(row: ReportRow): ReportRecord {
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    owner: row.owner,
    isArchived: row.archived === 1,
    latestVersion: row.latest_version,
    datasourceId: row.datasource_id,
    lastRunId: row.last_run_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toVersion(row: Selectable<Tables['report_versions']>, reportKey: string): ReportVersionRecord {
  return {
    id: row.id,
    reportKey,
    version: row.version,
    scopeVersionId: row.scope_version_id,
    datasourceId: row.datasource_id,
    def: fromJson(row.def_json),
    checksum: row.checksum,
    status: row.status,
    createdAt: row.created_at,
  };
}

function missing(key: string): AirError {
  return new AirError('store.not_found', `there is no report "${key}"`);
}

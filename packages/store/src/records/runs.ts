import { AirError, newId, type SecretBox } from '@air/core';
import { type Kysely, sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { NewRun, RunStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJson } from './json.ts';
import { runLeases } from './run-leases.ts';
import { canceledInQueue, toRun, toRunRow } from './run-row.ts';

export function runStore(databases: Databases, secretBox: SecretBox): RunStore {
  const { engine, durable: db } = databases;

  const find = (orgId: string, id: string) =>
    db.selectFrom('runs').selectAll().where('org_id', '=', orgId).where('id', '=', id).executeTakeFirst();

  const get: RunStore['get'] = async (orgId, id) => {
    const row = await find(orgId, id);
    if (!row) throw missing(id);
    return toRun(row);
  };

  return {
    ...runLeases(databases, secretBox),
    get,

    async create(orgId, run) {
      const report = run.reportKey === null ? null : await findReport(db, orgId, run);
      const place = {
        orgId,
        id: newId('run'),
        reportId: report?.id ?? null,
        reportVersionId: report?.versionId ?? null,
      };
      const row = await db
        .insertInto('runs')
        .values(toRunRow(run, place, { secretBox, engine }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toRun(row);
    },

    async list(orgId, { limit, offset, status, datasourceId, reportKey, kind, requestedBy }) {
      let runs = db.selectFrom('runs').where('org_id', '=', orgId);
      if (status !== undefined) runs = runs.where('status', '=', status);
      if (datasourceId !== undefined) runs = runs.where('datasource_id', '=', datasourceId);
      if (reportKey !== undefined) runs = runs.where('report_key', '=', reportKey);
      if (kind !== undefined) runs = runs.where('kind', '=', kind);
      if (requestedBy !== undefined) runs = runs.where('requested_by', '=', requestedBy);
      const rows = await runs
        .selectAll()
        .orderBy('queued_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await runs.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map(toRun), total };
    },

    async samples(orgId, id) {
      if (!(await find(orgId, id))) throw missing(id);
      const rows = await db
        .selectFrom('report_samples')
        .select('row_json')
        .where('org_id', '=', orgId)
        .where('run_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map((row) => fromJson(row.row_json));
    },

    async previous(orgId, run) {
      if (run.reportKey === null || run.accessFingerprint === null) return null;
      const row = await db
        .selectFrom('runs')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('report_key', '=', run.reportKey)
        .where('report_version', 'is not distinct from', run.reportVersion)
        .where('datasource_id', '=', run.datasourceId)
        .where('params_json', '=', JSON.stringify(run.params))
        .where('access_fingerprint', '=', run.accessFingerprint)
        .where('status', '=', 'succeeded')
        .where('queued_at', '<=', run.queuedAt)
        .where('id', '<>', run.id)
        .orderBy('queued_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async requestCancel(orgId, id) {
      const isQueued = sql`status = 'queued'`;
      const row = await db
        .updateTable('runs')
        .set({
          cancel_requested: 1,
          status: sql`case when ${isQueued} then 'canceled' else status end`,
          finished_at: sql`case when ${isQueued} then ${engine.now()} end`,
          problem_json: sql`case when ${isQueued} then ${JSON.stringify(canceledInQueue)} end`,
          error_text: sql`case when ${isQueued} then ${canceledInQueue.detail} end`,
          secret_sealed: sql`case when ${isQueued} then null else secret_sealed end`,
        })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('status', 'in', ['queued', 'running'])
        .returningAll()
        .executeTakeFirst();
      if (row) return toRun(row);
      const { status } = await get(orgId, id);
      throw new AirError('run.not_cancelable', `run ${id} has ended already: ${status}`, { runId: id });
    },
  };
}

async function findReport(db: Kysely<Tables>, orgId: string, run: NewRun) {
  const row = await db
    .selectFrom('reports')
    .leftJoin('report_versions', (join) =>
      join.onRef('report_versions.report_id', '=', 'reports.id').on('report_versions.version', '=', run.reportVersion),
    )
    .select(['reports.id', 'report_versions.id as versionId'])
    .where('reports.org_id', '=', orgId)
    .where('reports.key', '=', run.reportKey)
    .executeTakeFirst();
  if (!row) throw new AirError('store.not_found', `there is no report "${run.reportKey}"`);
  return row;
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no run ${id}`);
}

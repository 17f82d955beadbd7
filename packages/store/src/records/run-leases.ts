import type { SecretBox } from '@air/core';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { RunStore } from '../store.ts';
import type { RunTable, Tables } from '../tables.ts';
import { runnerLost, toRun } from './run-row.ts';

type Leases = Pick<
  RunStore,
  'claim' | 'secretOf' | 'heartbeat' | 'setHandle' | 'setProgress' | 'finish' | 'settleLost'
>;

const ended = { progress: null, step: null, secret_sealed: null, lease_until: null };

/**
 * What runners do with runs. Only the end of a run must survive a power cut: a claim or a handle that is lost is
 * repaired when the lease is over.
 */
export function runLeases({ engine, durable, relaxed }: Databases, secretBox: SecretBox): Leases {
  const setIfHeld = async (id: string, fence: number, change: Partial<RunTable>): Promise<boolean> => {
    const row = await relaxed
      .updateTable('runs')
      .set(change)
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('status', '=', 'running')
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  };

  return {
    async claim(runnerId, leaseMs, { maxPerDatasource, kinds } = {}) {
      const row = await relaxed
        .updateTable('runs')
        .set((run) => ({
          status: 'running',
          runner_id: runnerId,
          fence: run('fence', '+', 1),
          lease_until: engine.now(leaseMs),
          started_at: engine.now(),
        }))
        .where('id', '=', (from) => {
          let next = from.selectFrom('runs').select('id').where('status', '=', sql.lit('queued'));
          if (kinds !== undefined) next = next.where('kind', 'in', kinds);
          if (maxPerDatasource !== undefined) next = next.where((run) => hasRoom(run, maxPerDatasource));
          next = next.orderBy('queued_at').orderBy('id').limit(1);
          return engine.supportsSkipLocked ? next.forUpdate().skipLocked() : next;
        })
        .returningAll()
        .executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async secretOf(id, fence) {
      const row = await relaxed
        .selectFrom('runs')
        .select('secret_sealed')
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('status', '=', 'running')
        .executeTakeFirst();
      return row?.secret_sealed ? secretBox.open(row.secret_sealed) : null;
    },

    /** Writes only when a lease has used up a third, so that asking often costs a read. */
    async heartbeat(runnerId, leaseMs) {
      await relaxed
        .updateTable('runs')
        .set({ lease_until: engine.now(leaseMs) })
        .where('runner_id', '=', runnerId)
        .where('status', '=', sql.lit('running'))
        .where('lease_until', '<', engine.now((leaseMs * 2) / 3))
        .execute();
      const rows = await relaxed
        .selectFrom('runs')
        .select('id')
        .where('runner_id', '=', runnerId)
        .where('status', '=', sql.lit('running'))
        .where('cancel_requested', '=', 1)
        .execute();
      return { canceled: rows.map((row) => row.id) };
    },

    setHandle: (id, fence, handle) => setIfHeld(id, fence, { engine_handle: handle }),

    setProgress: (id, fence, { progress, step, rowCount }) =>
      setIfHeld(id, fence, {
        ...(progress !== undefined && { progress }),
        ...(step !== undefined && { step }),
        ...(rowCount !== undefined && { row_count: rowCount }),
      }),

    finish: (id, fence, end) =>
      durable.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('runs')
          .set({
            ...ended,
            status: end.status,
            finished_at: engine.now(),
            row_count: end.rowCount ?? null,
            byte_count: end.byteCount ?? null,
            truncated_by: end.truncatedBy ?? null,
            ...(end.columns && { columns_json: JSON.stringify(end.columns) }),
            ...(end.accessFingerprint !== undefined && { access_fingerprint: end.accessFingerprint }),
            ...(end.agreement && { agreement_json: JSON.stringify(end.agreement) }),
            ...(end.outcome && { outcome_json: JSON.stringify(end.outcome) }),
            ...(end.problem && { problem_json: JSON.stringify(end.problem), error_text: end.problem.detail }),
          })
          .where('id', '=', id)
          .where('fence', '=', fence)
          .where('status', '=', 'running')
          .returning('org_id')
          .executeTakeFirst();
        if (!row) return false;
        const samples = (end.samples ?? []).map((cells, seq) => ({
          org_id: row.org_id,
          run_id: id,
          seq,
          row_json: JSON.stringify(cells),
        }));
        if (samples.length > 0) await transaction.insertInto('report_samples').values(samples).execute();
        return true;
      }),

    async settleLost() {
      const rows = await durable
        .updateTable('runs')
        .set({
          ...ended,
          status: 'failed',
          finished_at: engine.now(),
          problem_json: JSON.stringify(runnerLost),
          error_text: runnerLost.detail,
        })
        .where('status', '=', sql.lit('running'))
        .where('lease_until', '<', engine.now())
        .returningAll()
        .execute();
      return rows.map(toRun);
    },
  };
}

/** A datasource that executes as many runs as it may is passed over. Several runners may overshoot by their number. */
function hasRoom(run: ExpressionBuilder<Tables, 'runs'>, maxPerDatasource: number) {
  return sql<boolean>`(${run.ref('kind')} = 'probe' or (${run.ref('org_id')}, ${run.ref('datasource_id')}) not in (
    select busy.org_id, busy.datasource_id from runs as busy
    where busy.status = 'running' and busy.kind <> 'probe'
    group by busy.org_id, busy.datasource_id having count(*) >= ${maxPerDatasource}))`;
}

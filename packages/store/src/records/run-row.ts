import { AirError, type Problem, type SecretBox, toProblem } from '@air/core';
import type { Insertable, Selectable } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import type { NewRun, RunRecord } from '../store.ts';
import type { RunTable } from '../tables.ts';
import { fromJson, fromJsonOrNull, toJsonOrNull } from './json.ts';

/** Ends that are written without a runner. */
export const canceledInQueue = toProblem(new AirError('run.canceled', 'the run was canceled before it started'));
export const runnerLost = toProblem(
  new AirError('run.runner_lost', 'the process that executed the run ended before the run did', {
    hint: 'run it again',
  }),
);

interface RunPlace {
  orgId: string;
  id: string;
  reportId: string | null;
  reportVersionId: string | null;
}

type RunInsert = Omit<Insertable<RunTable>, 'queued_at'> & { queued_at: ReturnType<Engine['now']> };

export function toRunRow(
  run: NewRun,
  place: RunPlace,
  { secretBox, engine }: { secretBox: SecretBox; engine: Engine },
): RunInsert {
  return {
    org_id: place.orgId,
    id: place.id,
    kind: run.kind,
    status: 'queued',
    datasource_id: run.datasourceId,
    report_id: place.reportId,
    report_version_id: place.reportVersionId,
    report_key: run.reportKey,
    report_version: run.reportVersion,
    scope_version_id: run.scopeVersionId,
    question: run.question,
    requested_by: run.requestedBy,
    subject_json: JSON.stringify(run.subject),
    access_fingerprint: null,
    as_of: run.asOf,
    generator: run.generator,
    ir_json: toJsonOrNull(run.ir),
    sql_text: run.sql,
    sql_params_json: JSON.stringify(run.sqlParams),
    params_json: JSON.stringify(run.params),
    visuals_json: JSON.stringify(run.visuals),
    safety_json: toJsonOrNull(run.safetyReport),
    agreement_json: null,
    limits_json: JSON.stringify(run.limits),
    progress: null,
    step: null,
    row_count: null,
    byte_count: null,
    truncated_by: null,
    columns_json: '[]',
    outcome_json: null,
    problem_json: null,
    error_text: null,
    secret_sealed: run.secret ? secretBox.seal(run.secret) : null,
    cancel_requested: 0,
    engine_handle: null,
    runner_id: null,
    fence: 0,
    lease_until: null,
    queued_at: engine.now(),
    started_at: null,
    finished_at: null,
    trace_id: run.traceId,
  };
}

export function toRun(row: Selectable<RunTable>): RunRecord {
  const problem = fromJsonOrNull<Problem>(row.problem_json);
  return {
    id: row.id,
    orgId: row.org_id,
    kind: row.kind,
    status: row.status,
    datasourceId: row.datasource_id,
    reportKey: row.report_key,
    reportVersion: row.report_version,
    scopeVersionId: row.scope_version_id,
    question: row.question,
    requestedBy: row.requested_by,
    subject: fromJson(row.subject_json),
    accessFingerprint: row.access_fingerprint,
    asOf: row.as_of,
    generator: row.generator,
    ir: fromJsonOrNull(row.ir_json),
    sql: row.sql_text,
    sqlParams: fromJson(row.sql_params_json),
    params: fromJson(row.params_json),
    visuals: fromJson(row.visuals_json),
    safetyReport: fromJsonOrNull(row.safety_json),
    agreement: fromJsonOrNull(row.agreement_json),
    limits: fromJson(row.limits_json),
    progress: row.progress,
    step: row.step,
    rowCount: row.row_count,
    byteCount: row.byte_count,
    truncatedBy: row.truncated_by,
    columns: fromJson(row.columns_json),
    outcome: fromJsonOrNull(row.outcome_json),
    problem: problem && { run_id: row.id, trace_id: row.trace_id, ...problem },
    cancelRequested: row.cancel_requested === 1,
    engineHandle: row.engine_handle,
    runnerId: row.runner_id,
    fence: row.fence,
    leaseUntil: row.lease_until,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    traceId: row.trace_id,
  };
}

import type { Column } from '@air/core';
import { parameterValuesSchema, type Run, type runSchema } from '@air/contract';
import type { RunRecord } from '@air/store';
import type { z } from 'zod';

export function viewRun(run: RunRecord): z.input<typeof runSchema> {
  return {
    id: run.id,
    kind: run.kind,
    status: run.status,
    datasource_id: run.datasourceId,
    report_key: run.reportKey,
    report_version: run.reportVersion,
    scope_version_id: run.scopeVersionId,
    question: run.question,
    requested_by: run.requestedBy,
    generator: run.generator,
    ir: run.ir,
    sql: run.sql,
    sql_params: run.sqlParams,
    params: parameterValuesSchema.parse(run.params),
    visuals: run.visuals,
    safety_report: run.safetyReport,
    agreement: run.agreement,
    as_of: run.asOf,
    progress: run.progress,
    step: run.step,
    row_count: run.rowCount,
    byte_count: run.byteCount,
    truncated_by: run.truncatedBy,
    columns: run.columns.map(viewColumn),
    problem: run.problem,
    cancel_requested: run.cancelRequested,
    queued_at: run.queuedAt,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    queue_ms: millisecondsBetween(run.queuedAt, run.startedAt),
    run_ms: millisecondsBetween(run.startedAt, run.finishedAt),
    trace_id: run.traceId,
  };
}

export function viewColumn({ name, type, nativeType }: Column): Run['columns'][number] {
  return { name, type, native_type: nativeType };
}

function millisecondsBetween(from: string | null, to: string | null): number | null {
  return from && to ? Math.max(0, Date.parse(to) - Date.parse(from)) : null;
}

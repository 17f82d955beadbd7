import { AirError } from '@air/core';
import type { RunRecord } from '@air/store';
import { hasEnded } from '../run-watch.ts';
import { blankRun, enqueue } from '../running.ts';
import type { Answering } from './answering.ts';
import type { Footing } from './authorize.ts';
import type { Checked } from './check-statement.ts';
import type { Staged } from './stage.ts';
import type { Draft } from './write-statement.ts';

/** What a run may wait for a runner before it starts. */
const queueMs = 20_000;

/** Queues the statement as a run like any other and waits for its end. Hanging up ends the run. */
export async function executeStatement(
  answering: Answering,
  { footing, draft, checked }: { footing: Footing; draft: Draft; checked: Checked },
  whileWaiting: () => void,
): Promise<Staged<RunRecord>> {
  const { world, actor, traceId, request, asOf, trail, signal } = answering;
  signal.throwIfAborted();
  const blank = blankRun(world, { actor, traceId }, 'query', footing.datasourceId);
  const queued = await enqueue(world, actor.orgId, {
    ...blank,
    asOf: asOf.toISOString(),
    limits: { ...blank.limits, maxRows: checked.maxRows },
    question: request.question,
    generator: draft.generator,
    ir: draft.ir,
    sql: draft.statement.text,
    sqlParams: draft.statement.parameters,
    safetyReport: checked.safety,
  });
  answering.runId = queued.id;
  trail.note({ runId: queued.id });
  whileWaiting();
  const run = await world.runs.waitForEnd(actor.orgId, queued.id, world.limits.timeoutMs + queueMs, signal);
  if (!hasEnded(run)) {
    await cancelRun(answering);
    throw await unfinished(answering, run);
  }
  answering.runId = null;
  if (run.status !== 'succeeded') throw failureOf(run);
  const executionMs = executionMsOf(run);
  trail.note({ rowsCount: run.rowCount, execMs: executionMs });
  return {
    value: run,
    message: `${run.rowCount ?? 0} rows`,
    metadata: { run_id: run.id, execution_ms: executionMs, truncated_by: run.truncatedBy },
  };
}

export function executionMsOf({ startedAt, finishedAt }: RunRecord): number | null {
  return startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt);
}

/** Ends the run that nobody waits for any more; one that has ended meanwhile needs no ending. */
export async function cancelRun(answering: Answering): Promise<void> {
  const { world, actor, runId } = answering;
  if (runId === null) return;
  answering.runId = null;
  try {
    await world.store.runs.requestCancel(actor.orgId, runId);
    world.wakeRunners();
    world.runs.notify(runId);
  } catch (error) {
    if (!(error instanceof AirError && error.code === 'run.not_cancelable')) throw error;
  }
}

async function unfinished({ world, signal }: Answering, run: RunRecord): Promise<AirError> {
  const options = { runId: run.id };
  if (signal.aborted) return new AirError('run.canceled', 'the asker hung up', options);
  if (run.status === 'queued' && (await world.store.runners.count()) === 0) {
    return new AirError('run.no_runner', 'no runner took the query', {
      ...options,
      hint: 'start one with `air runner`',
    });
  }
  return new AirError(
    'run.timeout',
    `the query did not end within ${(world.limits.timeoutMs + queueMs) / 1_000} s`,
    options,
  );
}

function failureOf({ id, status, problem }: RunRecord): AirError {
  if (problem === null)
    return new AirError(status === 'canceled' ? 'run.canceled' : 'internal.bug', `run ${id} is ${status}`, {
      runId: id,
    });
  const { hint, position, details } = problem;
  return new AirError(problem.code, problem.detail, {
    runId: id,
    ...(hint !== undefined && { hint }),
    ...(position !== undefined && { position }),
    ...(details !== undefined && { details }),
  });
}

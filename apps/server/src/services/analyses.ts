import { analysisSchema, type Analysis } from '@air/contract';
import { AirError } from '@air/core';
import { analysisMarkdown, judgeByModel, type JudgeInput, modelRubricVersion, verdictOf } from '@air/engine/qa';
import type { AnalysisRecord, RunRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';

interface Caller {
  actor: Actor;
  traceId: string;
  signal: AbortSignal;
}

const waitMs = 5_000;
const pollMs = 100;
const judgedRows = 50;

/**
 * The verdict on a run's result. The runner writes its findings with the result, from all of its rows; where a model is
 * set, it is asked once what it thinks of them.
 */
export async function analysisOf(world: World, caller: Caller, run: RunRecord): Promise<Analysis> {
  const found = view(await storedAnalysis(world, caller.actor.orgId, run));
  if (found.model_used !== null || !world.models.has('qa')) return found;
  return (await judged(world, caller, { run, found })) ?? found;
}

async function storedAnalysis(world: World, orgId: string, run: RunRecord): Promise<AnalysisRecord> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const stored = await world.store.analyses.latest(orgId, run.id);
    if (stored) return stored;
    if (performance.now() > deadline) {
      throw new AirError('results.gone', `run ${run.id} has no analysis`, { runId: run.id, hint: 'run it again' });
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Null when no model answers, or the rows are not there any more: the findings stand without it. */
async function judged(
  world: World,
  caller: Caller,
  { run, found }: { run: RunRecord; found: Analysis },
): Promise<Analysis | null> {
  const { orgId } = caller.actor;
  const { findings } = found.verdict;
  try {
    const judgement = await judgeByModel(await judgeInput(world, caller, { run, findings }));
    const verdict = verdictOf(findings, judgement.verdict);
    const stored = await world.store.analyses.put(orgId, {
      runId: run.id,
      modelUsed: judgement.modelUsed,
      rubricVersion: modelRubricVersion,
      verdict: { ...verdict },
      analysisMd: analysisMarkdown(verdict),
    });
    return view(stored);
  } catch (error) {
    if (!(error instanceof AirError) || caller.signal.aborted) throw error;
    world.log.warn({ run_id: run.id, trace_id: caller.traceId, code: error.code }, 'no model judged the result');
    return null;
  }
}

async function judgeInput(
  world: World,
  { actor, traceId, signal }: Caller,
  { run, findings }: Pick<JudgeInput, 'findings'> & { run: RunRecord },
): Promise<JudgeInput> {
  const { orgId, userId } = actor;
  const { catalog } = await accessOf(world, actor, run.datasourceId);
  const { columns, rows, totalRows } = await world.results.readPage(run.id, 0, judgedRows);
  const scope = run.scopeVersionId === null ? null : await world.store.scopes.getVersion(orgId, run.scopeVersionId);
  return {
    question: run.question ?? '',
    scopeMd: scope?.scopeMd ?? null,
    sql: run.sql,
    ir: run.ir,
    catalog,
    rowCount: totalRows,
    truncatedBy: run.truncatedBy,
    findings,
    columns,
    rows,
    models: world.models,
    caller: { orgId, userId, traceId },
    signal,
  };
}

function view(stored: AnalysisRecord): Analysis {
  return analysisSchema.parse({
    id: stored.id,
    run_id: stored.runId,
    model_used: stored.modelUsed,
    rubric_version: stored.rubricVersion,
    verdict: stored.verdict,
    analysis_md: stored.analysisMd,
    created_at: stored.createdAt,
  });
}

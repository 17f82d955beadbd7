import { analysisSchema, type Analysis } from '@air/contract';
import { AirError } from '@air/core';
import { analysisMarkdown, judgeByModel, modelRubricVersion, verdictOf } from '@air/engine/qa';
import type { AnalysisRecord, RunRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';

const waitMs = 5_000;
const pollMs = 100;
const toldRows = 50;

export interface Reader {
  actor: Actor;
  traceId: string;
  signal: AbortSignal;
}

/**
 * The verdict on a run's result, whose rows the reader may read. The runner writes its part with the result, from all
 * of its rows; a model, where there is one, is asked once for its own.
 */
export async function analysisOf(world: World, reader: Reader, run: RunRecord): Promise<Analysis> {
  const checked = await checksOf(world, reader.actor.orgId, run);
  const model = world.models.has('qa') ? world.models.nameOf('qa') : null;
  const isJudged = checked.rubricVersion === modelRubricVersion && checked.modelUsed === model;
  if (model === null || isJudged) return view(checked);
  try {
    return view(await judge(world, reader, { run, checked }));
  } catch (error) {
    const isMeant = error instanceof AirError && /^(model|datasource)\./.test(error.code);
    if (!isMeant) throw error;
    world.log.warn({ err: error, run_id: run.id }, 'no model judged the result');
    return view(checked);
  }
}

async function checksOf(world: World, orgId: string, run: RunRecord): Promise<AnalysisRecord> {
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

async function judge(
  world: World,
  { actor, traceId, signal }: Reader,
  { run, checked }: { run: RunRecord; checked: AnalysisRecord },
): Promise<AnalysisRecord> {
  const { catalog } = await accessOf(world, actor, run.datasourceId);
  const { columns, rows } = await world.results.readPage(run.id, 0, toldRows);
  const { findings } = view(checked).verdict;
  const scope = run.scopeVersionId && (await world.store.scopes.getVersion(actor.orgId, run.scopeVersionId));
  const { verdict, modelUsed } = await judgeByModel({
    question: run.question ?? '',
    scopeMd: scope ? scope.scopeMd : null,
    sql: run.sql,
    ir: run.ir,
    catalog,
    rowCount: run.rowCount ?? 0,
    truncatedBy: run.truncatedBy,
    findings,
    columns,
    rows,
    models: world.models,
    caller: { orgId: actor.orgId, userId: actor.userId, traceId },
    signal,
  });
  const whole = verdictOf(findings, verdict);
  return world.store.analyses.put(actor.orgId, {
    runId: run.id,
    modelUsed,
    rubricVersion: modelRubricVersion,
    verdict: { ...whole },
    analysisMd: analysisMarkdown(whole),
  });
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

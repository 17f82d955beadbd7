import { analysisSchema, type Analysis } from '@air/contract';
import { AirError } from '@air/core';
import type { RunRecord } from '@air/store';
import type { World } from '../world.ts';

const waitMs = 5_000;
const pollMs = 100;

/** The verdict on a run's result. The runner writes it with the result, from all of its rows. */
export async function analysisOf(world: World, orgId: string, run: RunRecord): Promise<Analysis> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const stored = await world.store.analyses.latest(orgId, run.id);
    if (stored) {
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
    if (performance.now() > deadline) {
      throw new AirError('results.gone', `run ${run.id} has no analysis`, { runId: run.id, hint: 'run it again' });
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

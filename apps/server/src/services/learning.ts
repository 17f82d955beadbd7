import { learnedSchema, type operations } from '@air/contract';
import type { RunRecord } from '@air/store';
import { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { blankRun, enqueue } from './running.ts';

type LearnedView = z.input<(typeof operations.learn.responses)[200]>;

/** Queues a learn run; when one is already under way for the datasource, that one is meant. */
export async function startLearning(
  world: World,
  caller: { actor: Actor; traceId: string },
  datasourceId: string,
): Promise<RunRecord> {
  const { orgId } = caller.actor;
  for (const status of ['running', 'queued'] as const) {
    const { items } = await world.store.runs.list(orgId, { kind: 'learn', datasourceId, status, limit: 1, offset: 0 });
    const underWay = items.find((run) => !run.cancelRequested);
    if (underWay) return underWay;
  }
  return enqueue(world, orgId, blankRun(world, caller, 'learn', datasourceId));
}

const outcomeSchema = z.object({
  tables: z.int(),
  relationships: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  skipped: learnedSchema.shape.skipped.default([]),
});

export function viewLearned(run: RunRecord): LearnedView {
  const outcome = run.status === 'succeeded' ? outcomeSchema.parse(run.outcome) : null;
  return {
    run_id: run.id,
    datasource_id: run.datasourceId,
    status: run.status,
    tables: outcome?.tables ?? null,
    relationships: outcome?.relationships ?? null,
    changed: outcome?.changed ?? null,
    unchanged: outcome?.unchanged ?? null,
    skipped: outcome?.skipped ?? [],
    problem: run.problem,
  };
}

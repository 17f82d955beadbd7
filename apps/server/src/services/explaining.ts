import type { SafetyFinding, SafetyReport } from '@air/contract';
import type { Statement } from '@air/core';
import { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { blankRun, enqueue } from './running.ts';

const waitMs = 10_000;

const outcomeSchema = z.object({ warnings: z.array(z.object({ rule: z.string(), message: z.string() })) });

/** Lets a runner ask the engine for its plan; what the engine warns of is added to the findings. */
export async function explainPlan(
  world: World,
  caller: { actor: Actor; traceId: string; signal: AbortSignal },
  query: { datasourceId: string; statement: Statement; report: SafetyReport },
): Promise<SafetyFinding[]> {
  const { orgId } = caller.actor;
  const queued = await enqueue(world, orgId, {
    ...blankRun(world, caller, 'explain', query.datasourceId),
    generator: 'compiler',
    sql: query.statement.text,
    sqlParams: query.statement.parameters,
    safetyReport: query.report,
  });
  const run = await world.runs.waitForEnd(orgId, queued.id, waitMs, caller.signal);
  if (run.status !== 'succeeded')
    return [warning(`the plan could not be had: ${run.problem?.detail ?? `its run is ${run.status}`}`)];
  return outcomeSchema.parse(run.outcome).warnings.map(({ message }) => warning(message));
}

function warning(message: string): SafetyFinding {
  return { rule: 'guard.costly_plan', level: 'warning', message, position: null, hint: null };
}

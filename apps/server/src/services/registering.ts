import type { DatasourceHealthRecord, DatasourceRecord, ProbeSettings, RunRecord } from '@air/store';
import { AirError } from '@air/core';
import { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { type ConnectionSettings, checkSettings } from './connection-settings.ts';
import { startLearning } from './learning.ts';
import { blankRun, enqueue } from './running.ts';
import { hasEnded } from './run-watch.ts';

export interface Caller {
  actor: Actor;
  traceId: string;
  signal: AbortSignal;
}

interface NewSettings {
  id: string;
  kind: ConnectionSettings['kind'];
  dsn?: string | undefined;
  base_path?: string | undefined;
  display_name?: string | undefined;
  default?: boolean | undefined;
}

const probeMs = 20_000;

/** Stores a datasource, tries it, and lets it be learned in the background when it answers. */
export async function registerDatasource(world: World, caller: Caller, sent: NewSettings): Promise<DatasourceRecord> {
  const { orgId } = caller.actor;
  const { kind, dsn, basePath } = checkSettings(sent, world);
  const isFirst = (await world.store.datasources.list(orgId)).length === 0;
  await world.store.datasources.create(orgId, {
    id: sent.id,
    kind,
    dsn,
    basePath,
    displayName: sent.display_name ?? sent.id,
    isDefault: sent.default ?? isFirst,
    isFromConfig: false,
    isSample: false,
  });
  await introduceDatasource(world, caller, sent.id);
  return world.store.datasources.get(orgId, sent.id);
}

/** Tries a stored datasource and, when it answers, queues that it is learned. */
export async function introduceDatasource(world: World, caller: Caller, id: string): Promise<RunRecord | null> {
  const health = await probeStored(world, caller, id);
  return health.ok ? startLearning(world, caller, id) : null;
}

/** Tries the connection of a stored datasource; the runner writes what it finds as its health. */
export async function probeStored(world: World, caller: Caller, id: string): Promise<DatasourceHealthRecord> {
  const queued = await enqueue(world, caller.actor.orgId, blankRun(world, caller, 'probe', id));
  return finishProbe(world, caller, queued.id);
}

/** Tries settings that are stored nowhere. */
export async function probeSettings(
  world: World,
  caller: Caller,
  sent: Omit<NewSettings, 'id'>,
): Promise<DatasourceHealthRecord> {
  const settings: ProbeSettings = checkSettings(sent, world);
  const queued = await enqueue(world, caller.actor.orgId, {
    ...blankRun(world, caller, 'probe', 'unsaved'),
    secret: JSON.stringify(settings),
  });
  return finishProbe(world, caller, queued.id);
}

const healthSchema = z.object({
  engine: z.string().nullable(),
  latencyMs: z.number().nullable(),
  warnings: z.array(z.string()),
});

async function finishProbe(world: World, { actor, signal }: Caller, runId: string): Promise<DatasourceHealthRecord> {
  const run = await world.runs.waitForEnd(actor.orgId, runId, probeMs, signal);
  const checkedAt = run.finishedAt ?? world.clock.now().toISOString();
  if (!hasEnded(run)) {
    const isAlone = (await world.store.runners.count()) === 0;
    if (isAlone) throw new AirError('run.no_runner', 'no runner is there to try the connection', { runId });
    throw new AirError('run.timeout', 'the connection did not answer in time', { runId });
  }
  if (run.status === 'succeeded') return { ok: true, ...healthSchema.parse(run.outcome), problem: null, checkedAt };
  return { ok: false, engine: null, latencyMs: null, warnings: [], problem: run.problem, checkedAt };
}

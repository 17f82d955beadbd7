import { newId } from '@air/core';
import { defaultOrgId, introduceDatasource, systemActor, type World } from '@air/server';
import type { DatasourceRecord } from '@air/store';

const patienceMs = 60_000;

/** Tries and learns what was never learned. One that cannot be reached says so in its health and stops nothing. */
export async function introduceSources(
  world: World,
  isMeant: (datasource: DatasourceRecord) => boolean,
): Promise<void> {
  const datasources = (await world.store.datasources.list(defaultOrgId)).filter(isMeant);
  const outcomes = await Promise.allSettled(datasources.map(({ id }) => introduce(world, id)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') world.log.warn({ err: outcome.reason }, 'a datasource could not be learned');
  }
}

async function introduce(world: World, id: string): Promise<void> {
  if ((await world.store.catalogs.getVersion(defaultOrgId, id)) !== null) return;
  const caller = {
    actor: systemActor,
    traceId: newId('trace'),
    signal: AbortSignal.timeout(patienceMs),
  };
  const run = await introduceDatasource(world, caller, id);
  if (run) await world.runs.waitForEnd(defaultOrgId, run.id, patienceMs, caller.signal);
}

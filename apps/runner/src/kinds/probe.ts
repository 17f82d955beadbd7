import type { Source, SourceTest } from '@air/connectors';
import { AirError, toProblem } from '@air/core';
import type { DatasourceRecord, ProbeSettings } from '@air/store';
import type { Outcome, Work } from '../work.ts';

const probeMs = 15_000;

/** Tries a connection: that of a stored datasource, whose health it writes, or settings that are stored nowhere. */
export async function performProbe(work: Work): Promise<Outcome> {
  const secret = await work.tools.store.runs.secretOf(work.run.id, work.run.fence);
  if (secret !== null) return outcomeOf(await probeUnsaved(work, JSON.parse(secret) as ProbeSettings)); // sealed by the API
  const datasource = await work.tools.store.datasources.get(work.run.orgId, work.run.datasourceId);
  return outcomeOf(await probeStored(work, datasource));
}

async function probeUnsaved(work: Work, { kind, dsn, basePath }: ProbeSettings): Promise<SourceTest> {
  const { connectors, sources } = work.tools;
  const source = await connectors[kind].open({ ...sources, datasourceId: work.run.datasourceId, dsn, basePath });
  try {
    return await tryOut(source, work.signal);
  } finally {
    await source.close();
  }
}

async function probeStored(work: Work, datasource: DatasourceRecord): Promise<SourceTest> {
  const { store, pool, clock } = work.tools;
  const { orgId } = work.run;
  const checkedAt = clock.now().toISOString();
  try {
    const test = await pool.use({ orgId, datasource }, (source) => tryOut(source, work.signal));
    await store.datasources.setHealth(orgId, datasource.id, { ok: true, ...test, problem: null, checkedAt });
    return test;
  } catch (error) {
    const problem = toProblem(error);
    const unknown = { engine: null, latencyMs: null, warnings: [] };
    await store.datasources.setHealth(orgId, datasource.id, { ok: false, ...unknown, problem, checkedAt });
    throw error;
  }
}

async function tryOut(source: Source, signal: AbortSignal): Promise<SourceTest> {
  const overdue = AbortSignal.timeout(probeMs);
  try {
    return await source.test(AbortSignal.any([signal, overdue]));
  } catch (error) {
    if (!overdue.aborted || signal.aborted) throw error;
    throw new AirError('connector.unreachable', `no answer within ${probeMs / 1000} s`, { cause: error });
  }
}

function outcomeOf({ engine, latencyMs, warnings }: SourceTest): Outcome {
  return { outcome: { engine, latencyMs, warnings } };
}

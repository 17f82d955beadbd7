import { perform } from '@air/engine';
import type { Outcome, Work } from '../work.ts';
import { analyse, foresee, keptProfile } from './analysis.ts';
import { guardRun } from './guarded.ts';
import { askTotals } from './totals.ts';

/** Executes the statement of a run, stores its result and judges it. */
export async function performQuery(work: Work): Promise<Outcome> {
  const { run, tools, signal, log } = work;
  const { datasource, catalog, sql } = await guardRun(work);
  const { roles, expectations } = foresee(work, catalog);
  const startedAt = performance.now();
  const { profile, ...end } = await tools.pool.use({ orgId: run.orgId, datasource }, (source) =>
    perform({
      runId: run.id,
      source,
      sql,
      roles,
      results: tools.results,
      maxBytes: run.limits.maxBytes,
      timeoutMs: run.limits.timeoutMs,
      sampleRows: tools.limits.sampleRows,
      signal,
      onHandle: (handle) => work.keepHandle(handle),
      onRows: (rowCount) => work.tellProgress({ rowCount }),
    }),
  );
  const totals = await askTotals(work, { datasource, catalog, elapsedMs: performance.now() - startedAt });
  await analyse(work, {
    profile,
    expectations,
    truncatedBy: end.truncatedBy,
    totals,
  }).catch((error: unknown) => log.error({ err: error }, 'the result is stored, but could not be judged'));
  return { ...end, outcome: { profile: keptProfile(profile) } };
}

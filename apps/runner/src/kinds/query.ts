import { perform } from '@air/engine';
import type { Outcome, Work } from '../work.ts';
import { checkAgreement } from './agreement.ts';
import { analyse, foresee, keptProfile } from './analysis.ts';
import { guardRun } from './guarded.ts';
import { askTotals } from './totals.ts';

/** Executes the statement of a run, stores its result and judges it. */
export async function performQuery(work: Work): Promise<Outcome> {
  const { run, tools, signal, log } = work;
  const { datasource, access, sql, report } = await guardRun(work);
  const { roles, expectations } = foresee(work, access.catalog);
  const startedAt = performance.now();
  const { profile, ...end } = await tools.pool.use({ orgId: run.orgId, datasource }, (source) =>
    perform({
      runId: run.id,
      source,
      sql,
      settings: access.settings,
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
  const elapsedMs = performance.now() - startedAt;
  const totals = await askTotals(work, { datasource, access, elapsedMs });
  const agreement = await checkAgreement(work, { datasource, access, report, elapsedMs, ...end });
  await analyse(work, {
    accessFingerprint: access.fingerprint,
    profile,
    expectations,
    truncatedBy: end.truncatedBy,
    totals,
  }).catch((error: unknown) => log.error({ err: error }, 'the result is stored, but could not be judged'));
  return {
    ...end,
    accessFingerprint: access.fingerprint,
    outcome: { profile: keptProfile(profile) },
    ...(agreement && { agreement }),
  };
}

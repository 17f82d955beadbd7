import type { Outcome, Work } from '../work.ts';
import { guardRun } from './guarded.ts';

/** Asks the engine for its plan and keeps what a person should be warned of. */
export async function performExplain(work: Work): Promise<Outcome> {
  const { datasource, access, sql } = await guardRun(work);
  const { orgId } = work.run;
  const signal = AbortSignal.any([work.signal, AbortSignal.timeout(work.run.limits.timeoutMs)]);
  const warnings = await work.tools.pool.use({ orgId, datasource }, (source) =>
    source.explain(sql, { signal, settings: access.settings }),
  );
  return { outcome: { warnings } };
}

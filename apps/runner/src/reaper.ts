import type { RunRecord } from '@air/store';
import type { Logger } from 'pino';
import type { RunChange } from './runner-options.ts';
import type { Tools } from './work.ts';

/** Ends the runs of runners that are gone, and what these left behind: half a result, a query still running on its engine. */
export async function settleLostRuns(
  tools: Tools,
  log: Logger,
  onRunChange: (change: RunChange) => void,
): Promise<void> {
  const lost = await tools.store.runs.settleLost();
  for (const run of lost) {
    log.warn({ run_id: run.id, runner_id: run.runnerId, trace_id: run.traceId }, 'the runner of the run was lost');
    onRunChange({ id: run.id, status: 'failed' });
  }
  await Promise.all(lost.map((run) => cleanUp(run, tools, log)));
}

async function cleanUp(run: RunRecord, tools: Tools, log: Logger): Promise<void> {
  try {
    await tools.results.remove(run.id);
    const { engineHandle, orgId, datasourceId } = run;
    if (engineHandle === null) return;
    const datasource = await tools.store.datasources.get(orgId, datasourceId);
    const wasRunning = await tools.pool.use({ orgId, datasource }, (source) => source.cancel(engineHandle));
    if (wasRunning) log.info({ run_id: run.id }, 'the query of the lost run was ended on its engine');
  } catch (error) {
    log.warn({ err: error, run_id: run.id }, 'what the lost run left behind could not be cleared');
  }
}

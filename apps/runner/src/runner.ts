import { newId, systemClock } from '@air/core';
import type { ClaimOptions } from '@air/store';
import { createCatalogCache } from './catalog-cache.ts';
import { type HeldRun, holdRun } from './held-run.ts';
import { startHeartbeat } from './heartbeat.ts';
import { settleLostRuns } from './reaper.ts';
import { defaultTiming, type RunnerOptions } from './runner-options.ts';
import { openSourcePool } from './source-pool.ts';
import type { Tools } from './work.ts';

export interface Runner {
  id: string;
  /** Looks for new work and for cancels now instead of soon. */
  wake(): void;
  /** Takes nothing new, lets what runs come to its end for a while, gives up the rest, closes its sources. */
  stop(): Promise<void>;
}

const quickKinds = ['probe', 'explain'] as const;
const quickSlots = 2;

/** Claims queued runs and executes them until it is stopped. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const { store, log: parentLog, concurrency = 8, maxPerDatasource = 4, onRunChange = () => {} } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const id = newId('runner');
  const log = parentLog.child({ runner_id: id });
  const settings = { ...options.sources, poolSize: Math.max(options.sources.poolSize, maxPerDatasource + 1) }; // one is left for a probe
  const pool = openSourcePool({ connectors: options.connectors, settings, idleMs: timing.idleMs });
  const tools: Tools = { clock: systemClock, ...options, pool, catalogs: createCatalogCache(store) };
  const held = new Map<string, HeldRun>();
  let isStopping = false;
  let isClaiming = false;
  let claimAgain = false;

  const heartbeat = await startHeartbeat(
    { runnerId: id, storeSettings: options.storeSettings, timing },
    { log, onCanceled: (runId) => held.get(runId)?.cancel() },
  );

  /** What may be claimed now: anything, something quick, or nothing. */
  const room = (): ClaimOptions | null => {
    if (isStopping || held.size >= concurrency + quickSlots) return null;
    return held.size < concurrency ? { maxPerDatasource } : { maxPerDatasource, kinds: [...quickKinds] };
  };

  const claimAll = async (): Promise<void> => {
    for (let options = room(); options; options = room()) {
      const run = await store.runs.claim(id, timing.leaseMs, options);
      if (!run) return;
      const holding = holdRun(run, tools, log);
      held.set(run.id, holding);
      onRunChange({ id: run.id, status: 'running' });
      void holding.ended.then((status) => {
        held.delete(run.id);
        if (status) onRunChange({ id: run.id, status });
        look();
      });
    }
  };

  /** One look at a time; a call during one makes another follow. */
  const look = (): void => {
    if (isClaiming) {
      claimAgain = true;
      return;
    }
    isClaiming = true;
    claimAgain = false;
    claimAll()
      .catch((error: unknown) => log.warn({ err: error }, 'the queue cannot be read'))
      .finally(() => {
        isClaiming = false;
        if (claimAgain) look();
      });
  };

  let reaping: Promise<void> = Promise.resolve();
  const reap = (): void => {
    reaping = settleLostRuns(tools, log, onRunChange).catch((error: unknown) =>
      log.warn({ err: error }, 'lost runs cannot be settled'),
    );
  };

  const timers = [setInterval(look, timing.pollMs), setInterval(reap, timing.reapMs)];
  reap();
  look();
  log.info({ concurrency, max_per_datasource: maxPerDatasource }, 'runner started');

  return {
    id,
    wake() {
      heartbeat.check();
      look();
    },
    async stop() {
      isStopping = true;
      timers.forEach(clearInterval);
      const allEnded = () => Promise.all([...held.values()].map(({ ended }) => ended));
      const giveUp = setTimeout(() => held.forEach((run) => run.giveUp()), timing.drainMs);
      await allEnded();
      clearTimeout(giveUp);
      await reaping;
      await heartbeat.stop();
      await store.runners.leave(id);
      await pool.close();
      log.info('runner stopped');
    },
  };
}

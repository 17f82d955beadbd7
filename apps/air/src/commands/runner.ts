import { join } from 'node:path';
import { connectors } from '@air/connectors';
import { openGuard } from '@air/engine/guard';
import { openResultStore } from '@air/engine/results';
import { serveRunner } from '@air/runner';
import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';
import { openControlPlane } from '../open-control-plane.ts';
import { openLog } from '../open-log.ts';
import { stopOnSignals } from '../process/stop-signals.ts';

const poolSize = 4;

/** Executes runs until it is told to stop, or until the process that started it is gone. */
export async function run(flags: ProgramFlags): Promise<void> {
  const config = loadConfig(flags);
  const log = openLog(config.logLevel, 'runner');
  const { store } = await openControlPlane(config);
  const guard = openGuard();
  const runner = await serveRunner({
    store,
    storeSettings: { ...config.controlPlane, dataDirectory: config.dataDirectory },
    connectors,
    guard,
    results: openResultStore(join(config.dataDirectory, 'results')),
    limits: config.limits,
    sources: {
      allowedExtensions: config.files.allowedExtensions,
      inferRows: config.files.inferRows,
      poolSize,
      memoryLimitMb: config.engineMemoryMb,
      cacheDirectory: join(config.dataDirectory, 'cache'),
    },
    log,
  });
  const stop = async () => {
    await runner.stop();
    await guard.close();
    await store.close();
  };
  process.on('disconnect', stopOnSignals(stop));
}

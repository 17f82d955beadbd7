import { loadConfig } from '../config/load-config.ts';
import { type ProgramFlags, repeatFlags } from '../flags.ts';
import { introduceSources } from '../introduce-sources.ts';
import { openApi } from '../open-api.ts';
import { stopOnSignals } from '../process/stop-signals.ts';
import { type Supervisor, superviseRunner } from '../process/supervise-runner.ts';
import { addSampleData } from '../sample-sources.ts';
import { tellSetupLink } from '../setup-link.ts';
import { syncSources } from '../sync-sources.ts';

/** API, page and one runner. Says its address once questions about the sample data can be asked. */
export async function serve(flags: ProgramFlags & { sample: boolean }): Promise<void> {
  const config = loadConfig(flags);
  let supervisor: Supervisor | null = null;
  const { world, address, close } = await openApi(config, () => supervisor?.wake());
  stopOnSignals(async () => {
    await Promise.all([close(), supervisor?.stop()]);
  });

  await syncSources(world.store, config);
  if (flags.sample) {
    await addSampleData({ store: world.store, config, flags: repeatFlags(flags), tell: (step) => console.log(step) });
  }
  supervisor = superviseRunner({
    args: ['runner', ...repeatFlags(flags)],
    log: world.log,
    onRun: (id) => world.runs.notify(id),
  });
  void introduceSources(world, ({ isSample }) => !isSample);
  await introduceSources(world, ({ isSample }) => isSample);
  await tellSetupLink(world, address);
  console.log(`\n  AIR is ready at ${address}\n`);
}

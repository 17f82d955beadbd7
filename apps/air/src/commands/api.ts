import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';
import { introduceSources } from '../introduce-sources.ts';
import { openApi } from '../open-api.ts';
import { tellSetupLink } from '../setup-link.ts';
import { stopOnSignals } from '../process/stop-signals.ts';
import { syncSources } from '../sync-sources.ts';

/** The API alone; runs wait until a runner elsewhere takes them. */
export async function serveApi(flags: ProgramFlags): Promise<void> {
  const config = loadConfig(flags);
  const { world, address, close } = await openApi(config, () => {});
  stopOnSignals(close);
  await syncSources(world.store, config);
  void introduceSources(world, () => true);
  await tellSetupLink(world, address);
  console.log(`AIR's API is ready at ${address}`);
}

import { type ProgramFlags } from '../flags.ts';
import { loadConfig } from '../config/load-config.ts';
import { openControlPlane } from '../open-control-plane.ts';

export async function migrate(flags: ProgramFlags): Promise<void> {
  const config = loadConfig(flags);
  const { store } = await openControlPlane(config);
  await store.close();
  console.log(`the control plane (${config.controlPlane.driver}) is up to date`);
}

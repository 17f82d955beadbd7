import { join } from 'node:path';
import { openStore, type StoreSettings } from '@air/store';
import { type RunnerTiming, serveRunner } from '../src/index.ts';
import { runnerOptions, secretBox } from './world.ts';

/** A runner as a process of its own, as `air runner` is one, for tests that kill it. */
const { settings, timing } = JSON.parse(process.argv[2] ?? '') as {
  settings: StoreSettings;
  timing: Partial<RunnerTiming>;
}; // given by the test
const store = await openStore({ ...settings, secretBox });
const runner = await serveRunner({ ...runnerOptions(settings.dataDirectory, settings, store), timing });
process.once('disconnect', () => void runner.stop().then(() => process.exit(0)));
process.once('SIGTERM', () => void runner.stop().then(() => process.exit(0)));
process.send?.({ type: 'ready', id: runner.id, path: join(settings.dataDirectory, 'results') });

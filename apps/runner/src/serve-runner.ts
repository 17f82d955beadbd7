import type { RunnerOptions } from './runner-options.ts';
import { type Runner, startRunner } from './runner.ts';

/**
 * Runs a runner as this process. A parent process, when there is one, is told of every change of a run
 * (`{type: 'run', id, status}`) and may say `{type: 'wake'}`; when it goes, the runner goes.
 */
export async function serveRunner(options: RunnerOptions): Promise<Runner> {
  const runner = await startRunner({
    ...options,
    onRunChange(change) {
      options.onRunChange?.(change);
      if (process.connected) process.send?.({ type: 'run', ...change });
    },
  });
  process.on('message', (message) => {
    if (isWake(message)) runner.wake();
  });
  return runner;
}

function isWake(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'wake';
}

import { EventEmitter } from 'node:events';
import type { RunRecord, Store } from '@air/store';

const endStates = new Set(['succeeded', 'failed', 'canceled']);
const pollMs = 500;

export interface RunWatch {
  /** A runner said that something about the run changed. */
  notify(runId: string): void;
  /** Answers when the run has ended, the time is up, or the caller hung up; whichever comes first. */
  waitForEnd(orgId: string, runId: string, waitMs: number, signal?: AbortSignal): Promise<RunRecord>;
  /** Lets everybody who waits go, so that the server can stop. */
  close(): void;
}

/** Waits for runs: woken by what runners report to this process, and by looking now and then for those of others. */
export function openRunWatch(store: Store): RunWatch {
  const events = new EventEmitter().setMaxListeners(0);
  let isClosed = false;

  const changeOf = (runId: string, waitMs: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        events.off(runId, done).off('close', done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, waitMs);
      events.once(runId, done).once('close', done);
      signal?.addEventListener('abort', done, { once: true });
    });

  return {
    notify: (runId) => void events.emit(runId),
    async waitForEnd(orgId, runId, waitMs, signal) {
      const deadline = performance.now() + waitMs;
      for (;;) {
        const run = await store.runs.get(orgId, runId);
        const leftMs = deadline - performance.now();
        if (hasEnded(run) || leftMs <= 0 || isClosed || signal?.aborted) return run;
        await changeOf(runId, Math.min(pollMs, leftMs), signal);
      }
    },
    close() {
      isClosed = true;
      events.emit('close');
    },
  };
}

export function hasEnded(run: Pick<RunRecord, 'status'>): boolean {
  return endStates.has(run.status);
}

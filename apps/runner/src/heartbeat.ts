import { once } from 'node:events';
import { AirError, type Problem, startWorker } from '@air/core';
import type { StoreSettings } from '@air/store';
import type { Logger } from 'pino';
import type { RunnerTiming } from './runner-options.ts';

export interface HeartbeatData {
  runnerId: string;
  storeSettings: StoreSettings;
  timing: Pick<RunnerTiming, 'leaseMs' | 'pollMs' | 'hungMs'>;
}

/** What the runner tells the thread; each of them is a sign of life. */
export type HeartbeatOrder = 'alive' | 'check' | 'stop';

export type HeartbeatNews =
  | { kind: 'ready' }
  | { kind: 'canceled'; runIds: string[] }
  | { kind: 'trouble'; problem: Problem };

export interface Heartbeat {
  /** Looks for canceled runs now instead of soon. */
  check(): void;
  stop(): Promise<void>;
}

const signOfLifeMs = 1_000;

/** Keeps the leases of a runner alive and tells which of its runs were canceled. */
export async function startHeartbeat(
  data: HeartbeatData,
  { onCanceled, log }: { onCanceled: (runId: string) => void; log: Logger },
): Promise<Heartbeat> {
  const worker = startWorker('heartbeat-worker', import.meta.url, data);
  let isReady = false;
  let isStopping = false;
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (news: HeartbeatNews) => {
      switch (news.kind) {
        case 'ready':
          return resolve();
        case 'canceled':
          return news.runIds.forEach(onCanceled);
        case 'trouble':
          return log.warn({ problem: news.problem }, 'the leases could not be renewed');
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      const ended = new AirError('internal.bug', 'the heartbeat thread ended');
      reject(ended);
      if (isReady && !isStopping) throw ended; // a runner without leases must not go on: let it crash and be started again
    });
  });
  await ready;
  isReady = true;

  const order = (word: HeartbeatOrder) => worker.postMessage(word);
  const timer = setInterval(() => order('alive'), signOfLifeMs);
  return {
    check: () => order('check'),
    async stop() {
      isStopping = true;
      clearInterval(timer);
      const ended = once(worker, 'exit');
      order('stop');
      await ended;
    },
  };
}

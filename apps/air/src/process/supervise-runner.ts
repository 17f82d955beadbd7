import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from 'pino';

export interface Supervisor {
  /** Tells the runner that there is something to do. */
  wake(): void;
  /** Lets the runner finish what it can and ends it. */
  stop(): Promise<void>;
}

export interface SupervisedRunner {
  /** Arguments of this same program that make it a runner. */
  args: string[];
  log: Logger;
  onRun: (runId: string) => void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
const soundAfterMs = 30_000;
const drainMs = 10_000;

/** Keeps one runner process alive: when it dies it is started again, later each time that it dies young. */
export function superviseRunner({ args, log, onRun }: SupervisedRunner): Supervisor {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = firstPauseMs;
  let isStopping = false;

  const start = () => {
    const startedAt = performance.now();
    child = fork(process.argv[1] ?? '', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message) => {
      if (isRunMessage(message)) onRun(message.id);
    });
    child.on('error', (error) => log.error({ err: error }, 'the runner cannot be reached'));
    child.on('exit', (code, signal) => {
      child = null;
      if (isStopping) return;
      if (performance.now() - startedAt > soundAfterMs) pauseMs = firstPauseMs;
      log.error({ code, signal, restart_in_ms: pauseMs }, 'the runner ended; it is started again');
      timer = setTimeout(start, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };

  start();
  return {
    wake() {
      if (child?.connected) child.send({ type: 'wake' });
    },
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      const running = child;
      if (!running) return;
      const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const killer = setTimeout(() => running.kill('SIGKILL'), drainMs);
      await ended;
      clearTimeout(killer);
    },
  };
}

function isRunMessage(message: unknown): message is { type: 'run'; id: string } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'run' &&
    'id' in message &&
    typeof message.id === 'string'
  );
}

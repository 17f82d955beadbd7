import type { components } from '@air/contract/client';
import type { AirClient } from '@air/contract/client';
import { AirError } from '@air/core';
import { unwrap } from './api.ts';
import { ProblemError } from './fail.ts';
import type { Settings } from './settings.ts';

export type Run = components['schemas']['Run'];
export type ResultPage = components['schemas']['ResultPage'];

const waitSeconds = 10;

/**
 * Waits for the end of a run that is being started, tells its progress on standard error, and cancels it on the server
 * at Ctrl-C, also when that comes before the server has told its id.
 */
export async function followRun(client: AirClient, settings: Settings, starting: Promise<Run>): Promise<Run> {
  let current: Run | null = null;
  const ticker = startTicker(settings, () => current);
  const stopListening = onInterrupt(async () => {
    process.stderr.write('\ncanceling …\n');
    const { id } = await starting;
    await client.POST('/v1/runs/{id}/cancel', { params: { path: { id } } });
  });
  try {
    current = await starting;
    const { id } = current;
    while (!hasEnded(current)) {
      const answer = client.GET('/v1/runs/{id}', { params: { path: { id }, query: { wait: waitSeconds } } });
      current = await unwrap(answer);
    }
  } finally {
    ticker.stop();
    stopListening();
  }
  if (current.status === 'canceled') throw canceled(current);
  if (current.problem) throw new ProblemError(current.problem as ProblemError['problem']);
  return current;
}

/** A second Ctrl-C ends the program at once, as does a cancel that the server does not take. */
function onInterrupt(cancel: () => Promise<void>): () => void {
  let isCanceling = false;
  const listener = () => {
    if (isCanceling) process.exit(130);
    isCanceling = true;
    cancel().catch(() => process.exit(130));
  };
  process.on('SIGINT', listener);
  return () => process.off('SIGINT', listener);
}

function canceled(run: Run): Error {
  if (run.problem) return new ProblemError(run.problem as ProblemError['problem']);
  return new AirError('run.canceled', `run ${run.id} was canceled`, { runId: run.id });
}

export async function firstPage(client: AirClient, runId: string, limit: number): Promise<ResultPage> {
  return unwrap(client.GET('/v1/runs/{id}/result', { params: { path: { id: runId }, query: { limit } } }));
}

function hasEnded(run: Run): boolean {
  return run.status === 'succeeded' || run.status === 'failed' || run.status === 'canceled';
}

function startTicker(settings: Settings, current: () => Run | null): { stop(): void } {
  if (settings.isJson || !process.stderr.isTTY) return { stop() {} };
  const started = Date.now();
  const timer = setInterval(() => {
    const run = current();
    if (!run) return;
    const { status, step, progress, row_count: rows } = run;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const share = progress === null ? '' : ` ${Math.round(progress * 100)} %`;
    process.stderr.write(
      `\r\u001b[K${status} ${seconds} s${share}${step ? ` · ${step}` : ''}${rows ? ` · ${rows} rows` : ''}`,
    );
  }, 250);
  return {
    stop() {
      clearInterval(timer);
      process.stderr.write('\r\u001b[K');
    },
  };
}

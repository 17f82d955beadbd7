import { setTimeout as sleep } from 'node:timers/promises';
import { AirError } from '@air/core';
import type { Outcome } from './call-model.ts';
import type { Health } from './health.ts';
import type { ModelEndpoint } from './settings.ts';
import { failWork, type Work } from './work.ts';

/** What became of one model of a request; `ended`: no other may be tried. */
export type Tried<Result> = Outcome<Result> | { status: 'ended' };

export interface Candidates {
  models: ModelEndpoint[];
  /** The caller wants this one, even when it is left out for now. */
  isForced: boolean;
}

const pauseMs = 250;

/** Goes through the models until one answers; and again through those that failed for a passing reason. */
export async function tryModels<Result>(
  work: Work,
  { models, isForced }: Candidates,
  { health, maxRetries }: { health: Health; maxRetries: number },
  attempt: (endpoint: ModelEndpoint) => Promise<Tried<Result>>,
): Promise<{ endpoint: ModelEndpoint; result: Result }> {
  let remaining = isForced ? models : models.filter((endpoint) => !isLeftOut(endpoint, health, work));
  for (let round = 0; round <= maxRetries && remaining.length > 0; round++) {
    if (round > 0) await pause(pauseMs * round, work.request.signal);
    const passing: ModelEndpoint[] = [];
    for (const endpoint of remaining) {
      if (work.request.signal.aborted) throw canceled();
      const tried = await attempt(endpoint);
      if (tried.status === 'answered') return { endpoint, result: tried.result };
      if (tried.status !== 'failed') throw failWork(work, true);
      if (tried.failure.code === 'run.canceled') throw canceled();
      if (tried.failure.isPassing) passing.push(endpoint);
    }
    remaining = passing.filter(({ id }) => isForced || !health.of(id).coolUntil);
  }
  throw failWork(work);
}

function isLeftOut({ id, name }: ModelEndpoint, health: Health, { attempts }: Work): boolean {
  const { coolUntil, reason } = health.of(id);
  if (!coolUntil) return false;
  const message = `left out until ${coolUntil.toISOString()}: ${reason}`;
  attempts.push({ model: name, errorCode: 'model.unavailable', message, ms: 0 });
  return true;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw canceled();
  }
}

const canceled = () => new AirError('run.canceled', 'the request was canceled before a model answered');

import { AirError } from '@air/core';
import type { QueryOptions } from '../connector.ts';

/** Why a query has to end before its time. `error` is null as long as it may go on. */
export interface Interruption {
  readonly error: AirError | null;
  /** Stops watching; called when the query has ended by itself. */
  end(): void;
}

/** Calls `stop` once, when the signal aborts or the time is up. Throws at once when the signal already has. */
export function watchInterruption(
  options: Pick<QueryOptions, 'signal' | 'timeoutMs'>,
  stop: (error: AirError) => void,
): Interruption {
  const { signal, timeoutMs } = options;
  if (signal.aborted) throw canceled(signal);
  let error: AirError | null = null;
  const interrupt = (reason: AirError): void => {
    if (error) return;
    error = reason;
    end();
    stop(reason);
  };
  const onAbort = (): void => interrupt(canceled(signal));
  const timer = setTimeout(() => interrupt(timedOut(timeoutMs)), Math.min(timeoutMs, 2 ** 31 - 1));
  signal.addEventListener('abort', onAbort, { once: true });
  const end = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  };
  return {
    get error() {
      return error;
    },
    end,
  };
}

function timedOut(timeoutMs: number): AirError {
  return new AirError('run.timeout', `the query was stopped after ${timeoutMs / 1000} s`);
}

/** Whoever aborts may say why with an `AirError`. */
export function canceled(signal?: AbortSignal): AirError {
  const reason: unknown = signal?.reason;
  return reason instanceof AirError ? reason : new AirError('run.canceled', 'the query was canceled');
}

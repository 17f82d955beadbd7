import { setTimeout as sleep } from 'node:timers/promises';
import { AirError, toProblem } from '@air/core';
import type { RunEnd, RunRecord } from '@air/store';
import type { Logger } from 'pino';
import { perform } from './perform.ts';
import type { Outcome, Tools, Work } from './work.ts';

export interface HeldRun {
  run: RunRecord;
  /** Settles when the run has ended, whatever its end; tells null when it had been taken away. */
  ended: Promise<RunEnd['status'] | null>;
  cancel(): void;
  /** Ends the run because the runner ends. */
  giveUp(): void;
}

const progressMs = 500;
const finishTries = 6;
const firstPauseMs = 100;

type Interruption = 'canceled' | 'lost' | 'stopped';

/** Works off a claimed run and writes its end, once. */
export function holdRun(run: RunRecord, tools: Tools, runnerLog: Logger): HeldRun {
  const log = runnerLog.child({ run_id: run.id, trace_id: run.traceId, kind: run.kind });
  const controller = new AbortController();
  let interruption: Interruption | null = null;
  const interrupt = (reason: Interruption): void => {
    interruption ??= reason;
    controller.abort(interruptions[interruption]());
  };
  const work: Work = {
    run,
    tools,
    log,
    signal: controller.signal,
    async keepHandle(handle) {
      if (await tools.store.runs.setHandle(run.id, run.fence, handle)) return;
      interrupt('lost');
      throw interruptions.lost();
    },
    tellProgress: progressTeller({ run, tools, log }),
  };

  const endOf = async (): Promise<RunEnd> => {
    try {
      return succeeded(await perform(work));
    } catch (error) {
      if (interruption === 'canceled') return { status: 'canceled', problem: toProblem(interruptions.canceled()) };
      if (interruption !== null) return { status: 'failed', problem: toProblem(interruptions[interruption]()) };
      if (!(error instanceof AirError)) log.error({ err: error }, 'the run failed in an unexpected way');
      return { status: 'failed', problem: toProblem(error) };
    }
  };

  const workOff = async (): Promise<RunEnd['status'] | null> => {
    const startedAt = performance.now();
    const end = await endOf();
    const isWritten = await finishPatiently(work, end);
    if (!isWritten) await tools.results.remove(run.id);
    const durationMs = Math.round(performance.now() - startedAt);
    log.info(
      { status: isWritten ? end.status : 'lost', code: end.problem?.code, duration_ms: durationMs },
      'run ended',
    );
    return isWritten ? end.status : null;
  };

  return { run, ended: workOff(), cancel: () => interrupt('canceled'), giveUp: () => interrupt('stopped') };
}

const interruptions: Record<Interruption, () => AirError> = {
  canceled: () => new AirError('run.canceled', 'the run was canceled'),
  lost: () => new AirError('run.runner_lost', 'the run was taken for lost and given up'),
  stopped: () =>
    new AirError('run.runner_lost', 'the runner was stopped before the run had ended', { hint: 'run it again' }),
};

function succeeded(outcome: Outcome): RunEnd {
  return { status: 'succeeded', ...outcome };
}

/** The end of a run is worth some tries; after that the lease runs out and the run is settled as lost. */
async function finishPatiently({ run, tools, log }: Work, end: RunEnd): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tools.store.runs.finish(run.id, run.fence, end);
    } catch (error) {
      log.error({ err: error, attempt }, 'the end of the run could not be written');
      if (attempt === finishTries) return false;
      await sleep(firstPauseMs * 2 ** attempt);
    }
  }
}

/** Writes at most twice a second, never two at a time, and never what would be late. */
function progressTeller({ run, tools, log }: Pick<Work, 'run' | 'tools' | 'log'>): Work['tellProgress'] {
  let lastWrite = performance.now() - progressMs / 2; // a run that ends at once has no progress worth a write
  let isWriting = false;
  return (progress) => {
    if (isWriting || performance.now() - lastWrite < progressMs) return;
    lastWrite = performance.now();
    isWriting = true;
    tools.store.runs
      .setProgress(run.id, run.fence, progress)
      .catch((error: unknown) => log.warn({ err: error }, 'the progress could not be written'))
      .finally(() => (isWriting = false));
  };
}

import type { Clock, ErrorCode } from '@air/core';
import type { Budgets } from './budgets.ts';
import { countUsage, noUsage, priceOf } from './count-usage.ts';
import { type Deadline, openDeadline } from './deadline.ts';
import type { Health } from './health.ts';
import type { ModelLedger } from './ledger.ts';
import { explainFailure, type Failure } from './provider/explain-failure.ts';
import { openProvider, type Provider, type Reported } from './provider/open-provider.ts';
import type { ModelEndpoint, ModelSettings } from './settings.ts';
import { chargeWork, type Work } from './work.ts';

export type Outcome<Result> =
  | { status: 'answered'; result: Result }
  /** It answered, and the answer is not what was asked for. */
  | { status: 'unfit'; result: Result; problem: string }
  /** `received`: characters that came before it failed. */
  | { status: 'failed'; failure: Failure; received: number };

/** Vectors have no text. */
interface Answered {
  reported: Reported;
  text?: string;
}

interface Call<Result extends Answered> {
  /** Characters of the prompt. */
  sent: number;
  run: (provider: Provider, deadline: Deadline, onReceived: (characters: number) => void) => Promise<Result>;
  /** Null when the result will do; else what is wrong with it. */
  judge?: (result: Result) => string | null;
}

export type CallModel = <Result extends Answered>(
  work: Work,
  endpoint: ModelEndpoint,
  call: Call<Result>,
) => Promise<Outcome<Result>>;

interface Tools {
  settings: ModelSettings;
  budgets: Budgets;
  health: Health;
  ledger: ModelLedger;
  clock: Clock;
  log: ModelLog;
}

/** What the router needs of a logger. */
export interface ModelLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** One call of one model: budget before, time limit during, health and ledger after, whatever became of it. */
export function createCallModel({ settings, budgets, health, ledger, clock, log }: Tools): CallModel {
  const providers = new Map<string, Provider>();
  const providerOf = (endpoint: ModelEndpoint): Provider => {
    const provider = providers.get(endpoint.id) ?? openProvider(endpoint);
    providers.set(endpoint.id, provider);
    return provider;
  };

  /** A call that was made counts, even when it cannot be written down: the answer is not thrown away for that. */
  async function write(
    { request }: Work,
    entry: Omit<Parameters<ModelLedger['add']>[1], 'userId' | 'traceId' | 'task'>,
  ) {
    const { orgId, userId, traceId } = request.caller;
    try {
      await ledger.add(orgId, { userId, traceId, task: request.task, ...entry });
    } catch (error) {
      log.error({ err: error, trace_id: traceId }, 'a call of a model could not be written to the ledger');
    }
  }

  return async (work, endpoint, { sent, run, judge }) => {
    const { signal, caller } = work.request;
    for (const warning of await budgets.check(caller)) work.warnings.add(warning);
    if (hasUsdBudget(settings) && !priceOf(endpoint, settings.prices) && !isLocal(endpoint)) {
      work.warnings.add(
        `models.prices has no price for ${endpoint.name}: budgets in USD count only what it reports itself`,
      );
    }
    const deadline = openDeadline(signal, settings.timeoutMs);
    const startedAt = performance.now();
    let received = 0;

    const settle = async (reported: Reported | null, code: ErrorCode | null, message: string | null) => {
      const ms = Math.round(performance.now() - startedAt);
      const isTurnedAway = code === 'model.unavailable' && received === 0;
      const usage = isTurnedAway ? noUsage : countUsage(endpoint, settings.prices, { reported, sent, received });
      chargeWork(work, usage, { model: endpoint.name, errorCode: code, message, ms });
      const { inputTokens, outputTokens, costUsd } = usage;
      await write(work, { model: endpoint.name, inputTokens, outputTokens, costUsd, ms, errorCode: code });
      return ms;
    };

    try {
      const result = await run(providerOf(endpoint), deadline, (characters) => {
        received += characters;
      });
      received = result.text?.length ?? 0;
      const problem = judge?.(result) ?? null;
      health.answered(endpoint.id, performance.now() - startedAt);
      await settle(result.reported, problem === null ? null : 'model.invalid_output', problem);
      return problem === null ? { status: 'answered', result } : { status: 'unfit', result, problem };
    } catch (error) {
      const failure = signal.aborted
        ? canceled
        : deadline.hasExpired()
          ? timedOut(settings.timeoutMs)
          : explainFailure(error, endpoint.apiKey, clock);
      health.failed(endpoint.id, failure);
      const ms = await settle(null, failure.code, failure.message);
      const facts = { model: endpoint.name, task: work.request.task, code: failure.code, ms, trace_id: caller.traceId };
      // Not what the server said: it may say the prompt again.
      if (failure !== canceled) log.warn(facts, 'a model failed');
      return { status: 'failed', failure, received };
    } finally {
      deadline.close();
    }
  };
}

const canceled: Failure = {
  code: 'run.canceled',
  message: 'the request was canceled',
  health: 'fine',
  retryAfterMs: null,
  isPassing: false,
  refusesSchema: false,
};

const timedOut = (timeoutMs: number): Failure => ({
  code: 'model.timeout',
  message: `it took longer than ${timeoutMs / 1000} s`,
  health: 'failing',
  retryAfterMs: null,
  isPassing: false,
  refusesSchema: false,
});

const hasUsdBudget = ({ budgets: { userDailyUsd, orgMonthlyUsd } }: ModelSettings) =>
  userDailyUsd !== null || orgMonthlyUsd !== null;

const isLocal = ({ baseUrl }: ModelEndpoint) => /^https?:\/\/(?:localhost|127\.\d|\[::1\])/.test(baseUrl);

import { AirError } from '@air/core';
import { addUsage, type CallUsage, noUsage } from './count-usage.ts';
import type { ModelAnswer, ModelAttempt, ModelMessage, ModelRequest } from './router.ts';
import type { ModelEndpoint } from './settings.ts';

/** One request on its way through the models: what was tried, and what it has cost so far. */
export interface Work {
  request: Pick<ModelRequest, 'task' | 'caller' | 'signal'>;
  attempts: ModelAttempt[];
  warnings: Set<string>;
  usage: CallUsage;
  startedAt: number;
}

export function beginWork(request: Work['request']): Work {
  return { request, attempts: [], warnings: new Set(), usage: noUsage, startedAt: performance.now() };
}

export function chargeWork(work: Work, usage: CallUsage, attempt: ModelAttempt): void {
  work.usage = addUsage(work.usage, usage);
  work.attempts.push(attempt);
}

export function answerOf(work: Work, endpoint: ModelEndpoint, text: string): ModelAnswer {
  return {
    text,
    usage: usageOf(work, endpoint),
    attempts: work.attempts,
    warnings: [...work.warnings],
  };
}

export function usageOf({ usage, request, startedAt }: Work, endpoint: ModelEndpoint): ModelAnswer['usage'] {
  const { inputTokens, outputTokens, costUsd, isEstimated } = usage;
  return {
    model: endpoint.name,
    task: request.task,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens === null ? outputTokens : inputTokens + (outputTokens ?? 0),
    is_estimated: isEstimated,
    cost_usd: costUsd,
    ms: Math.round(performance.now() - startedAt),
  };
}

/** What is thrown when no model answered: with the code that all attempts share, or that of the one it ended with. */
export function failWork({ attempts, request }: Work, isEnded = false): AirError {
  const relevant = isEnded ? attempts.slice(-1) : attempts;
  const codes = new Set(relevant.map(({ errorCode }) => errorCode));
  const only = codes.size === 1 ? [...codes][0] : null;
  const code = only === 'model.timeout' || only === 'model.invalid_output' ? only : 'model.unavailable';
  const reasons = new Set(attempts.map(({ model, message }) => `${model}: ${message?.slice(0, 300)}`));
  return new AirError(code, `no model answered for ${request.task}: ${[...reasons].join('; ')}`, {
    details: { attempts },
  });
}

export const charactersOf = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, { content }) => sum + content.length, 0);

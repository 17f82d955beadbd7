import type { Reported } from './provider/open-provider.ts';
import type { ModelEndpoint, ModelPrice } from './settings.ts';

export interface CallUsage {
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  isEstimated: boolean;
}

/** What a call used up: as the server says it, or estimated from the length of the texts. */
export function countUsage(
  endpoint: ModelEndpoint,
  prices: Record<string, ModelPrice>,
  { reported, sent, received }: { reported: Reported | null; sent: number; received: number },
): CallUsage {
  const inputTokens = reported?.inputTokens ?? estimate(sent);
  const outputTokens = reported?.outputTokens ?? estimate(received);
  const isReported = reported !== null && reported.inputTokens !== null;
  const isEstimated = !isReported || (received > 0 && reported.outputTokens === null);
  const price = priceOf(endpoint, prices);
  const costUsd =
    reported?.costUsd ?? (price ? (inputTokens * price.input + outputTokens * price.output) / 1_000_000 : null);
  return { inputTokens, outputTokens, costUsd, isEstimated };
}

/** A call that the server turned away used up nothing. */
export const noUsage: CallUsage = { inputTokens: null, outputTokens: null, costUsd: null, isEstimated: false };

export function priceOf({ name, id, model }: ModelEndpoint, prices: Record<string, ModelPrice>): ModelPrice | null {
  const known = [name, id, model].find((word) => Object.hasOwn(prices, word));
  return known === undefined ? null : (prices[known] ?? null);
}

/** Both texts of all calls of one request. */
export function addUsage(a: CallUsage, b: CallUsage): CallUsage {
  return {
    inputTokens: sum(a.inputTokens, b.inputTokens),
    outputTokens: sum(a.outputTokens, b.outputTokens),
    costUsd: sum(a.costUsd, b.costUsd),
    isEstimated: a.isEstimated || b.isEstimated,
  };
}

const sum = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

/** Four characters a token is what European languages and SQL come to. */
const estimate = (characters: number) => Math.ceil(characters / 4);

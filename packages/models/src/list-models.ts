import type { Clock } from '@air/core';
import { z } from 'zod';
import { explainFailure } from './provider/explain-failure.ts';
import { limitedFetch } from './provider/limited-fetch.ts';

export type Listing = { isReachable: true; models: string[]; ms: number } | { isReachable: false; reason: string };

const listSchema = z.union([
  z.object({ data: z.array(z.object({ id: z.string() })) }).transform(({ data }) => data.map(({ id }) => id)),
  z
    .object({ models: z.array(z.object({ name: z.string() })) })
    .transform(({ models }) => models.map(({ name }) => name)),
]);

const timeoutMs = 3_000;
const get = limitedFetch(8 * 1024 * 1024);

/** Asks a server which models it has, in the form of OpenAI or of Ollama. One that answers otherwise is still there. */
export async function listModels(
  { listUrl, apiKey }: { listUrl: string; apiKey: string | null },
  clock: Clock,
): Promise<Listing> {
  const startedAt = performance.now();
  try {
    const headers: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
    const response = await get(listUrl, { headers, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    const ms = performance.now() - startedAt;
    if (response.status === 401 || response.status === 403) {
      return { isReachable: false, reason: `it refused the key (${response.status})` };
    }
    if (response.status >= 500) return { isReachable: false, reason: `it answered ${response.status}` };
    return { isReachable: true, models: namesIn(text), ms };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { isReachable: false, reason: `it did not answer within ${timeoutMs / 1000} s` };
    }
    return { isReachable: false, reason: explainFailure(error, apiKey, clock).message };
  }
}

function namesIn(text: string): string[] {
  try {
    return listSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/** `llama3` is `llama3:latest`, or any other tag of it. */
export const isListed = (model: string, models: readonly string[]): boolean =>
  models.some((name) => name === model || (!model.includes(':') && name.split(':')[0] === model));

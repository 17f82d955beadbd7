import { systemClock } from '@air/core';
import { type ModelRouter, type ModelSettings, openModelRouter } from '@air/models';

const tasks = ['chat', 'ir', 'sql', 'qa', 'embeddings'] as const;

/** A router with one model for everything, at the address of a test server. */
export function openOneModel(baseUrl: string, model = 'llama3'): ModelRouter {
  const settings: ModelSettings = {
    endpoints: [
      {
        id: model,
        name: `ollama/${model}`,
        model,
        baseUrl,
        apiKey: null,
        listUrl: `${baseUrl}/models`,
        isListComplete: false,
        missing: null,
      },
    ],
    tasks: Object.fromEntries(tasks.map((task) => [task, [model]])) as ModelSettings['tasks'], // all of them
    discovery: null,
    timeoutMs: 5_000,
    coolDownMs: 1_000,
    maxRetries: 0,
    maxInputCharacters: 100_000,
    prices: {},
    budgets: {
      userDailyUsd: null,
      userDailyTokens: null,
      orgMonthlyUsd: null,
      orgMonthlyTokens: null,
      warnAt: 0.8,
    },
  };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const ledger = { add: async () => {}, spent: async () => ({ costUsd: 0, tokens: 0 }) };
  return openModelRouter(settings, { clock: systemClock, ledger, log });
}

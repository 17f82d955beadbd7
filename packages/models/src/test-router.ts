import type { Clock } from '@air/core';
import { startModelServer } from '../../../test/models/model-server.ts';
import type { LedgerEntry, ModelLedger } from './ledger.ts';
import { openModelRouter } from './open-model-router.ts';
import type { ModelRequest, ModelRouter } from './router.ts';
import type { ModelEndpoint, ModelSettings } from './settings.ts';

export interface TestRouter {
  router: ModelRouter;
  ledger: (LedgerEntry & { orgId: string; at: string })[];
  log: string[];
  clock: Clock & { pass(ms: number): void };
}

/** A router over a ledger in memory and a clock that the test moves. The first endpoints serve every task. */
export function openTestRouter(
  endpoints: ModelEndpoint[],
  changes: Partial<ModelSettings> = {},
  otherLedger: Partial<ModelLedger> = {},
): TestRouter {
  const ids = endpoints.map(({ id }) => id);
  const settings: ModelSettings = {
    endpoints,
    tasks: { chat: ids, ir: ids, sql: ids, qa: ids, embeddings: ids },
    discovery: null,
    timeoutMs: 2_000,
    coolDownMs: 30_000,
    maxRetries: 0,
    maxInputCharacters: 10_000,
    prices: {},
    budgets: noBudgets,
    ...changes,
  };
  const clock = movableClock('2026-03-15T12:00:00.000Z');
  const ledger: TestRouter['ledger'] = [];
  const log: string[] = [];
  const write = (facts: object, message: string) => void log.push(`${message} ${JSON.stringify(facts)}`);
  const router = openModelRouter(settings, {
    clock,
    ledger: { ...memoryLedger(ledger, clock), ...otherLedger },
    log: { info: write, warn: write, error: write },
  });
  return { router, ledger, log, clock };
}

export const noBudgets: ModelSettings['budgets'] = {
  userDailyUsd: null,
  userDailyTokens: null,
  orgMonthlyUsd: null,
  orgMonthlyTokens: null,
  warnAt: 0.8,
};

export const testKey = 'sk-test-key-that-must-not-be-seen';

export function endpointAt(url: string, id = 'openai', changes: Partial<ModelEndpoint> = {}): ModelEndpoint {
  return {
    id,
    name: `${id}/model`,
    model: `model-of-${id}`,
    baseUrl: url,
    apiKey: testKey,
    listUrl: `${url}/models`,
    isListComplete: false,
    missing: null,
    ...changes,
  };
}

export function ask(content = 'how many orders?', changes: Partial<ModelRequest> = {}): ModelRequest {
  return {
    task: 'chat',
    messages: [
      { role: 'system', content: 'You answer.' },
      { role: 'user', content },
    ],
    caller: { orgId: 'org', userId: 'ada', traceId: 'trace-1' },
    signal: new AbortController().signal,
    ...changes,
  };
}

function memoryLedger(entries: TestRouter['ledger'], clock: Clock): ModelLedger {
  return {
    async add(orgId, entry) {
      entries.push({ ...entry, orgId, at: clock.now().toISOString() });
    },
    async spent(orgId, { userId, since }) {
      const meant = entries.filter(
        (entry) => entry.orgId === orgId && entry.at >= since && (userId === undefined || entry.userId === userId),
      );
      return {
        costUsd: meant.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
        tokens: meant.reduce((sum, { inputTokens, outputTokens }) => sum + (inputTokens ?? 0) + (outputTokens ?? 0), 0),
      };
    },
  };
}

function movableClock(start: string): TestRouter['clock'] {
  let now = Date.parse(start);
  return { now: () => new Date(now), pass: (ms) => void (now += ms) };
}

/** An address at which nothing listens any more. */
export async function deadAddress(): Promise<string> {
  const server = await startModelServer();
  await server.close();
  return server.url;
}

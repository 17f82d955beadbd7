import { AirError } from '@air/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type ModelServer, startModelServer } from '../../../test/models/model-server.ts';
import { ask, endpointAt, noBudgets, openTestRouter } from './test-router.ts';

const quick = { timeout: 10_000 };
const usage = { prompt_tokens: 600, completion_tokens: 400 };
/** One call of the usage above costs 1 USD. */
const prices = { 'openai/model': { input: 1_000, output: 1_000 } };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
  server.reply({ kind: 'text', text: 'ok', usage });
});
afterEach(() => server.close());

const open = (budgets: Partial<typeof noBudgets>, changes: Parameters<typeof openTestRouter>[1] = {}) =>
  openTestRouter([endpointAt(server.url)], { prices, budgets: { ...noBudgets, ...budgets }, ...changes });
const as = (userId: string, orgId = 'org') => ask('q', { caller: { orgId, userId, traceId: 't' } });

test('tokens are those of the server, and the cost follows from the price of the model', quick, async () => {
  const { router, ledger } = open({});
  expect((await router.generate(ask())).usage).toMatchObject({
    input_tokens: 600,
    output_tokens: 400,
    total_tokens: 1_000,
    is_estimated: false,
    cost_usd: 1,
  });
  expect(ledger).toMatchObject([
    {
      orgId: 'org',
      userId: 'ada',
      traceId: 'trace-1',
      task: 'chat',
      model: 'openai/model',
      inputTokens: 600,
      costUsd: 1,
    },
  ]);
});

test('a server that counts nothing is estimated by the length of the texts, and that is said', quick, async () => {
  server.reply({ kind: 'text', text: 'x'.repeat(40), usage: null });
  const { router } = open({});
  expect((await router.generate(ask('y'.repeat(69)))).usage).toMatchObject({
    input_tokens: 20,
    output_tokens: 10,
    is_estimated: true,
    cost_usd: 0.03,
  });
  const streamed = await router.stream(ask('y'.repeat(69)), () => {});
  expect(streamed.usage).toMatchObject({ input_tokens: 20, output_tokens: 10, is_estimated: true });
});

test('a cost that the server names is taken as it is; without a price there is none', quick, async () => {
  server.reply({ kind: 'text', text: 'ok', usage: { ...usage, cost: 0.25 } });
  expect((await open({}, { prices: {} }).router.generate(ask())).usage.cost_usd).toBe(0.25);
  server.reply({ kind: 'text', text: 'ok', usage });
  expect((await open({}, { prices: {} }).router.generate(ask())).usage.cost_usd).toBeNull();
});

test('a call that the server turned away costs nothing, one that was broken off does', quick, async () => {
  const { router, ledger } = open({}, { timeoutMs: 700 });
  server.reply({ kind: 'status', status: 500 });
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.unavailable' });
  server.reply({ kind: 'hang' });
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.timeout' });
  expect(ledger).toMatchObject([
    { errorCode: 'model.unavailable', inputTokens: null, costUsd: null },
    { errorCode: 'model.timeout', inputTokens: expect.any(Number), costUsd: expect.any(Number) },
  ]);
});

test('from 80 % of a budget on answers carry a warning; at 100 % nothing is called', quick, async () => {
  const { router } = open({ userDailyUsd: 5 });
  for (let i = 0; i < 4; i++) expect((await router.generate(ask())).warnings).toEqual([]);
  expect((await router.generate(ask())).warnings).toEqual([
    'the model budget of this user for this day is nearly used up: 4.0000 of 5 USD',
  ]);
  await expect(router.generate(ask())).rejects.toMatchObject({
    code: 'model.budget_exceeded',
    message: 'the model budget of this user for this day is used up: 5.0000 of 5 USD',
    options: {
      hint: 'it starts anew at 2026-03-16T00:00:00.000Z; an administrator can raise models.budgets.user_daily_usd',
      details: {
        budget: { of: 'user', period: 'day', unit: 'usd' },
        limit: 5,
        spent: 5,
        ends_at: '2026-03-16T00:00:00.000Z',
      },
    },
  });
  expect(server.requests).toHaveLength(5);
});

test('a budget starts anew with its day', quick, async () => {
  const { router, clock } = open({ userDailyTokens: 1_000 });
  await router.generate(ask());
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.budget_exceeded' });
  clock.pass(12 * 3_600_000);
  expect((await router.generate(ask())).text).toBe('ok');
});

test('a user has a budget of their own, an organisation one together', quick, async () => {
  const { router } = open({ userDailyTokens: 1_000, orgMonthlyTokens: 2_000 });
  await router.generate(as('ada'));
  await expect(router.generate(as('ada'))).rejects.toMatchObject({ code: 'model.budget_exceeded' });
  await router.generate(as('bob'));
  await expect(router.generate(as('cleo'))).rejects.toMatchObject({
    message: 'the model budget of the organisation for this month is used up: 2000 of 2000 tokens',
    options: { details: { ends_at: '2026-04-01T00:00:00.000Z' } },
  });
  expect((await router.generate(as('dora', 'other-org'))).text).toBe('ok');
});

test('calls at the same moment overrun a budget by no more than those in flight', quick, async () => {
  server.reply({ kind: 'slow', ms: 50, next: { kind: 'text', text: 'ok', usage } });
  const { router } = open({ userDailyTokens: 1_000 });
  const first = await Promise.allSettled([1, 2, 3].map(() => router.generate(ask())));
  expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'model.budget_exceeded' });
  expect(server.requests).toHaveLength(3);
});

test('the budget is looked at before the back-up and before the repair, too', quick, async () => {
  server.reply({ kind: 'text', text: 'no JSON', usage });
  const { router } = open({ userDailyTokens: 1_000 });
  await expect(router.generateObject({ ...ask(), schema: z.object({}), name: 'x' })).rejects.toMatchObject({
    code: 'model.budget_exceeded',
  });
  expect(server.requests).toHaveLength(1);
});

test('the state of the budgets says what was spent, with or without a limit', quick, async () => {
  const { router } = open({ userDailyUsd: 1 });
  await router.generate(ask());
  expect(await router.budgets({ orgId: 'org', userId: 'ada' })).toEqual([
    { of: 'user', period: 'day', limitUsd: 1, spentUsd: 1, limitTokens: null, spentTokens: 1_000, state: 'exceeded' },
    { of: 'org', period: 'month', limitUsd: null, spentUsd: 1, limitTokens: null, spentTokens: 1_000, state: 'ok' },
  ]);
});

test('an answer is not thrown away when the ledger cannot be written, and the log says so', quick, async () => {
  const { router, log } = openTestRouter(
    [endpointAt(server.url)],
    {},
    { add: () => Promise.reject(new Error('full')) },
  );
  expect((await router.generate(ask())).text).toBe('ok');
  expect(log).toEqual([expect.stringContaining('could not be written to the ledger')]);
});

test('a budget that cannot be counted lets nothing through', quick, async () => {
  const budgets = { ...noBudgets, userDailyUsd: 1 };
  const spent = () => Promise.reject(new AirError('store.unavailable', 'the control plane does not answer'));
  const { router } = openTestRouter([endpointAt(server.url)], { budgets }, { spent });
  await expect(router.generate(ask())).rejects.toMatchObject({ code: 'store.unavailable' });
  expect(server.requests).toHaveLength(0);
});

test('a model elsewhere without a price is named when a budget is in USD', quick, async () => {
  const elsewhere = endpointAt('https://models.invalid/v1', 'elsewhere');
  const budgets = { ...noBudgets, userDailyUsd: 1 };
  const { router } = openTestRouter([elsewhere, endpointAt(server.url)], { budgets });
  expect((await router.generate(ask())).warnings).toEqual([
    expect.stringContaining('models.prices has no price for elsewhere/model'),
  ]);
});

import { expect, test } from 'vitest';
import { newAudit, org, otherOrg } from '../../test/records.ts';
import { describeStores, inMs } from '../../test/stores.ts';
import type { AuditChange } from '../index.ts';

const page = { limit: 100, offset: 0 };
const day = 86_400_000;
const event = {
  stage: 'plan' as const,
  status: 'done' as const,
  message: 'understood',
  durationMs: 1.5,
  metadata: { path: 'builtin' },
};

/** Every field that can be learnt, with a value of its own. */
const learnt: Required<AuditChange> = {
  conversationId: 'conv_2',
  userId: 'user_2',
  correlationId: 'trace_2',
  question: 'another',
  role: 'viewer',
  storeId: null,
  allowedViews: ['orders', 'stores'],
  datasourceId: 'energy',
  runId: 'run_1',
  path: 'model_sql',
  ragSources: ['Handbook'],
  ragDocIds: ['doc_1'],
  ragMs: 0.25,
  llmModel: 'llama3',
  llmPrompt: 'prompt',
  llmResponse: 'response',
  llmUsage: [{ task: 'sql', input: 3 }],
  modelAttempts: [{ model: 'a', ok: false }],
  llmInputTokens: 3_000_000_000,
  llmOutputTokens: 2,
  llmTotalTokens: 3_000_000_002,
  llmCostUsd: 0.000_125,
  llmMs: 812.5,
  generatedSql: 'select 1',
  rowsCount: 7,
  execMs: 2.5,
  finalAnswer: 'It is 7.',
  widgets: [{ type: 'metric_card' }],
  finalResponse: { answer: 'It is 7.' },
  status: 'failed',
  errorStage: 'execute',
  errorCode: 'run.failed',
  errorMessage: 'no',
  completedAt: '2026-01-02T00:00:00.000Z',
  validationMs: 1.25,
  totalMs: 900,
  expiresAt: '2099-01-01T00:00:00.000Z',
};

await describeStores('the audit', (world) => {
  const begin = (id: string, change: Parameters<typeof newAudit>[0] = {}) =>
    world.store.audit.begin(org, newAudit({ id, ...change }));
  const idsOf = async (filter: Record<string, unknown>) =>
    (await world.store.audit.list(org, { ...page, ...filter })).items.map(({ id }) => id);

  test('has the question before anything is known of the answer', async () => {
    await begin('ask_1');
    const log = await world.store.audit.get(org, 'ask_1');
    expect(log).toMatchObject({ ...newAudit(), orgId: org, status: 'running', widgets: [], llmUsage: [], events: [] });
    expect(log).toMatchObject({ runId: null, path: null, llmCostUsd: null, completedAt: null, totalMs: null });
  });

  test('keeps every field that is learnt on the way', async () => {
    await begin('ask_1');
    world.clock.move(5);
    await world.store.audit.change(org, 'ask_1', learnt);
    const { startedAt, updatedAt, ...log } = await world.store.audit.get(org, 'ask_1');
    expect(log).toMatchObject(learnt);
    expect(updatedAt > startedAt).toBe(true);
    await world.store.audit.change(org, 'ask_1', { rowsCount: 8 });
    expect(await world.store.audit.get(org, 'ask_1')).toMatchObject({ ...learnt, rowsCount: 8 });
  });

  test('keeps the stages in their order, however quick they are', async () => {
    await begin('ask_1');
    const messages = Array.from({ length: 20 }, (_, index) => `stage ${index}`);
    for (const message of messages) await world.store.audit.event(org, 'ask_1', { ...event, message });
    const { events } = await world.store.audit.get(org, 'ask_1');
    expect(events.map(({ message }) => message)).toEqual(messages);
    expect(events[0]).toMatchObject({ ...event, message: 'stage 0', logId: 'ask_1' });
  });

  test('takes no stage and no change of a question that is not there', async () => {
    await expect(world.store.audit.event(org, 'ask_x', event)).rejects.toMatchObject({ code: 'store.not_found' });
    await expect(world.store.audit.change(org, 'ask_x', { rowsCount: 1 })).rejects.toMatchObject({
      code: 'store.not_found',
    });
  });

  test('keeps what no database would take for text', async () => {
    await begin('ask_1', { question: 'nul \0 here' });
    await world.store.audit.change(org, 'ask_1', { llmResponse: 'a\0b', llmUsage: [{ raw: '\0' }] });
    await world.store.audit.event(org, 'ask_1', { ...event, message: 'x\0' });
    expect(await world.store.audit.get(org, 'ask_1')).toMatchObject({
      question: 'nul \uFFFD here',
      llmResponse: 'a\uFFFDb',
      llmUsage: [{ raw: '\0' }],
      events: [{ message: 'x\uFFFD' }],
    });
  });

  test('is searched by words of the question in any script, and by ids', async () => {
    await begin('ask_1', { correlationId: 'trace_7' });
    await begin('ask_2', { question: '100% of sales_a' });
    await world.store.audit.change(org, 'ask_2', { runId: 'run_9' });
    expect(await idsOf({ q: 'STRAßE' })).toEqual(['ask_1']);
    expect(await idsOf({ q: '100%' })).toEqual(['ask_2']);
    expect(await idsOf({ q: 's_s' })).toEqual([]);
    expect(await idsOf({ q: '%' })).toEqual(['ask_2']);
    expect(await idsOf({ q: 'trace_7' })).toEqual(['ask_1']);
    expect(await idsOf({ q: 'run_9' })).toEqual(['ask_2']);
    expect(await idsOf({ q: "'; drop table query_audit_logs; --" })).toEqual([]);
  });

  test('is listed newest first, by person, conversation, state, path and time', async () => {
    await begin('ask_1');
    world.clock.move(day);
    const between = inMs(world.clock, -day / 2);
    await begin('ask_2', { userId: 'bob', conversationId: 'conv_2' });
    await world.store.audit.change(org, 'ask_2', { status: 'answered', path: 'verified' });
    expect(await idsOf({})).toEqual(['ask_2', 'ask_1']);
    expect(await idsOf({ userId: 'bob' })).toEqual(['ask_2']);
    expect(await idsOf({ conversationId: 'conv_1' })).toEqual(['ask_1']);
    expect(await idsOf({ status: 'running' })).toEqual(['ask_1']);
    expect(await idsOf({ path: 'verified' })).toEqual(['ask_2']);
    expect(await idsOf({ from: between })).toEqual(['ask_2']);
    expect(await idsOf({ to: between })).toEqual(['ask_1']);
    expect(await world.store.audit.list(org, { limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      items: [{ id: 'ask_1' }],
    });
  });

  test('marks as lost what nobody ended', async () => {
    await begin('ask_1');
    await begin('ask_2');
    await world.store.audit.change(org, 'ask_2', { status: 'answered' });
    await world.store.audit.event(org, 'ask_1', event);
    expect(await world.store.audit.settleLost(60_000)).toBe(0);
    world.clock.move(61_000);
    await begin('ask_3');
    expect(await world.store.audit.settleLost(60_000)).toBe(1);
    const lost = await world.store.audit.get(org, 'ask_1');
    expect(lost).toMatchObject({ status: 'lost', events: [{ message: 'understood' }] });
    expect(lost.completedAt).not.toBeNull();
    expect(await idsOf({ status: 'running' })).toEqual(['ask_3']);
  });

  test('forgets what has expired, with its stages, in every organisation', async () => {
    await begin('ask_1', { expiresAt: inMs(world.clock, day) });
    await begin('ask_2', { expiresAt: inMs(world.clock, 3 * day) });
    await begin('ask_3');
    await world.store.audit.begin(otherOrg, newAudit({ expiresAt: inMs(world.clock, day) }));
    await world.store.audit.event(org, 'ask_1', event);
    expect(await world.store.audit.expire()).toBe(0);
    world.clock.move(2 * day);
    expect(await world.store.audit.expire()).toBe(2);
    expect((await idsOf({})).toSorted()).toEqual(['ask_2', 'ask_3']);
    await begin('ask_1');
    expect(await world.store.audit.get(org, 'ask_1')).toMatchObject({ events: [] });
  });

  test('forgets more than fits into one go', async () => {
    const expiresAt = inMs(world.clock, -1_000);
    for (let index = 0; index < 505; index++) await begin(`ask_${index}`, { expiresAt });
    expect(await world.store.audit.expire()).toBe(505);
    expect(await idsOf({})).toEqual([]);
  });

  test('takes the stages of many questions at once', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `ask_${index}`);
    await Promise.all(
      ids.map(async (id) => {
        await begin(id);
        for (let index = 0; index < 5; index++) await world.store.audit.event(org, id, event);
        await world.store.audit.change(org, id, { status: 'answered' });
      }),
    );
    for (const id of ids) expect((await world.store.audit.get(org, id)).events).toHaveLength(5);
  });
});

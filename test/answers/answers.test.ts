import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AnsweringWorld, openAnsweringWorld } from './answering-world.ts';

let open: AnsweringWorld;
beforeAll(async () => {
  open = await openAnsweringWorld();
});
afterAll(() => open.stop());

test('a question that the planner understands is answered without any model', async () => {
  const answer = await open.ask({ question: 'total order amount by status' });
  expect(answer).toMatchObject({
    status: 'answered',
    problem: null,
    explain: { generator: 'compiler' },
    meta: { path: 'builtin', model: null, tokens: 0, rows: 4 },
  });
  expect(answer.widgets.map(({ type }) => type)).toEqual(['pie', 'table']);
  expect(answer.widgets[0]?.rows).toHaveLength(4);
  expect(answer.answer).toMatch(/^4 rows: \w+ has the highest .* Together: /);
  expect(answer.sql).toContain('SUM');
  expect(answer.security).toMatchObject({ role: 'admin', allowed_views: ['orders', 'customers', 'stores'], rls: [] });
  expect(answer.explain.scope_md).toContain('## Show');
});

test('POST /api/ask is the same', async () => {
  const answer = await open.app.inject({
    method: 'POST',
    url: '/api/ask',
    payload: { question: 'How many customers are there?' },
  });
  expect(answer.json()).toMatchObject({ status: 'answered', answer: expect.stringContaining('40') as string });
});

test('without a model a question that is not understood is asked back, with what would help', async () => {
  const answer = await open.ask({ question: 'baggage weight by carousel' });
  expect(answer).toMatchObject({ status: 'clarify', widgets: [], sql: null, meta: { path: null, run_id: null } });
  expect(answer.clarifications.length).toBeGreaterThan(0);
  expect(answer.answer).toContain('models.chat_primary');
});

test.each([
  ['and by month?', /month|strftime/i],
  ['only paid', /status/],
  ['what about last year?', /ordered_at/],
  ['only the top 2', /LIMIT 2|LIMIT \?/i],
  ['top 2 only', /LIMIT 2|LIMIT \?/i],
])('“%s” goes on from the question before', async (question, sql) => {
  const first = await open.ask({ question: 'total amount by store' });
  const next = await open.ask({ question, conversation_id: first.conversation_id });
  expect(next).toMatchObject({ status: 'answered', conversation_id: first.conversation_id });
  expect(next.sql).toMatch(sql);
  expect(next.explain.assumptions.join()).toContain('goes on from “total amount by store”');
});

test('a follow-up with two meanings is asked about, and goes on once one is picked', async () => {
  const first = await open.ask({ question: 'number of orders per month' });
  const question = 'only Berlin';
  const asked = await open.ask({ question, conversation_id: first.conversation_id });
  expect(asked).toMatchObject({ status: 'clarify' });
  const [doubt] = asked.clarifications;
  const option = doubt?.options.find(({ meaning }) => meaning?.kind === 'value' && meaning.table === 'stores');
  const answers = [{ clarification_id: doubt?.id, option_id: option?.id, remember: false }];
  const next = await open.ask({ question, conversation_id: first.conversation_id, answers });
  expect(next).toMatchObject({ status: 'answered' });
  expect(next.sql).toContain('"stores"."city"');
  expect(next.explain.assumptions.join()).toContain('goes on from “number of orders per month”');
});

test('a question that stands by itself starts anew, and the explanation says so', async () => {
  const first = await open.ask({ question: 'total amount by store' });
  const next = await open.ask({ question: 'How many customers are there?', conversation_id: first.conversation_id });
  expect(next.answer).toContain('40');
  expect(next.explain.assumptions).toContain('taken as a question of its own');
});

test('suggestions are understood when they are asked', async () => {
  const first = await open.ask({ question: 'total amount by store' });
  expect(first.suggestions.length).toBeGreaterThanOrEqual(2);
  for (const question of first.suggestions) {
    const next = await open.ask({ question, conversation_id: first.conversation_id });
    expect(next).toMatchObject({ question, status: 'answered' });
    expect(next.explain.assumptions.join()).toContain('goes on from');
  }
});

test('the stream tells each stage before and after, and ends with the answer', async () => {
  const events = await open.events({ question: 'How many orders are there?' });
  const stages = events.flatMap((event) =>
    event.event === 'stage' ? [`${event.data.stage} ${event.data.status}`] : [],
  );
  expect(stages).toEqual([
    'authorize started',
    'authorize done',
    'retrieve started',
    'retrieve done',
    'plan started',
    'plan done',
    'model skipped',
    'write started',
    'write done',
    'guard started',
    'guard done',
    'execute started',
    'execute done',
    'package started',
    'package done',
    'narrate skipped',
  ]);
  expect(events.at(-1)).toMatchObject({
    event: 'answer',
    data: { status: 'answered', answer: expect.stringContaining('900') as string },
  });
});

test('an answer is read again with its rows', async () => {
  const answer = await open.ask({ question: 'total order amount by status' });
  const again = await open.app.inject({ url: `/v1/answers/${answer.id}` });
  expect(again.json()).toEqual(answer);
  const stored = await open.world.store.conversations.getTurn('default-org', answer.id);
  expect(JSON.stringify(stored.answer)).not.toContain('"rows":[["');
});

test('a conversation holds its answers, can be rated, and be removed', async () => {
  const answer = await open.ask({ question: 'How many orders are there?' });
  const rated = await open.app.inject({
    method: 'POST',
    url: `/v1/answers/${answer.id}/feedback`,
    payload: { rating: 'down', reason: 'too many' },
  });
  expect(rated.statusCode).toBe(204);
  const conversation = await open.app.inject({ url: `/v1/conversations/${answer.conversation_id}` });
  expect(conversation.json()).toMatchObject({
    turns: 1,
    answers: [{ id: answer.id, feedback: { rating: 'down', reason: 'too many' } }],
  });
  expect(
    (await open.app.inject({ method: 'DELETE', url: `/v1/conversations/${answer.conversation_id}` })).statusCode,
  ).toBe(204);
  expect((await open.app.inject({ url: `/v1/answers/${answer.id}` })).statusCode).toBe(404);
});

test('the audit of an answer holds its stages and what came of them', async () => {
  const answer = await open.ask({ question: 'total order amount by status' });
  const audit = await open.app.inject({ url: `/v1/audit/${answer.id}` });
  expect(audit.json()).toMatchObject({
    status: 'answered',
    path: 'builtin',
    rows_count: 4,
    run_id: answer.meta.run_id,
    generated_sql: answer.sql,
    final_answer: answer.answer,
    datasource_id: 'shop',
    allowed_views: ['orders', 'customers', 'stores'],
    error_code: null,
    correlation_id: answer.meta.trace_id,
  });
  const {
    events,
    total_ms: total,
    validation_ms: validation,
    exec_ms: execution,
  } = audit.json<{ events: object[]; total_ms: number; validation_ms: number; exec_ms: number }>();
  expect(events).toHaveLength(16);
  expect(Math.min(total, validation)).toBeGreaterThan(0);
  expect(execution).toBeGreaterThanOrEqual(0);
  const found = await open.app.inject({ url: '/v1/audit?q=order%20amount&status=answered' });
  expect(found.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toContain(answer.id);
});

test('a question of nobody’s conversation is refused before anything is recorded', async () => {
  const answer = await open.app.inject({
    method: 'POST',
    url: '/v1/answers',
    payload: { question: 'How many orders?', conversation_id: 'conv_of_others' },
  });
  expect(answer.statusCode).toBe(404);
  expect(
    (await open.app.inject({ method: 'POST', url: '/v1/answers', payload: { question: ' ' } })).json(),
  ).toMatchObject({ code: 'ask.question_empty' });
});

const statusOf = async (url: string, headers: Record<string, string>) =>
  (await open.app.inject({ url, headers })).statusCode;

test('others see neither answer nor conversation nor audit', async () => {
  const ada = await open.actAs({ userId: 'ada', role: 'admin', level: 'admin' });
  const bob = await open.actAs({ userId: 'bob', level: 'viewer' });
  const answer = await open.ask({ question: 'How many orders are there?' }, ada);
  for (const url of [
    `/v1/answers/${answer.id}`,
    `/v1/conversations/${answer.conversation_id}`,
    `/v1/audit/${answer.id}`,
  ]) {
    expect(await statusOf(url, bob)).toBe(404);
    expect(await statusOf(url, ada)).toBe(200);
  }
  const going = {
    method: 'POST' as const,
    url: '/v1/answers',
    headers: bob,
    payload: { question: 'by month', conversation_id: answer.conversation_id },
  };
  expect((await open.app.inject(going)).statusCode).toBe(404);
  expect((await open.app.inject({ url: '/v1/audit?user_id=ada', headers: bob })).json()).toMatchObject({ total: 0 });
});

test('who may see nothing is refused with a code, and the audit says at which stage', async () => {
  const cleo = await open.actAs({ userId: 'cleo', role: 'guest', level: 'viewer' });
  const answer = await open.app.inject({
    method: 'POST',
    url: '/v1/answers',
    headers: cleo,
    payload: { question: 'How many orders are there?', datasource_id: 'shop' },
  });
  expect([403, 404]).toContain(answer.statusCode);
  const { items } = (await open.app.inject({ url: '/v1/audit', headers: cleo })).json<{ items: object[] }>();
  expect(items[0]).toMatchObject({ status: 'failed', error_stage: 'authorize', user_id: 'cleo' });
});

test('rows stay within the scope of the asker, and a right that is taken away takes the answer with it', async () => {
  const policy = (ids: number[]) => ({
    relations: [
      { relation: 'orders', rows: [{ column: 'store_id', values: ids }], masked: [] },
      { relation: 'stores', rows: [], masked: ['city'] },
    ],
  });
  const put = async (ids: number[]) =>
    open.world.store.policies.put('default-org', {
      role: 'seller',
      datasourceId: 'shop',
      session: [],
      updatedBy: 'local',
      ...policy(ids),
    } as never);
  const dana = await open.actAs({ userId: 'dana', role: 'seller', level: 'viewer' });
  await put([1]);
  const answer = await open.ask({ question: 'How many orders are there?' }, dana);
  expect(answer).toMatchObject({ status: 'answered', answer: expect.stringContaining('300') as string });
  expect(answer.security).toMatchObject({
    role: 'seller',
    allowed_views: ['orders', 'stores'],
    masked: ['stores.city'],
  });
  expect(answer.security.rls.join()).toContain('store_id');

  await put([2]);
  const again = await open.app.inject({ url: `/v1/answers/${answer.id}`, headers: dana });
  expect(again.json()).toMatchObject({
    status: 'failed',
    widgets: [],
    sql: null,
    problem: { code: 'policy.result_denied' },
  });
  expect(again.body).not.toContain('300');
  const audit = (await open.app.inject({ url: `/v1/audit/${answer.id}`, headers: dana })).json<
    Record<string, unknown>
  >();
  expect(audit).toMatchObject({ widgets: [], final_answer: null, final_response: null, status: 'answered' });
});

test('a question in words of its own, once verified, is answered for other times as well', async () => {
  const question = 'the haul of our shops last month';
  expect(await open.ask({ question })).toMatchObject({ status: 'clarify' });
  const plain = await open.ask({ question: 'total amount by store last month' });
  const verified = await open.app.inject({
    method: 'POST',
    url: '/v1/verified-questions',
    payload: { answer_id: plain.id, question },
  });
  expect(verified.statusCode).toBe(201);

  const same = await open.ask({ question });
  expect(same).toMatchObject({ status: 'answered', meta: { path: 'verified' } });
  expect(same.widgets[0]?.rows).toEqual(plain.widgets[0]?.rows);
  expect(same.explain.assumptions.join()).toContain(`answered like the verified question “${question}”`);

  const later = await open.ask({ question: 'The haul of our shops this year?' });
  const meant = await open.ask({ question: 'total amount by store this year' });
  expect(later.meta.path).toBe('verified');
  expect(later.widgets[0]?.rows).toEqual(meant.widgets[0]?.rows);
  expect(later.widgets[0]?.rows).not.toEqual(plain.widgets[0]?.rows);

  const other = await open.ask({ question: 'the haul of our customers last month' });
  expect(other.meta.path).not.toBe('verified');
});

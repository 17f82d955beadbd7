import { planQuestion } from '@air/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localActor } from '../../apps/server/src/http/actor.ts';
import { askModel, wantsModel } from '../../apps/server/src/services/answering/ask-model.ts';
import { authorize } from '../../apps/server/src/services/answering/authorize.ts';
import { beginAnswering } from '../../apps/server/src/services/answering/begin-answering.ts';
import { endAnswer } from '../../apps/server/src/services/answering/end-answer.ts';
import type { ModelServer } from '../models/model-server.ts';
import { type AnsweringWorld, openAnsweringWorld } from './answering-world.ts';

let open: AnsweringWorld;
beforeAll(async () => {
  open = await openAnsweringWorld({ settings: { timeoutMs: 2_000 } });
});
afterAll(() => open.stop());
const start = (...tasks: Parameters<AnsweringWorld['serve']>): AnsweringWorld => {
  open.serve(...tasks);
  return open;
};

const unclear = 'takings of the branches';
const byStore = {
  entities: ['orders', 'stores'],
  metrics: [{ name: 'amount', agg: 'sum', field: 'orders.amount' }],
  dimensions: ['stores.name'],
};
const goodSql =
  'SELECT s.name, SUM(o.amount) AS amount FROM orders o JOIN stores s ON s.id = o.store_id GROUP BY s.name';
const text = (said: string) => ({ kind: 'text' as const, text: said });
const isRepair = ({ body }: ModelServer['requests'][number]) => JSON.stringify(body.messages).includes('nosuch');

test('what the planner does not understand is read by a model, and the compiler writes the SQL', async () => {
  const { ask, models, app } = start('ir');
  models.reply({ kind: 'json', value: byStore });
  const answer = await ask({ question: unclear });
  expect(answer).toMatchObject({
    status: 'answered',
    explain: { generator: 'compiler' },
    meta: { path: 'model_ir', model: 'test/model', rows: 3 },
  });
  expect(answer.meta.tokens).toBeGreaterThan(0);
  expect(answer.meta.cost).toBeGreaterThan(0);
  const audit = await app.inject({ url: `/v1/audit/${answer.id}` });
  expect(audit.json()).toMatchObject({
    llm_model: 'test/model',
    path: 'model_ir',
    llm_total_tokens: answer.meta.tokens,
  });
  expect(audit.body).toContain('takings of the branches');
  expect(audit.body).not.toContain('sk-never-to-be-seen');
});

test('a planner that is sure does not wait for a model', async () => {
  const { ask, models } = start('ir');
  models.reply({ kind: 'hang' });
  const answer = await ask({ question: 'total amount by store' });
  expect(answer).toMatchObject({ status: 'answered', meta: { path: 'builtin', model: null } });
  expect(models.requests).toHaveLength(0);
});

test.each([
  ['answers 500', { kind: 'status' as const, status: 500 }],
  ['answers with garbage', { kind: 'garbage' as const }],
  ['never answers', { kind: 'hang' as const }],
  ['invents a column', { kind: 'json' as const, value: { ...byStore, dimensions: ['stores.nosuch'] } }],
])('a model that %s leaves the question open, with AIR’s own doubts', async (_what, behaviour) => {
  const { ask, models } = start('ir');
  models.reply(behaviour);
  const answer = await ask({ question: unclear });
  expect(answer).toMatchObject({ status: 'clarify', widgets: [], meta: { run_id: null } });
  expect(answer.clarifications.length).toBeGreaterThan(0);
});

test('a used-up budget is said with its code', { timeout: 120_000 }, async () => {
  const userDailyTokens = 0;
  const budgets = { userDailyUsd: null, userDailyTokens, orgMonthlyUsd: null, orgMonthlyTokens: null, warnAt: 0.8 };
  const poor = await openAnsweringWorld({ settings: { budgets } });
  try {
    poor.serve('ir');
    const refused = await poor.ask({ question: unclear });
    expect(refused).toMatchObject({ status: 'failed', problem: { code: 'model.budget_exceeded' } });
    expect(await poor.ask({ question: 'total amount by store' })).toMatchObject({ status: 'answered' });
  } finally {
    await poor.stop();
  }
});

test('a forced model answers instead of the planner, and what it reads otherwise is said', async () => {
  const { ask, models } = start('ir');
  models.reply({
    kind: 'json',
    value: { ...byStore, metrics: [{ name: 'orders', agg: 'count', field: 'orders.id' }] },
  });
  const answer = await ask({ question: 'total amount by store', force_model: 'test' });
  expect(answer).toMatchObject({ status: 'answered', meta: { path: 'model_ir' } });
  expect(answer.meta.warnings.join()).toContain('reads the question otherwise');
  const unknown = await ask({ question: 'total amount by store', force_model: 'gpt-of-nobody' });
  expect(unknown).toMatchObject({ status: 'failed', problem: { code: 'model.unknown' } });
});

test('a model writes the SQL over the IR where one is set for it', async () => {
  const { ask, models } = start('sql');
  models.reply(text(goodSql));
  const answer = await ask({ question: 'total amount by store' });
  expect(answer).toMatchObject({
    status: 'answered',
    explain: { generator: 'model' },
    meta: { path: 'builtin', model: 'test/model', rows: 3 },
  });
  expect(answer.sql).toContain('SUM(o.amount)');
});

test('SQL that the guard refuses is sent back, and answers when it is mended', async () => {
  const { ask, models, world } = start('sql');
  models.reply((request) => text(isRepair(request) ? goodSql : 'SELECT name FROM nosuch'));
  const answer = await ask({ question: 'total amount by store' });
  expect(answer).toMatchObject({ status: 'answered', explain: { generator: 'model' } });
  const { events } = await world.store.audit.get('default-org', answer.id);
  const told = events.map(({ stage, status }) => `${stage} ${status}`);
  expect(told.filter((name) => name === 'guard failed')).toHaveLength(1);
  expect(told.filter((name) => name === 'write done')).toHaveLength(2);
});

test('SQL that the engine cannot run is sent back with what the engine says', async () => {
  const { ask, models } = start('sql');
  const broken = `SELECT s.name, abs(s.name, 'nosuch') AS amount FROM stores s`;
  models.reply((request) => text(isRepair(request) ? goodSql : broken));
  const answer = await ask({ question: 'total amount by store' });
  expect(answer).toMatchObject({ status: 'answered', explain: { generator: 'model' }, meta: { rows: 3 } });
  expect(models.requests.length).toBe(2);
});

test('after two repairs the compiler writes, and the answer says so', async () => {
  const { ask, models } = start('sql');
  models.reply(text('SELECT name FROM nosuch'));
  const answer = await ask({ question: 'total amount by store' });
  expect(models.requests).toHaveLength(3);
  expect(answer).toMatchObject({ status: 'answered', explain: { generator: 'compiler' }, meta: { rows: 3 } });
  expect(answer.meta.warnings.join()).toContain('the compiler wrote the SQL');
});

test('where nothing else is left a model writes SQL, and its path says how far to trust it', async () => {
  const { ask, models } = start('sql');
  models.reply(text(goodSql));
  const answer = await ask({ question: unclear });
  expect(answer).toMatchObject({ status: 'answered', ir: null, meta: { path: 'model_sql', rows: 3 } });
  models.reply(text('SELECT * FROM sqlite_master'));
  expect(await ask({ question: unclear })).toMatchObject({
    status: 'failed',
    problem: { code: 'guard.relation_denied' },
    widgets: [],
  });
});

test('words of a model are streamed, and count when the rows bear them out', async () => {
  const { events, models } = start('chat');
  models.reply(text('There are 900 orders in all.'));
  const told = await events({ question: 'How many orders are there?' });
  const tokens = told.flatMap((event) => (event.event === 'token' ? [event.data.text] : []));
  expect(tokens.join('')).toBe('There are 900 orders in all.');
  expect(told.at(-1)).toMatchObject({
    event: 'answer',
    data: { answer: 'There are 900 orders in all.', meta: { model: 'test/model' } },
  });
});

test.each([
  ['a figure that is not there', 'There are 4,711 orders.', '4,711'],
  ['a link', 'There are 900 orders, see https://evil.example/900', 'a link'],
])('words with %s are replaced by AIR’s own', async (_what, said, reason) => {
  const { ask, models } = start('chat');
  models.reply(text(said));
  const answer = await ask({ question: 'How many orders are there?' });
  expect(answer.answer).toMatch(/^Number of orders is 900/);
  expect(answer.meta.warnings.join()).toContain(reason);
});

test.each([
  ['breaks off', { kind: 'broken_stream' as const, afterTokens: 2, text: 'There are 900 orders in all of it.' }],
  ['answers 429', { kind: 'status' as const, status: 429 }],
])('a model of words that %s costs the words alone', async (_what, behaviour) => {
  const { ask, models } = start('chat');
  models.reply(behaviour);
  const answer = await ask({ question: 'How many orders are there?' });
  expect(answer).toMatchObject({ status: 'answered', meta: { rows: 1 } });
  expect(answer.answer).toMatch(/^Number of orders is 900/);
  expect(answer.meta.warnings.join()).toContain('the words are AIR’s own');
});

test('no personal value of a row reaches a model', async () => {
  const { ask, models } = start('chat');
  models.reply(text('Here they are.'));
  const answer = await ask({ question: 'list the email of the customers' });
  expect(answer.widgets[0]?.rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(models.requests.map(({ body }) => body))).not.toContain('@example.com');
});

test('a question asked within another scope is not gone on from', async () => {
  const { ask, models, world } = start('ir');
  models.reply({ kind: 'json', value: { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }] } });
  const put = (masked: string[]) =>
    world.store.policies.put('default-org', {
      role: 'keeper',
      datasourceId: 'shop',
      relations: ['orders', 'stores'].map((relation) => ({
        relation,
        rows: [],
        masked: relation === 'stores' ? masked : [],
      })),
      session: [],
      updatedBy: 'local',
    });
  const kim = await open.actAs({ userId: 'kim', role: 'keeper', level: 'viewer' });
  const goOnWithout = async (column: string) => {
    await put(['name']);
    const { conversation_id, status } = await ask({ question: 'number of orders by store in Oslo' }, kim);
    expect(status).toBe('answered');
    await put([column]);
    models.requests.length = 0;
    await ask({ question: 'and takings', conversation_id }, kim);
    expect(models.requests.length).toBeGreaterThan(0);
    return JSON.stringify(models.requests.map(({ body }) => body));
  };
  expect(await goOnWithout('name')).toContain('Oslo');
  expect(await goOnWithout('city')).not.toContain('Oslo');
});

const doubted = 'total amount by store';

/** What comes of a draft that the planner is not sure of, beside a model that aggregates in its own way. */
async function askUnsure(agg: 'sum' | 'avg') {
  const { models, world } = start('ir');
  const metrics = [{ name: 'amount', agg, field: 'orders.amount' }];
  models.reply({ kind: 'json', value: { ...byStore, metrics, dimensions: ['stores.name', 'stores.id'] } });
  const caller = { actor: localActor, traceId: 'trace_test', signal: new AbortController().signal };
  const answering = await beginAnswering(world, caller, { question: doubted, as_of: '2025-11-21T12:00:00Z' });
  const { value: footing } = await authorize(answering);
  const draft = { ...planQuestion(doubted, footing.ground), status: 'unsure' as const, confidence: 0.7 };
  expect(wantsModel(answering, draft)).toBe(true);
  const { value: understood } = await askModel(answering, { footing, passages: [], draft });
  return { answering, footing, draft, understood };
}

test('a planner that is not sure and a model that agrees with it are an answer', async () => {
  const { understood, draft } = await askUnsure('sum');
  expect(understood).toMatchObject({ kind: 'ir', path: 'builtin', ir: draft.ir });
});

test('a planner that is not sure and a model that differs are a question, and the picked reading is taken', async () => {
  const { answering, footing, understood } = await askUnsure('avg');
  const nothing = { passages: [], performed: null, packed: null, text: null, suggestions: [] };
  const asked = await endAnswer(answering, { ...nothing, footing, understood }, null);
  expect(asked).toMatchObject({ status: 'clarify', clarifications: [{ id: 'q_reading' }] });
  expect(asked.clarifications[0]?.options.map(({ id, label }) => `${id}: ${label}`)).toEqual([
    expect.stringMatching(/^builtin: .*sum/),
    expect.stringMatching(/^model: .*(avg|average)/),
  ]);

  open.models.reply({ kind: 'hang' });
  const answers = [{ clarification_id: 'q_reading', option_id: 'model' }];
  const picked = await open.ask({ question: doubted, conversation_id: asked.conversation_id, answers });
  expect(picked).toMatchObject({ status: 'answered', meta: { path: 'model_ir' } });
  expect(picked.sql).toContain('AVG');
});

import { expect, test } from 'vitest';
import { newAudit, newDatasource, newRun, org, otherOrg } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';

const page = { limit: 10, offset: 0 };
const notFound = { code: 'store.not_found' };
const ir = { version: '1' as const, entities: ['orders'], metrics: [], dimensions: [], filters: [] };
const turn = {
  id: 'ask_1',
  conversationId: 'c1',
  userId: 'ada',
  question: 'sales by month',
  status: 'answered' as const,
  runId: null,
  scopeMd: '# Sales',
  answer: { answer: 'It is 7.' },
  datasourceId: null,
};

await describeStores('conversations', (world) => {
  const create = (id = 'c1', userId = 'ada') => world.store.conversations.create(org, { id, userId, title: 'Sales' });

  test('start without turns, once', async () => {
    const created = await create();
    expect(created).toMatchObject({ id: 'c1', userId: 'ada', title: 'Sales', turns: 0, datasourceId: null });
    expect(await world.store.conversations.get(org, 'c1')).toEqual(created);
    expect(await world.store.conversations.turns(org, 'c1')).toEqual([]);
    expect(await world.store.conversations.lastTurn(org, 'c1')).toBeNull();
    await expect(create()).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(create('c1', 'bob')).rejects.toMatchObject({ code: 'store.conflict' });
    await world.store.conversations.create(otherOrg, { id: 'c1', userId: 'eve', title: 'theirs' });
  });

  test('keep their turns in order, and the datasource they were about last', async () => {
    const { conversations } = world.store;
    await create();
    const first = await conversations.addTurn(org, { ...turn, datasourceId: 'sales' });
    expect(first).toMatchObject({ question: 'sales by month', answer: turn.answer, feedback: null, verifiedId: null });
    const second = await conversations.addTurn(org, { ...turn, id: 'ask_2', question: 'and by store?' });
    expect(await conversations.turns(org, 'c1')).toEqual([first, second]);
    expect(await conversations.lastTurn(org, 'c1')).toEqual(second);
    expect(await conversations.getTurn(org, 'ask_1')).toEqual(first);
    expect(await conversations.get(org, 'c1')).toMatchObject({ turns: 2, datasourceId: 'sales' });
  });

  test('take turns that come at once, each in its place', async () => {
    await create();
    const ids = Array.from({ length: 12 }, (_, index) => `ask_${index}`);
    await Promise.all(ids.map((id) => world.store.conversations.addTurn(org, { ...turn, id })));
    const turns = await world.store.conversations.turns(org, 'c1');
    expect(turns.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await world.store.conversations.get(org, 'c1')).toMatchObject({ turns: 12 });
  });

  test('take no turn of one that is not there, and no turn twice', async () => {
    const { conversations } = world.store;
    await expect(conversations.addTurn(org, turn)).rejects.toMatchObject(notFound);
    await create();
    await conversations.addTurn(org, turn);
    await expect(conversations.addTurn(org, turn)).rejects.toMatchObject({ code: 'store.conflict' });
    expect(await conversations.get(org, 'c1')).toMatchObject({ turns: 1 });
  });

  test('are listed for their person, the one that was used last first', async () => {
    const { conversations } = world.store;
    await create('c1');
    world.clock.move(5);
    await create('c2');
    await create('c3', 'bob');
    world.clock.move(5);
    await conversations.addTurn(org, turn);
    const { items, total } = await conversations.list(org, 'ada', page);
    expect([items.map(({ id }) => id), total]).toEqual([['c1', 'c2'], 2]);
    expect(await conversations.list(org, 'ada', { limit: 1, offset: 1 })).toMatchObject({ items: [{ id: 'c2' }] });
  });

  test('keep what was thought of an answer', async () => {
    const { conversations } = world.store;
    await create();
    await conversations.addTurn(org, turn);
    await conversations.setFeedback(org, 'ask_1', { rating: 'up', reason: '' });
    await conversations.setFeedback(org, 'ask_1', { rating: 'down', reason: 'wrong month' });
    expect(await conversations.getTurn(org, 'ask_1')).toMatchObject({
      feedback: { rating: 'down', reason: 'wrong month' },
    });
    await expect(conversations.setFeedback(org, 'ask_x', { rating: 'up', reason: '' })).rejects.toMatchObject(notFound);
  });

  test('go with their turns; runs, verified questions and the audit stay', async () => {
    const { conversations, verified, datasources, runs, audit } = world.store;
    await datasources.create(org, newDatasource());
    const run = await runs.create(org, newRun());
    await audit.begin(org, newAudit({ id: 'ask_1' }));
    const { id } = await verified.put(org, { datasourceId: 'sales', question: 'q', ir, verifiedBy: 'ada' });
    await create();
    await conversations.addTurn(org, { ...turn, runId: run.id });
    await conversations.setVerified(org, 'ask_1', id);
    await conversations.remove(org, 'c1');
    await expect(conversations.get(org, 'c1')).rejects.toMatchObject(notFound);
    await expect(conversations.getTurn(org, 'ask_1')).rejects.toMatchObject(notFound);
    await expect(conversations.remove(org, 'c1')).rejects.toMatchObject(notFound);
    expect(await verified.get(org, id)).toMatchObject({ id });
    expect(await runs.get(org, run.id)).toMatchObject({ id: run.id });
    expect(await audit.get(org, 'ask_1')).toMatchObject({ id: 'ask_1' });
  });
});

await describeStores('verified questions', (world) => {
  const put = (question: string, datasourceId = 'sales') =>
    world.store.verified.put(org, { datasourceId, question, ir, verifiedBy: 'ada' });

  test('come back as they were stored', async () => {
    await world.store.datasources.create(org, newDatasource());
    const stored = await put('Sales by month?');
    expect(stored).toMatchObject({ question: 'Sales by month?', ir, verifiedBy: 'ada', uses: 0 });
    expect(await world.store.verified.get(org, stored.id)).toEqual(stored);
    expect(await world.store.verified.ofDatasource(org, 'sales')).toEqual([stored]);
  });

  test('replace the IR of the same question, however it is written', async () => {
    await world.store.datasources.create(org, newDatasource());
    const first = await put('Sales by month');
    const second = await world.store.verified.put(org, {
      datasourceId: 'sales',
      question: ' sales  BY month',
      ir: { ...ir, entities: ['returns'] },
      verifiedBy: 'bob',
    });
    expect(second).toMatchObject({ id: first.id, verifiedBy: 'bob', ir: { entities: ['returns'] } });
    expect(await world.store.verified.list(org, page)).toEqual({ items: [second], total: 1 });
  });

  test('are listed newest first, by datasource', async () => {
    await world.store.datasources.create(org, newDatasource());
    await world.store.datasources.create(org, newDatasource({ id: 'energy' }));
    await put('one');
    world.clock.move(5);
    await put('two');
    await put('three', 'energy');
    const { items, total } = await world.store.verified.list(org, { ...page, datasourceId: 'sales' });
    expect([items.map(({ question }) => question), total]).toEqual([['two', 'one'], 2]);
  });

  test('count their uses, also of many at once', async () => {
    await world.store.datasources.create(org, newDatasource());
    const { id } = await put('one');
    await Promise.all(Array.from({ length: 10 }, () => world.store.verified.countUse(org, id)));
    expect(await world.store.verified.get(org, id)).toMatchObject({ uses: 10 });
    await expect(world.store.verified.countUse(org, 'ver_x')).rejects.toMatchObject(notFound);
  });

  test('that go leave no answer marked with them', async () => {
    const { verified, conversations, datasources } = world.store;
    await datasources.create(org, newDatasource());
    const { id } = await put('one');
    await conversations.create(org, { id: 'c1', userId: 'ada', title: '' });
    await conversations.addTurn(org, turn);
    await conversations.setVerified(org, 'ask_1', id);
    expect(await conversations.getTurn(org, 'ask_1')).toMatchObject({ verifiedId: id });
    await verified.remove(org, id);
    expect(await conversations.getTurn(org, 'ask_1')).toMatchObject({ verifiedId: null });
    await expect(verified.remove(org, id)).rejects.toMatchObject(notFound);
  });

  test('go with their datasource, and none are kept for one that is gone', async () => {
    await expect(put('one')).rejects.toMatchObject(notFound);
    await world.store.datasources.create(org, newDatasource());
    const { id } = await put('one');
    await world.store.datasources.remove(org, 'sales');
    await expect(world.store.verified.get(org, id)).rejects.toMatchObject(notFound);
  });
});

await describeStores('model calls', (world) => {
  const call = {
    userId: 'ada',
    traceId: 'trace_1',
    task: 'sql',
    model: 'llama3',
    inputTokens: 1_000,
    outputTokens: 10,
    costUsd: 0.25,
    ms: 812.5,
    errorCode: null,
  };

  test('are summed by person, by organisation and from a moment on', async () => {
    const { modelCalls } = world.store;
    const start = world.clock.now().toISOString();
    expect(await modelCalls.spent(org, { since: start })).toEqual({ costUsd: 0, tokens: 0 });
    await modelCalls.add(org, call);
    await modelCalls.add(org, { ...call, inputTokens: null, outputTokens: null, costUsd: null, errorCode: 'x' });
    world.clock.move(60_000);
    const later = world.clock.now().toISOString();
    await modelCalls.add(org, { ...call, userId: 'bob', inputTokens: 3_000_000_000, costUsd: 0.5 });
    await modelCalls.add(otherOrg, call);
    expect(await modelCalls.spent(org, { since: start })).toEqual({ costUsd: 0.75, tokens: 3_000_001_020 });
    expect(await modelCalls.spent(org, { userId: 'ada', since: start })).toEqual({ costUsd: 0.25, tokens: 1_010 });
    expect(await modelCalls.spent(org, { since: later })).toEqual({ costUsd: 0.5, tokens: 3_000_000_010 });
  });
});

import { expect, test } from 'vitest';
import { newDatasource, newDocument, org, otherOrg } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';
import type { DocumentReader, NewDocument } from '../index.ts';

const page = { limit: 100, offset: 0 };
const everybody: DocumentReader = { role: null, datasourceId: null };
const notFound = { code: 'store.not_found' };
const chunk = (text: string, ...embedding: number[]) => ({
  text,
  embedding: embedding.length > 0 ? new Float32Array(embedding) : null,
});

await describeStores('documents', (world) => {
  const put = (name: string, text: string, change: Partial<NewDocument> = {}) =>
    world.store.documents.put(org, newDocument({ name, chunks: [chunk(text)], ...change }));
  const find = async (words: string[], reader = everybody) =>
    (await world.store.documents.searchText(org, reader, words, 10)).map(({ name }) => name);

  test('come back as they were stored', async () => {
    const stored = await world.store.documents.put(
      org,
      newDocument({ roles: ['viewer', 'analyst'], chunks: [chunk('a'), chunk('b')] }),
    );
    expect(stored).toMatchObject({
      name: 'Handbook',
      roles: ['analyst', 'viewer'],
      chunks: 2,
      isEmbedded: false,
      uploadedBy: 'ada',
    });
    expect(await world.store.documents.get(org, stored.id)).toEqual(stored);
    expect(await world.store.documents.list(org, everybody, page)).toEqual({ items: [stored], total: 1 });
  });

  test('of the same name replace each other, chunks and roles and all', async () => {
    const first = await put('Handbook', 'margin is revenue less cost', { roles: ['viewer'] });
    const second = await put('Handbook', 'turnover is revenue');
    expect(second).toMatchObject({ id: first.id, roles: null });
    expect(await find(['margin'])).toEqual([]);
    expect(await find(['turnover'])).toEqual(['Handbook']);
  });

  test('of the same name that come at once leave one whole', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        world.store.documents.put(org, newDocument({ chunks: [chunk(`word${index} one`), chunk(`word${index} two`)] })),
      ),
    );
    expect(await world.store.documents.list(org, everybody, page)).toMatchObject({ total: 1, items: [{ chunks: 2 }] });
    const words = Array.from({ length: 6 }, (_, index) => `word${index}`);
    const hits = await world.store.documents.searchText(org, everybody, words, 50);
    expect(new Set(hits.map(({ text }) => text.split(' ')[0])).size).toBe(1);
    expect(hits).toHaveLength(2);
  });

  test('go with their chunks', async () => {
    const { id } = await put('Handbook', 'margin');
    await world.store.documents.remove(org, id);
    expect(await find(['margin'])).toEqual([]);
    await expect(world.store.documents.remove(org, id)).rejects.toMatchObject(notFound);
    await put('Handbook', 'turnover');
    expect(await find(['margin'])).toEqual([]);
  });

  test('are found by any of the words, those that say more of them first', async () => {
    await put('A', 'The margin of a store is its revenue less its cost.');
    await put('B', 'Revenue is booked when the goods leave the house.');
    await put('C', 'Stores open at nine.');
    expect(await find(['margin', 'revenue'])).toEqual(['A', 'B']);
    const [hit] = await world.store.documents.searchText(org, everybody, ['nine'], 10);
    expect(hit).toMatchObject({ name: 'C', seq: 0, text: 'Stores open at nine.' });
    expect(typeof hit?.score).toBe('number');
    expect(await world.store.documents.searchText(org, everybody, ['margin', 'revenue'], 1)).toHaveLength(1);
  });

  test.each([
    ['Über die Erlöse', 'ERLÖSE'],
    ['Über die Erlöse', 'erlose'],
    ['выручка по магазинам', 'Выручка'],
    ['売上高は返品を引いた金額です', '売上高'],
    ['ยอดขายสุทธิของร้าน', 'สุทธิ'],
    ['صافي الإيرادات', 'صافي'],
    ['शुद्ध बिक्री', 'बिक्री'],
    ['the column store_id names the store', 'store_id'],
    ['per 2024-01-31', '2024-01-31'],
    ['C++ and R&D', 'R&D'],
  ])('in any script: %s is found by %s', async (text, word) => {
    await put('A', text);
    await put('B', 'nothing of the kind');
    expect(await find([word])).toEqual(['A']);
  });

  test.each([
    'margin" OR "x',
    'margin*',
    'NEAR(margin x)',
    'words:margin',
    "margin' | 'x",
    'margin & !x',
    '-margin',
    '((',
  ])('take words for words, never for syntax: %s', async (word) => {
    await put('A', 'x y z');
    await expect(find([word])).resolves.toEqual([]);
  });

  test('are not found by nothing', async () => {
    await put('A', 'x');
    expect(await find([])).toEqual([]);
    expect(await find(['', ' ', '!?'])).toEqual([]);
  });

  test('are found by a flood of words', async () => {
    await put('A', 'margin');
    const words = Array.from({ length: 5_000 }, (_, index) => `w${index}`);
    expect(await find(['margin', ...words])).toEqual(['A']);
  });

  test('are for their roles, their datasource and their organisation alone', async () => {
    await world.store.datasources.create(org, newDatasource());
    const embedded = { embeddingModel: 'm', chunks: [chunk('margin', 1, 0)] };
    await world.store.documents.put(org, newDocument({ name: 'all', ...embedded }));
    await world.store.documents.put(org, newDocument({ name: 'clerks', roles: ['clerk'], ...embedded }));
    await world.store.documents.put(org, newDocument({ name: 'sales', datasourceId: 'sales', ...embedded }));
    await world.store.documents.put(
      org,
      newDocument({ name: 'clerks of sales', roles: ['clerk'], datasourceId: 'sales', ...embedded }),
    );
    await world.store.documents.put(otherOrg, newDocument({ name: 'theirs', ...embedded }));
    const readers: [DocumentReader, string[]][] = [
      [{ role: null, datasourceId: null }, ['all', 'clerks']],
      [{ role: null, datasourceId: 'sales' }, ['all', 'clerks', 'clerks of sales', 'sales']],
      [{ role: 'viewer', datasourceId: 'sales' }, ['all', 'sales']],
      [{ role: 'viewer', datasourceId: null }, ['all']],
      [{ role: 'clerk', datasourceId: 'energy' }, ['all', 'clerks']],
      [{ role: 'clerk', datasourceId: 'sales' }, ['all', 'clerks', 'clerks of sales', 'sales']],
      [{ role: "x' or '1'='1", datasourceId: '' }, ['all']],
    ];
    for (const [reader, names] of readers) {
      expect((await find(['margin'], reader)).toSorted()).toEqual(names);
      const query = { vector: new Float32Array([1, 0]), model: 'm' };
      const near = await world.store.documents.searchVector(org, reader, query, 10);
      expect(near.map(({ name }) => name).toSorted()).toEqual(names);
    }
    const { items } = await world.store.documents.list(org, { role: 'viewer' }, page);
    expect(items.map(({ name }) => name)).toEqual(['all', 'sales']);
  });

  test('fill the limit with what the reader may see, however much there is for others', async () => {
    for (let index = 0; index < 20; index++) await put(`secret ${index}`, 'margin margin', { roles: ['boss'] });
    await put('open', 'a margin among many other words that are of no interest');
    expect(
      await world.store.documents.searchText(org, { role: 'viewer', datasourceId: null }, ['margin'], 3),
    ).toMatchObject([{ name: 'open' }]);
  });

  test('of others change neither the order nor the score of what is found', async () => {
    await put('A', 'margin and revenue');
    await put('B', 'revenue of the month');
    const search = () =>
      world.store.documents.searchText(org, { role: 'viewer', datasourceId: null }, ['margin', 'revenue'], 9);
    const before = await search();
    expect(before.map(({ name }) => name)).toEqual(['A', 'B']);
    for (let index = 0; index < 5; index++) {
      await put(`secret ${index}`, 'margin', { roles: ['boss'] });
      await world.store.documents.put(otherOrg, newDocument({ name: `${index}`, chunks: [chunk('margin')] }));
    }
    expect(await search()).toEqual(before);
  });

  test('that hold the rarer word come first', async () => {
    await put('A', 'revenue of a store');
    await put('B', 'revenue of a day');
    await put('C', 'what a margin is');
    expect(await find(['revenue', 'margin'])).toEqual(['C', 'B', 'A']);
  });

  test('are found by the direction of their vectors, the nearest first', async () => {
    const chunks = [chunk('east', 1, 0), chunk('north', 0, 5), chunk('north-east', 1, 1), chunk('unread')];
    const { id, isEmbedded } = await world.store.documents.put(org, newDocument({ embeddingModel: 'm', chunks }));
    expect(isEmbedded).toBe(true);
    const search = (vector: number[], model: string, limit: number) =>
      world.store.documents.searchVector(org, everybody, { vector: new Float32Array(vector), model }, limit);
    const hits = await search([0, 1], 'm', 2);
    expect(hits).toMatchObject([
      { documentId: id, seq: 1, text: 'north' },
      { seq: 2, text: 'north-east' },
    ]);
    expect(hits.map(({ score }) => Number(score.toFixed(4)))).toEqual([1, 0.7071]);
    expect(await search([0, 1], 'another model', 2)).toEqual([]);
    expect(await search([0, 1, 0], 'm', 2)).toEqual([]);
    expect(await search([0, 0], 'm', 2)).toEqual([]);
  });

  test('are compared batch by batch', async () => {
    const chunks = Array.from({ length: 1_203 }, (_, index) => chunk(`c${index}`, 1, index));
    await world.store.documents.put(org, newDocument({ embeddingModel: 'm', chunks }));
    const query = { vector: new Float32Array([1, 1_202]), model: 'm' };
    const hits = await world.store.documents.searchVector(org, everybody, query, 3);
    expect(hits.map(({ text }) => text)).toEqual(['c1202', 'c1201', 'c1200']);
  });

  test('about a datasource stay when it goes, for who reads all', async () => {
    await world.store.datasources.create(org, newDatasource());
    await put('A', 'margin', { datasourceId: 'sales' });
    await put('B', 'margin', { datasourceId: 'sales', roles: ['viewer'] });
    await put('C', 'margin');
    await world.store.datasources.remove(org, 'sales');
    await world.store.datasources.create(org, newDatasource());
    expect(await find(['margin'], { role: 'viewer', datasourceId: 'sales' })).toEqual(['C']);
    const { items } = await world.store.documents.list(org, everybody, page);
    expect(items.map(({ name, roles, datasourceId }) => [name, roles, datasourceId])).toEqual([
      ['A', [], null],
      ['B', [], null],
      ['C', null, null],
    ]);
  });

  test('are about a datasource that is there', async () => {
    await expect(put('A', 'x', { datasourceId: 'nothing' })).rejects.toMatchObject(notFound);
  });
});

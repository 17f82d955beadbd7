import { afterEach, beforeEach, expect, test } from 'vitest';
import { startModelServer } from '../../../../test/models/model-server.ts';
import { makePdf } from '../../test/make-pdf.ts';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let shop: TestApp;
beforeEach(async () => {
  shop = await openTestApp();
  await addShop(shop);
});
afterEach(() => shop.close());

type Headers = Record<string, string>;

const upload = (body: object, headers: Headers = {}) =>
  shop.app.inject({ method: 'POST', url: '/v1/documents', headers, payload: { media_type: 'text/markdown', ...body } });

async function titlesFound(words: string, headers: Headers = {}): Promise<string[]> {
  const answer = await shop.app.inject({ url: `/v1/documents/search?q=${encodeURIComponent(words)}`, headers });
  return answer.json().items.map(({ title }: { title: string }) => title);
}

test('an uploaded document is found by its words, replaced by its name, and removed', async () => {
  const text = '# Refunds\n\nA refund of a gift card takes 14 days.';
  const created = await upload({ name: 'policy.md', text });
  expect(created.statusCode).toBe(201);
  expect(created.json()).toMatchObject({ name: 'policy.md', chunks: 1, embedded: false, roles: null });
  expect(await titlesFound('how long does a gift card refund take?')).toEqual(['policy.md']);
  await upload({ name: 'policy.md', text: '# Opening hours\n\nNine to five.' });
  expect(await titlesFound('gift card refund')).toEqual([]);
  const [kept, ...others] = (await shop.app.inject({ url: '/v1/documents' })).json().items;
  expect(others).toEqual([]);
  const removed = await shop.app.inject({ method: 'DELETE', url: `/v1/documents/${kept.id}` });
  expect(removed.statusCode).toBe(204);
  expect(await titlesFound('opening hours')).toEqual([]);
});

test('a PDF is found by what stands in it', async () => {
  const base64 = Buffer.from(makePdf(['Margins are computed after freight.'])).toString('base64');
  const created = await upload({ name: 'margins.pdf', media_type: 'application/pdf', base64 });
  expect(created.statusCode).toBe(201);
  expect(await titlesFound('freight')).toEqual(['margins.pdf']);
});

test.each([
  [{ name: 'a', text: 'a', base64: 'YQ==' }, 400, 'request.invalid'],
  [{ name: 'a' }, 400, 'request.invalid'],
  [{ name: 'a', text: '   ' }, 422, 'document.unreadable'],
  [{ name: 'a', media_type: 'application/pdf', text: 'no' }, 415, 'document.unsupported'],
  [{ name: 'a', text: 'a', roles: ['pilots'] }, 400, 'request.invalid'],
  [{ name: 'a', text: 'a', datasource_id: 'nowhere' }, 404, 'store.not_found'],
])('%j is refused', async (body, status, code) => {
  const answer = await upload(body);
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test('a document of another role or organisation is neither listed, found nor removed', async () => {
  await upload({ name: 'board.md', text: 'The zeppelin project is secret.', roles: ['admin'] });
  const { id } = (await shop.app.inject({ url: '/v1/documents' })).json().items[0];
  const analyst = await shop.actAs({ level: 'analyst' });
  const stranger = await shop.actAs({ orgId: 'other-org', level: 'admin' });
  for (const headers of [analyst, stranger]) {
    expect(await titlesFound('zeppelin project', headers)).toEqual([]);
    expect((await shop.app.inject({ url: '/v1/documents', headers })).json().total).toBe(0);
    const removed = await shop.app.inject({ method: 'DELETE', url: `/v1/documents/${id}`, headers });
    expect([removed.statusCode, removed.json().code]).toEqual([404, 'store.not_found']);
  }
  expect(await titlesFound('zeppelin project')).toEqual(['board.md']);
});

test('an analyst uploads for everybody or for their own role, not for others', async () => {
  const analyst = await shop.actAs({ level: 'analyst' });
  expect((await upload({ name: 'ours.md', text: 'ours', roles: ['analyst'] }, analyst)).statusCode).toBe(201);
  expect((await upload({ name: 'theirs.md', text: 'theirs', roles: ['viewer'] }, analyst)).json().code).toBe(
    'auth.forbidden',
  );
});

test('schema notes are searched only where the caller has access', async () => {
  const search = (headers: Headers) =>
    shop.app.inject({ url: '/v1/documents/search?q=orders%20city&datasource_id=shop', headers });
  expect((await search({})).json().items[0]).toMatchObject({ kind: 'schema_note', title: 'orders' });
  const denied = await search(await shop.actAs({ level: 'analyst' }));
  expect(denied.statusCode).toBeGreaterThanOrEqual(403);
  expect(denied.body).not.toContain('amount');
});

test('a document longer than a usual request is taken', async () => {
  const text = 'A sentence about turbines. '.repeat(80_000);
  expect((await upload({ name: 'long.txt', media_type: 'text/plain', text })).statusCode).toBe(201);
  expect(await titlesFound('turbines')).toContain('long.txt');
});

test('a document is found by meaning where a model gives embeddings, and by words when it does not', async () => {
  const server = await startModelServer();
  const endpoint = {
    id: 'meanings',
    name: 'local/meanings',
    model: 'meanings',
    baseUrl: server.url,
    apiKey: null,
    listUrl: `${server.url}/models`,
    isListComplete: false,
    missing: null,
  };
  const tasks = { chat: [], ir: [], sql: [], qa: [], embeddings: ['meanings'] };
  const own = await openTestApp({}, { endpoints: [endpoint], tasks });
  try {
    const put = (name: string, text: string) =>
      own.app.inject({ method: 'POST', url: '/v1/documents', payload: { name, media_type: 'text/plain', text } });
    server.reply({ kind: 'embedding', dimensions: 64 });
    expect((await put('a.txt', 'Lorries are serviced in March.')).json().embedded).toBe(true);
    server.reply({ kind: 'status', status: 500 });
    expect((await put('b.txt', 'Lorries are painted in June.')).json().embedded).toBe(false);
    const answer = await own.app.inject({ url: '/v1/documents/search?q=when+are+lorries+painted' });
    expect(answer.json().items.map(({ title }: { title: string }) => title)).toContain('b.txt');
    expect(server.requests.length).toBeGreaterThanOrEqual(2);
  } finally {
    await own.close();
    await server.close();
  }
});

test('a document that is not for the caller sounds like one that is not there, and keeps its content', async () => {
  await upload({ name: 'board.md', text: 'The zeppelin project is secret.', roles: ['admin'] });
  const { id } = (await shop.app.inject({ url: '/v1/documents' })).json().items[0];
  const headers = await shop.actAs({ level: 'analyst' });
  const remove = async (which: string) => {
    const answer = await shop.app.inject({ method: 'DELETE', url: `/v1/documents/${which}`, headers });
    return answer.json().detail.replace(which, 'it');
  };
  expect(await remove(id)).toBe(await remove('doc_unknown'));
  const replaced = await upload({ name: 'board.md', text: 'There is no zeppelin.' }, headers);
  expect([replaced.statusCode, replaced.json().code]).toEqual([409, 'store.conflict']);
  const found = await shop.app.inject({ url: '/v1/documents/search?q=zeppelin' });
  expect(found.json().items[0].text).toContain('is secret');
});

test('a datasource of which the caller knows nothing sounds like one that is not there', async () => {
  const headers = await shop.actAs({ level: 'analyst' });
  const about = async (datasource: string) => {
    const answer = await upload({ name: 'a.md', text: 'a', datasource_id: datasource }, headers);
    return [answer.statusCode, answer.json().detail.replace(datasource, 'it')];
  };
  expect(await about('shop')).toEqual(await about('nowhere'));
});

test('a text of endless headings is refused', async () => {
  const text = '# h\n\na\n\n'.repeat(100_000);
  const answer = await upload({ name: 'a.md', text });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'document.unreadable']);
});

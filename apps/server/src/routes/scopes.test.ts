import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
  await addShop(open);
});
afterAll(() => open.close());

const ir = { entities: ['orders'], metrics: [{ name: 'amount', agg: 'sum' }], dimensions: ['city'] };
const post = (url: string, payload: object) => open.app.inject({ method: 'POST', url, payload });

test('a question becomes a scope with a meaning for each phrase, and an IR', async () => {
  const draft = await post('/v1/ask', { question: 'number of orders by city', as_of: '2026-03-15T12:00:00' });
  expect(draft.statusCode).toBe(200);
  expect(draft.json()).toMatchObject({
    datasource_id: 'shop',
    clarifications: [],
    as_of: '2026-03-15T12:00:00.000Z',
    path: 'builtin',
    ir: { entities: ['orders'] },
  });
  expect(draft.json<{ scope_md: string }>().scope_md).toContain('number of orders by city');
});

test('a word that is not known is asked about instead of dropped', async () => {
  const draft = await post('/v1/ask', { question: 'number of orders by planet' });
  expect(draft.json()).toMatchObject({
    status: 'clarify',
    ir: null,
    clarifications: expect.arrayContaining([expect.objectContaining({ phrase: expect.stringContaining('planet') })]),
  });
});

test('a scope is stored, approved, and its IR built', async () => {
  const draft = {
    name: 'Amounts',
    question: 'total amount by city',
    datasource_id: 'shop',
    scope_md: '# Amounts\n',
    ir,
  };
  const created = (await post('/v1/scopes', draft)).json<{ id: string; versions: { id: string }[] }>();
  expect(created).toMatchObject({ status: 'draft', latest_version: 1, versions: [{ version: 1, approved: false }] });
  const versionId = created.versions[0]?.id;

  const early = await post('/v1/ir/build', { scope_version_id: versionId });
  expect(early.json()).toMatchObject({ status: 409, code: 'scope.not_approved' });
  const approved = await post(`/v1/scopes/${created.id}/version`, { approve: true });
  expect(approved.statusCode).toBe(201);
  expect(approved.json()).toMatchObject({ version: 1, approved: true, approved_by: 'local' });
  expect((await post('/v1/ir/build', { scope_version_id: versionId })).json()).toMatchObject({ ir });
  expect((await open.app.inject(`/v1/scopes/${created.id}`)).json()).toMatchObject({ status: 'approved' });
});

test('two versions are compared line by line', async () => {
  const draft = {
    name: 'Compared',
    question: 'q',
    datasource_id: 'shop',
    scope_md: '# One\nby city\n',
    ir,
    approve: true,
  };
  const { id } = (await post('/v1/scopes', draft)).json<{ id: string }>();
  await post(`/v1/scopes/${id}/version`, { scope_md: '# One\nby month\n', ir });
  const diff = (await open.app.inject(`/v1/scopes/${id}/diff?from=1&to=2`)).json();
  expect(diff).toMatchObject({
    from: 1,
    to: 2,
    lines: expect.arrayContaining([
      { kind: 'removed', text: 'by city' },
      { kind: 'added', text: 'by month' },
    ]),
  });
  expect((await open.app.inject(`/v1/scopes/${id}/diff?from=1&to=9`)).statusCode).toBe(404);
  expect((await open.app.inject('/v1/scopes?limit=1')).json()).toMatchObject({ total: 2, items: [{ id }] });
});

test('a scope is changed in words and by editing, and each change is a version', async () => {
  const draft = (await post('/v1/ask', { question: 'number of orders by city' })).json<{
    scope_md: string;
    ir: object;
  }>();
  const { scope_md: text, ir: planned } = draft;
  const stored = {
    name: 'Changed',
    question: 'number of orders by city',
    datasource_id: 'shop',
    scope_md: text,
    ir: planned,
  };
  const { id } = (await post('/v1/scopes', stored)).json<{ id: string }>();

  const refined = await post('/v1/scope/refine', { scope_id: id, instruction: 'only Berlin' });
  expect(refined.statusCode).toBe(200);
  expect(refined.json()).toMatchObject({
    version: { version: 2 },
    draft: { ir: { filters: [{ field: 'orders.city', value: 'Berlin' }] } },
  });

  const edited = await post(`/v1/scopes/${id}/version`, { scope_md: text, approve: true });
  expect(edited.json()).toMatchObject({ version: 3, approved: true, ir: planned });
  expect((await post('/v1/scope/refine', { scope_id: id })).json()).toMatchObject({ code: 'request.invalid' });
});

test('what would be saved of an answer comes with its draft', async () => {
  const draft = (await post('/v1/ask', { question: 'number of orders by city in January 2026' })).json();
  expect(draft).toMatchObject({
    suggested_report: {
      params: { exposed: ['dateFrom', 'dateTo'], defaults: { dateFrom: '2026-01-01', dateTo: '2026-02-01' } },
      visuals: [{ type: 'bar', x: 'city' }, { type: 'table' }],
    },
  });
});

test('a picked option settles the doubt', async () => {
  const ask = (payload: object) => post('/v1/ask', { question: 'biggest orders', ...payload });
  const first = (await ask({})).json<{ clarifications: { id: string; options: { id: string; label: string }[] }[] }>();
  expect(first).toMatchObject({ status: 'clarify', ir: null });
  const [doubt] = first.clarifications;
  const option = doubt?.options.find(({ label }) => label === 'amount');
  const answered = await ask({ answers: [{ clarification_id: doubt?.id, option_id: option?.id }] });
  expect(answered.json()).toMatchObject({ clarifications: [], ir: { entities: ['orders'] } });
});

test('a meaning that was given to a phrase is listed and can be taken back', async () => {
  const meaning = { kind: 'column', table: 'orders', column: 'amount' };
  const created = await post('/v1/datasources/shop/synonyms', { phrase: 'turnover', meaning });
  expect(created.statusCode).toBe(201);
  const { id } = created.json<{ id: string }>();
  expect((await open.app.inject('/v1/datasources/shop/synonyms')).json()).toMatchObject({
    items: [{ phrase: 'turnover', meaning }],
    total: 1,
  });
  expect((await open.app.inject({ method: 'DELETE', url: `/v1/datasources/shop/synonyms/${id}` })).statusCode).toBe(
    204,
  );
  expect((await open.app.inject('/v1/datasources/shop/synonyms')).json()).toMatchObject({ total: 0 });
});

import { type OperationId, operations } from '@air/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carriesNoRows, type Path, paths } from './paths.ts';
import { openPathsWorld, type PathsWorld, personNamed, type Visit } from './paths-world.ts';
import { people, policies } from './people.ts';
import { canariesIn } from './sales-database.ts';

let world: PathsWorld;
beforeAll(async () => {
  world = await openPathsWorld();
}, 120_000);
afterAll(() => world.close());

/** What somebody heard, or a model was told for them, that is not theirs. */
function leaks({ person, heard }: Visit, told: object[]): string[] {
  const texts = [
    ...heard.map(({ operation, text }) => `${operation}: ${text}`),
    ...told.map((request) => `a model was told: ${JSON.stringify(request)}`),
  ];
  return texts.flatMap((text) =>
    canariesIn(text)
      .filter((canary) => !person.mayHear(canary))
      .map((canary) => `${canary.text} in ${text.slice(0, 400)}`),
  );
}

/** What should have arrived and did not. */
function missing({ person, heard }: Visit, brings: Path['brings']): string[] {
  if (person.stores.length === 0) return [];
  if (brings !== 'rows of each store') {
    return brings.filter((fact) => !heard.some(({ text }) => fact.test(text))).map(String);
  }
  const found = new Set(heard.flatMap(({ text }) => canariesIn(text)).map(({ store }) => store));
  return person.stores.filter((store) => !found.has(store)).map((store) => `rows of store ${store}`);
}

function failures({ heard }: Visit): string[] {
  return heard.filter(({ status }) => status >= 500).map(({ operation, text }) => `${operation}: ${text}`);
}

describe.each(paths)('$name', (path) => {
  let left: string[] = [];
  beforeAll(async () => {
    left = (await path.leave?.(people.map((person) => world.visit(person)))) ?? [];
  });

  test.each(people)('$name receives what is theirs and nothing else', async (person) => {
    const visit = world.visit(person);
    const before = world.models.requests.length;
    await path.walk(visit, left);
    const told = world.models.requests.slice(before).map(({ body }) => body);
    expect(leaks(visit, told)).toEqual([]);
    expect(missing(visit, path.brings)).toEqual([]);
    expect(failures(visit)).toEqual([]);
  });

  test('goes through every operation that it names', async () => {
    const visit = world.visit(personNamed('admin'));
    await path.walk(visit, left);
    const called = new Set(visit.heard.map(({ operation }) => operation));
    expect(path.operations.filter((id) => !called.has(id))).toEqual([]);
  });
});

test('every operation of the contract is walked, or carries no rows for a reason', () => {
  const walked = new Set(paths.flatMap((path) => path.operations));
  const ids = Object.keys(operations) as OperationId[]; // the keys of a constant
  expect(ids.filter((id) => !walked.has(id) && carriesNoRows[id] === undefined)).toEqual([]);
  expect(ids.filter((id) => walked.has(id) && carriesNoRows[id] !== undefined)).toEqual([]);
});

test('the rows of everybody can be recognised: an admin hears every kind of canary', async () => {
  const visit = world.visit(personNamed('admin'));
  for (const sql of ['select * from orders', 'select * from salaries', 'select * from stores']) {
    const { body } = await visit.send('POST', '/v1/runs', { sql, datasource_id: 'sales', wait: 20 });
    await visit.send('GET', `/v1/runs/${String(body['id'])}/result?limit=1000`);
  }
  const heard = visit.heard.flatMap(({ text }) => canariesIn(text));
  for (const kind of ['row', 'customer', 'code', 'salary']) {
    for (const store of [1, 2, 3, 4]) expect(heard.some((one) => one.kind === kind && one.store === store)).toBe(true);
  }
});

test('models were told rows of those they were asked for, so that their silence means something', () => {
  const told = canariesIn(JSON.stringify(world.models.requests.map(({ body }) => body)));
  expect(told.map(({ kind }) => kind)).toContain('row');
});

test.each(people)('an API key of $name opens no more than they have', async (person) => {
  const visit = world.visit(person, 'api_key');
  for (const path of paths.slice(0, 2)) await path.walk(visit, []);
  await visit.send('GET', '/v1/schema/sales');
  await visit.send('GET', '/v1/runs?limit=500');
  expect(leaks(visit, [])).toEqual([]);
  expect(missing(visit, 'rows of each store')).toEqual([]);
});

test.each([
  ['runs', '/v1/runs/', 'run_0000000000000000'],
  ['results', '/v1/runs/', 'run_0000000000000000/result'],
  ['reports', '/v1/reports/', 'nothing'],
  ['scopes', '/v1/scopes/', 'scope_0000000000000000'],
  ['answers', '/v1/answers/', 'answer_0000000000000000'],
  ['conversations', '/v1/conversations/', 'conversation_0000000000000000'],
  ['audit', '/v1/audit/', 'answer_0000000000000000'],
])('%s of others answer exactly as those that do not exist', async (kind, prefix, unknown) => {
  const admin = world.visit(personNamed('admin'));
  const question = { question: 'number of orders by city' };
  const made = {
    answers: ['POST', '/v1/answers', question],
    conversations: ['POST', '/v1/answers', question],
    audit: ['POST', '/v1/answers', question],
    runs: ['POST', '/v1/runs', { sql: 'select * from salaries', datasource_id: 'sales' }],
    results: ['POST', '/v1/runs', { sql: 'select * from salaries', datasource_id: 'sales' }],
    reports: ['GET', '/v1/reports/pay', undefined],
    scopes: ['POST', '/v1/scopes', { name: 'x', question: 'x', datasource_id: 'sales', scope_md: '# x' }],
  }[kind] as [string, string, object | undefined]; // one of those above
  const { body } = await admin.send(...made);
  const id = kind === 'reports' ? 'pay' : String(body[kind === 'conversations' ? 'conversation_id' : 'id']);
  const visit = world.visit(personNamed('store-1'));
  const foreign = await visit.send('GET', `${prefix}${id}${kind === 'results' ? '/result' : ''}`);
  const absent = await visit.send('GET', `${prefix}${unknown}`);
  const plain = (value: Record<string, unknown>, name: string) =>
    JSON.stringify({ ...value, trace_id: '' }).replaceAll(name, 'ID');
  expect(foreign.status).toBe(404);
  expect(plain(foreign.body, id)).toBe(plain(absent.body, unknown.split('/')[0] ?? ''));
});

test('a datasource without a policy answers exactly as one that does not exist', async () => {
  const visit = world.visit(personNamed('without-policy'));
  for (const address of ['/v1/schema/ID', '/v1/datasources/ID', '/v1/datasources/ID/synonyms']) {
    const [real, absent] = [
      await visit.send('GET', address.replace('ID', 'sales')),
      await visit.send('GET', address.replace('ID', 'nowhere')),
    ];
    expect(real.status).toBe(404);
    expect(JSON.stringify({ ...real.body, trace_id: '' })).toBe(
      JSON.stringify({ ...absent.body, trace_id: '' }).replaceAll('nowhere', 'sales'),
    );
  }
});

describe('when a policy changes', () => {
  const admin = () => world.visit(personNamed('admin'));
  const put = (relations: object[]) => admin().send('PUT', '/v1/policies/manager/sales', { relations });
  afterAll(() => put(policies['manager'] ?? []));

  test('a stored result is read no more by those who would not get it now', async () => {
    const visit = world.visit(personNamed('store-1'));
    const { body } = await visit.send('POST', '/v1/runs', {
      sql: 'select city, amount from orders',
      datasource_id: 'sales',
      wait: 20,
    });
    const id = String(body['id']);
    const { body: answer } = await visit.send('POST', '/v1/answers', { question: 'number of orders by city' });
    const rereadings = [
      `/v1/answers/${String(answer['id'])}`,
      `/v1/conversations/${String(answer['conversation_id'])}`,
      `/v1/audit/${String(answer['id'])}`,
    ];
    for (const address of rereadings) {
      expect(canariesIn((await visit.send('GET', address)).text).map(({ store }) => store)).toContain(1);
    }
    const readings: [string, string][] = [
      ['GET', `/v1/runs/${id}/result`],
      ['GET', `/v1/runs/${id}/samples`],
      ['POST', `/v1/runs/${id}/analyze`],
    ];
    for (const [method, address] of readings) expect((await visit.send(method, address)).status).toBe(200);

    expect((await put([{ relation: 'orders', rows: [{ column: 'store_id', values: [4] }] }])).status).toBe(200);
    for (const [method, address] of readings) {
      const { status, body: problem, text } = await visit.send(method, address);
      expect({ status, code: problem['code'] }).toEqual({ status: 403, code: 'policy.result_denied' });
      expect(canariesIn(text)).toEqual([]);
    }
    expect((await visit.send('GET', `/v1/runs/${id}`)).status).toBe(200);
    for (const address of rereadings) expect(canariesIn((await visit.send('GET', address)).text)).toEqual([]);

    await put(policies['manager'] ?? []);
    for (const [method, address] of readings) expect((await visit.send(method, address)).status).toBe(200);
  });
});

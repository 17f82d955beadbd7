import { type Access, accessLevels, type Operation, operations, tags } from '@air/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from './services/identity/api-keys.ts';
import { actorOfUser } from './services/identity/authenticate.ts';
import { openTestPeople, type TestPeople } from './services/identity/test-people.ts';

/**
 * Made from the contract: an operation that is added is tried here without being named. Whoever may not do something is
 * told so before anything is read, so that what the request holds does not matter.
 */
const all = Object.entries<Operation>(operations);
const guarded = all.filter(([, { access }]) => access !== 'public');

let open: TestPeople;
const keys = new Map<Access, Record<string, string>>();
beforeAll(async () => {
  open = await openTestPeople();
  for (const level of accessLevels.slice(1)) await open.addUser({ username: `a-${level}`, role: level });
});
afterAll(() => open.close());

function send({ method, path }: Operation, headers: Record<string, string> = {}) {
  return open.app.inject({ method, url: path.replaceAll(/\{\w+\}/g, 'some-id'), headers });
}

async function headersOf(level: Access): Promise<Record<string, string>> {
  const known = keys.get(level);
  if (known) return known;
  const { headers } = await open.enter(`a-${level}`);
  keys.set(level, headers);
  return headers;
}

async function keyWith(level: Access, scopes: Parameters<typeof createApiKey>[2]['scopes'], reports: string[] | null) {
  const user = await open.world.store.users.find('default-org', `a-${level}`);
  if (!user) throw new Error(`there is no user of the level ${level}`);
  const means = {
    via: 'session' as const,
    sessionId: 'any',
    keyScopes: null,
    reportKeys: null,
    keyExpiresAt: null,
  };
  const actor = await actorOfUser(open.world, user, means);
  const { key } = await createApiKey(open.world, actor, { name: 'k', scopes, reportKeys: reports, expiresInDays: 1 });
  return { 'x-api-key': key };
}

test('the contract has operations of every level', () => {
  expect(new Set(all.map(([, { access }]) => access))).toEqual(new Set(accessLevels));
});

describe('without a token', () => {
  test.each(guarded)('%s is not served', async (_id, operation) => {
    expect((await send(operation)).json()).toMatchObject({ status: 401, code: 'auth.required' });
  });
});

describe('one level below', () => {
  const above = guarded.filter(([, { access }]) => access !== 'viewer');

  test.each(above)('%s is not served', async (_id, operation) => {
    const below = accessLevels[accessLevels.indexOf(operation.access) - 1] ?? 'viewer';
    const answer = await send(operation, await headersOf(below));
    expect(answer.json()).toMatchObject({ status: 403, code: 'auth.forbidden' });
    expect(answer.body).toContain(`the level \\"${operation.access}\\"`);
  });
});

describe('with the level', () => {
  test.each(guarded)('%s is not forbidden', async (_id, operation) => {
    const answer = await send(operation, await headersOf(operation.access));
    if (operation.path.endsWith('/logout')) keys.delete(operation.access);
    expect(answer.body).not.toContain('this needs the level');
    expect(answer.statusCode).not.toBe(401);
  });
});

describe('an API key', () => {
  test.each(guarded)('without the scope does not reach %s', async (_id, operation) => {
    const scope = `${operation.tag}:${operation.method === 'GET' ? 'read' : 'write'}`;
    const others = tags
      .flatMap((tag) => [`${tag}:read` as const, `${tag}:write` as const])
      .filter((one) => one !== scope);
    const answer = await send(operation, await keyWith('admin', others, null));
    expect(answer.json()).toMatchObject({ status: 403, code: 'auth.key_scope' });
    expect(answer.body).toContain(scope);
  });

  test.each(guarded.filter(([, { access }]) => access === 'admin'))(
    'with every scope does not give a viewer %s',
    async (_id, operation) => {
      const answer = await send(operation, await keyWith('viewer', ['*'], null));
      expect(answer.json()).toMatchObject({ status: 403, code: 'auth.forbidden' });
    },
  );

  const ofReports = (path: string) => path.startsWith('/v1/reports/{key}') || path.startsWith('/v1/runs/{id}');

  test.each(guarded.filter(([, { path }]) => !ofReports(path)))(
    'for a report does not reach %s',
    async (_id, operation) => {
      const answer = await send(operation, await keyWith('admin', ['*'], ['some-id']));
      expect(answer.json()).toMatchObject({ status: 403, code: 'auth.key_scope' });
    },
  );

  test.each(['createReportVersion', 'archiveReport'] as const)('for a report does not reach %s', async (id) => {
    const answer = await send(operations[id], await keyWith('admin', ['*'], ['some-id']));
    expect(answer.json()).toMatchObject({ status: 403, code: 'auth.key_scope' });
  });

  test('for a report reaches it and no other', async () => {
    for (const key of ['ours', 'theirs']) {
      await open.world.store.reports.create('default-org', { key, title: key, owner: 'ada' });
    }
    const headers = await keyWith('viewer', ['reports:read'], ['ours']);
    expect((await open.get('/v1/reports/ours', headers)).statusCode).toBe(200);
    expect((await open.get('/v1/reports/theirs', headers)).json()).toMatchObject({ code: 'auth.key_scope' });
    expect((await open.get('/v1/reports', headers)).json()).toMatchObject({ code: 'auth.key_scope' });
  });
});

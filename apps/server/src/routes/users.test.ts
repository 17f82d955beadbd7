import type { Session } from '@air/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestPeople, password, type TestPeople } from '../services/identity/test-people.ts';

let open: TestPeople;
let admin: Record<string, string>;
beforeAll(async () => {
  open = await openTestPeople();
  await open.addUser({ username: 'boss', role: 'admin' });
});
afterAll(() => open.close());
beforeEach(async () => {
  ({ headers: admin } = await open.enter('boss'));
});

interface Created {
  id: string;
  invite_token: string;
  key: string;
}

const send = (method: 'PATCH' | 'DELETE' | 'POST', url: string, headers: Record<string, string>, body?: object) =>
  open.app.inject({ method, url, headers, ...(body && { body }) });

describe('users', () => {
  test('are invited by a link, which is theirs alone and works once', async () => {
    const body = { username: 'Nina', role: 'analyst', claims: { store_id: 4 } };
    const created = (await open.post('/v1/users', body, admin)).json<Created>();
    expect(created).toMatchObject({ username: 'nina', role: 'analyst', last_login_at: null, disabled: false });
    const setUp = (username: string) =>
      open.post('/v1/auth/setup', { token: created.invite_token, username, password: 'a password of mine' });
    expect((await setUp('boss')).json()).toMatchObject({ code: 'auth.link_invalid' });
    expect((await setUp('nina')).json<Session>().user).toMatchObject({ level: 'analyst', store_id: '4' });
    expect((await setUp('nina')).json()).toMatchObject({ code: 'auth.link_invalid' });
  });

  test('show no hash and no password', async () => {
    const listed = await open.get('/v1/users', admin);
    expect(listed.json<{ total: number }>().total).toBeGreaterThan(0);
    expect(listed.body).not.toMatch(/argon2|password/i);
  });

  test('are changed, and logged out by a new password or when they are disabled', async () => {
    const id = await open.addUser({ username: 'paul' });
    const first = await open.enter('paul');
    const patched = await send('PATCH', `/v1/users/${id}`, admin, { role: 'analyst', claims: { region: 'south' } });
    expect(patched.json()).toMatchObject({ role: 'analyst', claims: { region: 'south' } });
    expect((await open.get('/v1/auth/me', first.headers)).json()).toMatchObject({ level: 'analyst' });

    await send('PATCH', `/v1/users/${id}`, admin, { password: 'set by the admin' });
    expect((await open.get('/v1/auth/me', first.headers)).json()).toMatchObject({ code: 'auth.revoked' });
    const second = (await open.logIn({ username: 'paul', password: 'set by the admin' })).json<Session>();
    const headers = { authorization: `Bearer ${second.access_token}` };
    await send('PATCH', `/v1/users/${id}`, admin, { disabled: true });
    await send('PATCH', `/v1/users/${id}`, admin, { disabled: false });
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ code: 'auth.revoked' });
  });

  test('are not let in by an invitation any more once they have a password', async () => {
    const invited = (await open.post('/v1/users', { username: 'late', role: 'viewer' }, admin)).json<Created>();
    await send('PATCH', `/v1/users/${invited.id}`, admin, { password });
    const body = { token: invited.invite_token, username: 'late', password: 'another horse battery' };
    expect((await open.post('/v1/auth/setup', body)).json()).toMatchObject({ code: 'auth.link_invalid' });
    expect((await open.logIn({ username: 'late' })).statusCode).toBe(200);
  });

  test('are refused once they are disabled, also with a token signed elsewhere', async () => {
    const id = await open.addUser({ username: 'gone' });
    await send('PATCH', `/v1/users/${id}`, admin, { disabled: true });
    for (const userId of [id, 'gone']) {
      const headers = await open.actAs({ userId, level: 'viewer' });
      expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ status: 401, code: 'auth.revoked' });
    }
  });

  test('are logged out everywhere by an admin', async () => {
    const id = await open.addUser({ username: 'lost-phone' });
    const { headers } = await open.enter('lost-phone');
    expect((await send('POST', `/v1/users/${id}/revoke`, admin)).statusCode).toBe(204);
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ code: 'auth.revoked' });
  });

  test('need a role that exists, and leave at least one admin', async () => {
    const body = { username: 'odd', role: 'emperor', password };
    expect((await open.post('/v1/users', body, admin)).json()).toMatchObject({ code: 'store.not_found' });
    const me = (await open.get('/v1/auth/me', admin)).json<{ user_id: string }>();
    const resign = await send('PATCH', `/v1/users/${me.user_id}`, admin, { role: 'viewer' });
    expect(resign.json()).toMatchObject({ status: 409, code: 'store.conflict' });
  });

  test('of another organisation do not exist', async () => {
    await open.world.store.orgs.create({ id: 'acme', name: 'Acme' });
    const id = await open.addUser({ username: 'theirs', orgId: 'acme' });
    expect((await send('PATCH', `/v1/users/${id}`, admin, { disabled: true })).statusCode).toBe(404);
    expect((await send('POST', `/v1/users/${id}/revoke`, admin)).statusCode).toBe(404);
  });
});

describe('roles', () => {
  test('are made, used and removed once nobody has them', async () => {
    const role = { name: 'clerk', level: 'viewer', description: 'One store.' };
    expect((await open.post('/v1/roles', role, admin)).json()).toEqual({ ...role, built_in: false });
    const id = await open.addUser({ username: 'carl', role: 'clerk' });
    const { headers } = await open.enter('carl');
    await open.post('/v1/roles', { ...role, level: 'analyst' }, admin);
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ role: 'clerk', level: 'analyst' });
    expect((await send('DELETE', '/v1/roles/clerk', admin)).json()).toMatchObject({ code: 'store.conflict' });
    await send('PATCH', `/v1/users/${id}`, admin, { role: 'viewer' });
    expect((await send('DELETE', '/v1/roles/clerk', admin)).statusCode).toBe(204);
    expect((await send('DELETE', '/v1/roles/admin', admin)).json()).toMatchObject({ code: 'store.conflict' });
  });
});

describe('API keys', () => {
  const create = (headers: Record<string, string>, body: object) =>
    open.post('/v1/api-keys', { name: 'robot', scopes: ['auth:read'], ...body }, headers);

  test('act as their owner of the moment, by either header, until they are revoked', async () => {
    const id = await open.addUser({ username: 'robot-owner', role: 'analyst' });
    const { headers } = await open.enter('robot-owner');
    const made = await create(headers, {});
    expect(made.statusCode).toBe(201);
    const { id: keyId, key } = made.json<Created>();
    expect(key).toMatch(/^air_[0-9a-z]{40}$/);
    for (const sent of [{ authorization: `Bearer ${key}` }, { 'x-api-key': key }]) {
      expect((await open.get('/v1/auth/me', sent)).json()).toMatchObject({
        user_id: id,
        level: 'analyst',
        via: 'api_key',
      });
    }
    await send('PATCH', `/v1/users/${id}`, admin, { role: 'viewer' });
    expect((await open.get('/v1/auth/me', { 'x-api-key': key })).json()).toMatchObject({ level: 'viewer' });
    await send('PATCH', `/v1/users/${id}`, admin, { disabled: true });
    expect((await open.get('/v1/auth/me', { 'x-api-key': key })).json()).toMatchObject({ code: 'auth.invalid' });
    await send('PATCH', `/v1/users/${id}`, admin, { disabled: false });
    expect((await send('DELETE', `/v1/api-keys/${keyId}`, admin)).statusCode).toBe(204);
    expect((await open.get('/v1/auth/me', { 'x-api-key': key })).json()).toMatchObject({ status: 401 });
    expect(open.logged.join('')).not.toContain(key);
  });

  test('end when their time is over', async () => {
    const fresh = await openTestPeople();
    try {
      await fresh.addUser();
      const { headers } = await fresh.enter('ada');
      const body = { name: 'short', scopes: ['*'], expires_in_days: 1 };
      const { key } = (await fresh.post('/v1/api-keys', body, headers)).json<Created>();
      expect((await fresh.get('/v1/auth/me', { 'x-api-key': key })).statusCode).toBe(200);
      fresh.clock.pass(86_400_001);
      expect((await fresh.get('/v1/auth/me', { 'x-api-key': key })).json()).toMatchObject({ code: 'auth.invalid' });
    } finally {
      await fresh.close();
    }
  });

  test('give away no more than they have, and a token signed elsewhere gives away nothing', async () => {
    const { key } = (await create(admin, { scopes: ['users:write', 'auth:read'] })).json<Created>();
    const wider = await create({ 'x-api-key': key }, { scopes: ['auth:read', 'reports:write'] });
    expect(wider.json()).toMatchObject({ code: 'auth.key_scope' });
    expect((await create({ 'x-api-key': key }, { scopes: ['auth:read'] })).statusCode).toBe(201);
    const foreign = await open.actAs({ userId: 'ada', level: 'analyst' });
    expect((await create(foreign, {})).json()).toMatchObject({ status: 403, code: 'auth.forbidden' });
  });

  test('that make keys make none that lives longer', async () => {
    const scopes = ['users:write', 'auth:read'];
    const parent = (await create(admin, { scopes, expires_in_days: 2 })).json<Created & { expires_at: string }>();
    const childOf = (days: number | null) =>
      create({ 'x-api-key': parent.key }, { scopes: ['auth:read'], expires_in_days: days });
    expect((await childOf(null)).json()).toMatchObject({ expires_at: parent.expires_at });
    expect((await childOf(90)).json()).toMatchObject({ expires_at: parent.expires_at });
    const { expires_at: end } = (await childOf(1)).json<{ expires_at: string }>();
    expect(Date.parse(end)).toBeLessThan(Date.parse(parent.expires_at));
  });

  test('of others do not exist, but for an admin', async () => {
    await open.addUser({ username: 'one' });
    await open.addUser({ username: 'two' });
    const [one, two] = [await open.enter('one'), await open.enter('two')];
    const { id } = (await create(one.headers, {})).json<Created>();
    const idsFor = async (headers: Record<string, string>) =>
      (await open.get('/v1/api-keys', headers)).json<{ items: { id: string }[] }>().items.map((item) => item.id);
    expect(await idsFor(one.headers)).toEqual([id]);
    expect(await idsFor(two.headers)).toEqual([]);
    expect(await idsFor(admin)).toContain(id);
    expect((await send('DELETE', `/v1/api-keys/${id}`, two.headers)).json()).toMatchObject({ code: 'store.not_found' });
    expect((await send('DELETE', `/v1/api-keys/${id}`, admin)).statusCode).toBe(204);
  });
});

import type { Session } from '@air/contract';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFirstLink } from '../services/identity/links.ts';
import { checkPassword } from '../services/identity/check-password.ts';
import { verifyPassword } from '../services/identity/passwords.ts';
import { openTestPeople, password, type TestPeople } from '../services/identity/test-people.ts';

let open: TestPeople;
beforeAll(async () => {
  open = await openTestPeople();
});
afterAll(() => open.close());

describe('a first start', () => {
  test('has a link that makes one administrator, and no second', async () => {
    const fresh = await openTestPeople();
    try {
      expect((await fresh.get('/v1/auth')).json()).toEqual({ enabled: true, needs_setup: true });
      const older = await createFirstLink(fresh.world);
      const token = await createFirstLink(fresh.world);
      const setUp = (link: string | null, secret = password) =>
        fresh.post('/v1/auth/setup', { token: link ?? '', username: 'Boss', password: secret });

      expect((await setUp(older)).json()).toMatchObject({ status: 403, code: 'auth.link_invalid' });
      expect((await setUp(token, 'short')).json()).toMatchObject({ status: 400, code: 'auth.password_weak' });
      const made = await setUp(token);
      expect(made.statusCode).toBe(200);
      expect(made.json<Session>().user).toMatchObject({ username: 'boss', role: 'admin', level: 'admin' });
      expect((await setUp(token)).json()).toMatchObject({ code: 'auth.link_invalid' });
      expect(await createFirstLink(fresh.world)).toBeNull();
      expect((await fresh.get('/v1/auth')).json()).toEqual({ enabled: true, needs_setup: false });
    } finally {
      await fresh.close();
    }
  });

  test('has a link that is over after a day', async () => {
    const fresh = await openTestPeople();
    try {
      const token = (await createFirstLink(fresh.world)) ?? '';
      fresh.clock.pass(25 * 3_600_000);
      const late = await fresh.post('/v1/auth/setup', { token, username: 'boss', password });
      expect(late.json()).toMatchObject({ code: 'auth.link_invalid' });
    } finally {
      await fresh.close();
    }
  });
});

describe('a login', () => {
  test('gives a session with role and claims, under both addresses', async () => {
    await open.addUser({ username: 'lena', claims: { store_ids: [1, '2'], region: 'north' } });
    for (const url of ['/v1/auth/login', '/api/auth/login']) {
      const answer = await open.post(url, { username: 'Lena', password });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      const session = answer.json<Session>();
      expect(session).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
      const me = await open.get('/v1/auth/me', { authorization: `Bearer ${session.access_token}` });
      expect(me.json()).toEqual(session.user);
      expect(session.user).toMatchObject({
        username: 'lena',
        role: 'viewer',
        level: 'viewer',
        store_ids: ['1', '2'],
        is_all_stores: false,
        claims: { region: 'north', store_ids: [1, '2'] },
        via: 'session',
      });
    }
  });

  test('puts the refresh token where no script can read it', async () => {
    await open.addUser({ username: 'cook' });
    const plain = String((await open.logIn({ username: 'cook' })).headers['set-cookie']);
    expect(plain).toMatch(/^air_refresh=airr_\w{40}; Path=\/v1\/auth; Max-Age=86400; HttpOnly; SameSite=Strict$/);
    const body = { username: 'cook', password };
    const secure = await open.post('/v1/auth/login', body, { 'x-forwarded-proto': 'https' });
    expect(secure.headers['set-cookie']).toMatch(/; Secure$/);
  });

  test('sounds the same for a wrong password, an unknown name, a disabled user and one without a password', async () => {
    await open.addUser({ username: 'known' });
    await open.addUser({ username: 'invited', password: null });
    const disabled = await open.addUser({ username: 'gone' });
    await open.world.store.users.change('default-org', disabled, { isDisabled: true });
    const answers = await Promise.all([
      open.logIn({ username: 'known', password: 'not the password' }),
      open.logIn({ username: 'nobody' }),
      open.logIn({ username: 'gone' }),
      open.logIn({ username: 'invited' }),
    ]);
    const told = answers.map((answer) => ({ ...answer.json<Record<string, unknown>>(), trace_id: '' }));
    for (const one of told) expect(one).toEqual(told[0]);
    expect(told[0]).toMatchObject({ status: 401, code: 'auth.login_failed' });
  });

  test('compares with a hash even where there is none', async () => {
    const compared: string[] = [];
    const counting = async (hash: string, given: string) => {
      compared.push(hash);
      return verifyPassword(hash, given);
    };
    const invited = await open.addUser({ username: 'waiting', password: null });
    const user = await open.world.store.users.get('default-org', invited);
    for (const users of [[], [user]]) {
      await expect(checkPassword(users, password, counting)).rejects.toMatchObject({ code: 'auth.login_failed' });
    }
    expect(compared).toHaveLength(2);
    for (const hash of compared) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('asks for the organisation where the same name and password are in two', async () => {
    await open.world.store.orgs.create({ id: 'acme', name: 'Acme' });
    await open.addUser({ username: 'twice' });
    await open.addUser({ username: 'twice', orgId: 'acme' });
    const unclear = await open.logIn({ username: 'twice' });
    expect(unclear.json()).toMatchObject({
      code: 'auth.login_failed',
      hint: expect.stringContaining('acme') as string,
    });
    const clear = await open.logIn({ username: 'twice', org_id: 'acme' });
    expect(clear.json<Session>().user.org_id).toBe('acme');
  });
});

describe('guessing', () => {
  test('ends after five failures for a name, until a quarter of an hour has passed', async () => {
    const fresh = await openTestPeople();
    try {
      await fresh.addUser({ username: 'target' });
      const wrong = () => fresh.logIn({ username: 'target', password: 'a guess' });
      const many = await Promise.all(Array.from({ length: 12 }, wrong));
      expect(many.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(5);
      const right = await fresh.logIn({ username: 'target' });
      expect(right.json()).toMatchObject({ status: 429, code: 'auth.too_many_attempts' });
      expect(right.headers['retry-after']).toBe('900');
      fresh.clock.pass(16 * 60_000);
      expect((await fresh.logIn({ username: 'target' })).statusCode).toBe(200);
    } finally {
      await fresh.close();
    }
  });

  test('over many names ends by the address', async () => {
    const fresh = await openTestPeople();
    try {
      const statuses: number[] = [];
      for (let index = 0; index < 22; index++) {
        statuses.push((await fresh.logIn({ username: `name${index}`, password: 'a guess' })).statusCode);
      }
      expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
      expect(statuses.slice(20)).toEqual([429, 429]);
    } finally {
      await fresh.close();
    }
  });

  test('a login that succeeds forgives what went before it', async () => {
    await open.addUser({ username: 'clumsy' });
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 4; index++) await open.logIn({ username: 'clumsy', password: 'a typing error' });
      expect((await open.logIn({ username: 'clumsy' })).statusCode).toBe(200);
      await open.world.store.loginAttempts.clear('address:127.0.0.1');
    }
  });
});

describe('a session', () => {
  const refresh = (token: string) => open.post('/v1/auth/refresh', { refresh_token: token });

  test('goes on by refresh tokens that serve once; using one twice ends it', async () => {
    await open.addUser({ username: 'rita' });
    const first = await open.enter('rita');
    const second = (await refresh(first.refresh_token)).json<Session>();
    expect((await open.get('/v1/auth/me', { authorization: `Bearer ${second.access_token}` })).statusCode).toBe(200);
    expect((await refresh(first.refresh_token)).json()).toMatchObject({ status: 401, code: 'auth.revoked' });
    expect((await refresh(second.refresh_token)).json()).toMatchObject({ code: 'auth.revoked' });
    expect((await open.get('/v1/auth/me', first.headers)).json()).toMatchObject({ code: 'auth.revoked' });
  });

  test('goes on by the cookie for its own page, and not for another site', async () => {
    await open.addUser({ username: 'page' });
    const { refresh_token: token } = await open.enter('page');
    const cookie = `other=1; air_refresh=${token}`;
    const foreign = await open.app.inject({
      method: 'POST',
      url: '/v1/auth/refresh',
      headers: { cookie, 'sec-fetch-site': 'same-site' },
    });
    expect(foreign.json()).toMatchObject({ code: 'auth.forbidden' });
    const own = await open.app.inject({
      method: 'POST',
      url: '/v1/auth/refresh',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(own.statusCode).toBe(200);
    expect(own.headers['set-cookie']).toMatch(/^air_refresh=airr_/);
    const none = await open.app.inject({ method: 'POST', url: '/v1/auth/refresh' });
    expect(none.json()).toMatchObject({ status: 401, code: 'auth.required' });
  });

  test('ends by a logout', async () => {
    await open.addUser({ username: 'leaver' });
    const { headers, refresh_token: token } = await open.enter('leaver');
    const out = await open.post('/v1/auth/logout', {}, headers);
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^air_refresh=; .*Max-Age=0/);
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ status: 401, code: 'auth.revoked' });
    expect((await refresh(token)).json()).toMatchObject({ code: 'auth.revoked' });
  });

  test('ends when its user is disabled, and follows a change of role and claims at once', async () => {
    const id = await open.addUser({ username: 'mover', role: 'analyst' });
    const { headers } = await open.enter('mover');
    await open.world.store.users.change('default-org', id, { role: 'viewer', claims: { store_id: 7 } });
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ level: 'viewer', store_id: '7' });
    await open.world.store.users.change('default-org', id, { isDisabled: true });
    expect((await open.get('/v1/auth/me', headers)).json()).toMatchObject({ status: 401, code: 'auth.revoked' });
  });

  test('ends when it was not used for too long', async () => {
    const fresh = await openTestPeople();
    try {
      await fresh.addUser({ username: 'sleeper' });
      const { headers, refresh_token: token } = await fresh.enter('sleeper');
      fresh.clock.pass(2 * 3_600_000);
      expect((await fresh.get('/v1/auth/me', headers)).json()).toMatchObject({ code: 'auth.invalid' });
      fresh.clock.pass(23 * 3_600_000);
      const late = await fresh.post('/v1/auth/refresh', { refresh_token: token });
      expect(late.json()).toMatchObject({ code: 'auth.revoked' });
    } finally {
      await fresh.close();
    }
  });

  test('outlives a change of the password, and all others end', async () => {
    await open.addUser({ username: 'changer' });
    const [one, other] = [await open.enter('changer'), await open.enter('changer')];
    const change = (old: string, next: string) =>
      open.post('/v1/auth/password', { old_password: old, new_password: next }, one.headers);
    expect((await change('not the old one', 'a new long password')).json()).toMatchObject({
      code: 'auth.login_failed',
    });
    expect((await change(password, 'changer')).json()).toMatchObject({ code: 'auth.password_weak' });
    expect((await change(password, 'a new long password')).statusCode).toBe(204);
    expect((await open.get('/v1/auth/me', one.headers)).statusCode).toBe(200);
    expect((await open.get('/v1/auth/me', other.headers)).json()).toMatchObject({ code: 'auth.revoked' });
    expect((await open.logIn({ username: 'changer' })).statusCode).toBe(401);
    expect((await open.logIn({ username: 'changer', password: 'a new long password' })).statusCode).toBe(200);
  });

  test('cannot be claimed with the session of somebody else', async () => {
    await open.addUser({ username: 'victim' });
    const thief = await open.addUser({ username: 'thief' });
    const { access_token: token } = await open.enter('victim');
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    const forged = await new SignJWT({ ...payload, user_id: thief })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(open.world.auth.jwtSecret));
    const answer = await open.get('/v1/auth/me', { authorization: `Bearer ${forged}` });
    expect(answer.json()).toMatchObject({ code: 'auth.revoked' });
  });
});

test('nothing secret gets into the log', async () => {
  await open.addUser({ username: 'quiet', role: 'admin' });
  const session = await open.enter('quiet');
  await open.post('/v1/auth/refresh', { refresh_token: session.refresh_token });
  await open.post('/v1/auth/refresh', { refresh_token: session.refresh_token });
  const { passwordHash } = (await open.world.store.users.find('default-org', 'quiet')) ?? {};
  const log = open.logged.join('');
  expect(log).toContain('a refresh token was used twice');
  for (const secret of [password, session.access_token, session.refresh_token, passwordHash ?? '', 'argon2', 'airr_']) {
    expect(log).not.toContain(secret);
  }
});

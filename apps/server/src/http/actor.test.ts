import { systemClock } from '@air/core';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../test-world.ts';

const secret = 'a-secret-of-this-test-alone';
let open: TestApp;
beforeAll(async () => {
  open = await openTestApp({
    clock: systemClock,
    auth: {
      isEnabled: true,
      jwtSecret: secret,
      previousJwtSecrets: [],
      tokenExpiryMs: 60_000,
      refreshExpiryMs: 60_000,
    },
  });
});
afterAll(() => open.close());

function sign(claims: Record<string, unknown>, { key = secret, expires = '1h' } = {}): Promise<string> {
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(expires);
  return token.sign(new TextEncoder().encode(key));
}

const get = (url: string, token?: string) =>
  open.app.inject({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

test('without a token only what is public answers', async () => {
  const refused = await get('/v1/datasources');
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['www-authenticate']).toBe('Bearer');
  expect(refused.json()).toMatchObject({ code: 'auth.required' });
  expect((await get('/healthz')).statusCode).toBe(200);
  expect((await get('/docs')).statusCode).toBe(200);
});

test('a good token names user and organisation', async () => {
  expect(
    (await get('/v1/datasources', await sign({ user_id: 'ada', org_id: 'acme', role: 'analyst' }))).statusCode,
  ).toBe(200);
});

test.each([
  ['signed with another key', () => sign({ user_id: 'ada' }, { key: 'another-key-entirely' })],
  ['expired', () => sign({ user_id: 'ada' }, { expires: '-1h' })],
  ['naming nobody', () => sign({ org_id: 'acme' })],
  ['without a signature', async () => `${btoa('{"alg":"none"}')}.${btoa('{"user_id":"ada","exp":9999999999}')}.`],
  ['that is not one', async () => 'nonsense'],
])('a token %s is refused', async (_what, make) => {
  const answer = await get('/v1/datasources', await make());
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ code: 'auth.invalid' });
  expect(answer.body).not.toContain(secret);
});

test('a token without an end is refused', async () => {
  const token = await new SignJWT({ user_id: 'ada' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
  expect((await get('/v1/datasources', token)).statusCode).toBe(401);
});

test('one organisation does not see what belongs to another', async () => {
  await open.world.store.datasources.create('acme', {
    id: 'theirs',
    kind: 'sqlite',
    dsn: '/x.db',
    basePath: null,
    displayName: 'Theirs',
    isDefault: true,
    isFromConfig: false,
    isSample: false,
  });
  const [acme, other] = await Promise.all([
    sign({ user_id: 'ada', org_id: 'acme' }),
    sign({ user_id: 'bob', org_id: 'other' }),
  ]);
  expect((await get('/v1/datasources/theirs', acme)).statusCode).toBe(200);
  expect((await get('/v1/datasources/theirs', other)).statusCode).toBe(404);
});

test('tokens do not get into the log', async () => {
  const token = await sign({ user_id: 'ada', role: 'viewer' });
  await get('/v1/datasources', token);
  expect(open.logged.join('')).not.toContain(token.slice(0, 30));
});

import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyActor } from '../services/identity/body-actor.ts';
import { openTestPeople, type TestPeople } from '../services/identity/test-people.ts';
import { openTestApp } from '../test-world.ts';
import { localActor } from './actor.ts';

let open: TestPeople;
beforeAll(async () => {
  open = await openTestPeople();
});
afterAll(() => open.close());

const claims = { user_id: 'ada', org_id: 'acme', role: 'analyst' };

interface Signing {
  key?: string;
  expires?: string;
  header?: Record<string, string>;
}

function sign(payload: Record<string, unknown>, { key, expires = '1h', header = {} }: Signing = {}): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', ...header })
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(key ?? open.world.auth.jwtSecret));
}

const me = (token: string) => open.get('/v1/auth/me', { authorization: `Bearer ${token}` });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const later = Math.floor(Date.now() / 1_000) + 3_600;

test('without a token only what is public answers', async () => {
  const refused = await open.get('/v1/datasources');
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['www-authenticate']).toBe('Bearer');
  expect(refused.json()).toMatchObject({ code: 'auth.required' });
  expect((await open.get('/healthz')).statusCode).toBe(200);
  expect((await open.get('/docs')).statusCode).toBe(200);
});

test('a stranger does not get to send a body', async () => {
  const answer = await open.post('/v1/documents', { name: 'x'.repeat(9_000_000) });
  expect(answer.json()).toMatchObject({ status: 401, code: 'auth.required' });
});

describe('a token of somebody who holds the secret', () => {
  test('names user, organisation, role and claims', async () => {
    const answer = await me(
      await sign({ ...claims, store_ids: [3, '4'], is_all_stores: false, claims: { region: 'n' } }),
    );
    expect(answer.json()).toMatchObject({
      user_id: 'ada',
      org_id: 'acme',
      role: 'analyst',
      level: 'analyst',
      store_ids: ['3', '4'],
      claims: { region: 'n', store_ids: [3, '4'], is_all_stores: false },
      via: 'token',
    });
  });

  test.each([
    ['one store as a number', { store_id: 7 }, { store_id: '7' }],
    ['one store in place of a list', { store_ids: 7 }, { store_ids: ['7'] }],
    ['no store', { store_id: null }, { store_id: null, store_ids: [] }],
    ['all stores as a word', { is_all_stores: 'true' }, { is_all_stores: true }],
    ['not all stores as a number', { is_all_stores: 0 }, { is_all_stores: false }],
    ['a claim of its own', { region: 'north' }, { claims: { region: 'north' } }],
  ])('may write %s', async (_what, given, expected) => {
    expect((await me(await sign({ ...claims, ...given }))).json()).toMatchObject(expected);
  });

  test.each([
    ['a store that is an object', { store_ids: [{ id: 1 }] }],
    ['all stores as anything', { is_all_stores: 'perhaps' }],
    ['claims that are a text', { claims: 'store_id=1' }],
    ['a user that is a list', { user_id: ['ada'] }],
  ])('may not write %s', async (_what, given) => {
    expect((await me(await sign({ ...claims, ...given }))).json()).toMatchObject({ status: 401, code: 'auth.invalid' });
  });

  test.each([
    ['that does not exist', 'emperor'],
    ['that is not named', undefined],
    ['with the name of a level and a blank', 'admin '],
  ])('with a role %s is not served', async (_what, role) => {
    const answer = await me(await sign({ ...claims, role }));
    expect(answer.json()).toMatchObject({ status: 403, code: 'auth.role_unknown' });
  });

  test('may be signed with the secret of before', async () => {
    const [previous = ''] = open.world.auth.previousJwtSecrets;
    expect((await me(await sign(claims, { key: previous }))).statusCode).toBe(200);
  });

  test('may name its key as its signer likes, but not one of ours that did not sign it', async () => {
    expect((await me(await sign(claims, { header: { kid: 'theirs' } }))).statusCode).toBe(200);
    await open.addUser({ username: 'kim' });
    const { access_token: token } = await open.enter('kim');
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
    const [previous = ''] = open.world.auth.previousJwtSecrets;
    const swapped = await me(await sign(claims, { key: previous, header: { kid } }));
    expect(swapped.json()).toMatchObject({ status: 401, code: 'auth.invalid' });
  });
});

describe('a token is refused', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  test.each([
    ['signed with another key', () => sign(claims, { key: 'another-key-entirely' })],
    ['expired', () => sign(claims, { expires: '-1h' })],
    ['naming nobody', () => sign({ org_id: 'acme', role: 'admin' })],
    ['without a signature', async () => `${base64({ alg: 'none' })}.${base64({ ...claims, exp: later })}.`],
    [
      'without a signature, in capitals',
      async () => `${base64({ alg: 'NONE' })}.${base64({ ...claims, exp: later })}.`,
    ],
    ['that is not one', async () => 'nonsense'],
    [
      'whose role was changed after it was signed',
      async () => {
        const [header, , signature] = (await sign(claims)).split('.');
        return `${header}.${base64({ ...claims, role: 'admin', exp: later })}.${signature}`;
      },
    ],
    [
      'signed by a key pair of its own',
      () => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).setExpirationTime('1h').sign(rsa.privateKey),
    ],
    [
      'that says RS256 and is signed with the secret',
      async () => {
        const content = `${base64({ alg: 'RS256' })}.${base64({ ...claims, exp: later })}`;
        return `${content}.${createHmac('sha256', open.world.auth.jwtSecret).update(content).digest('base64url')}`;
      },
    ],
    [
      'signed with the empty key',
      async () => {
        const content = `${base64({ alg: 'HS256' })}.${base64({ ...claims, exp: later })}`;
        return `${content}.${createHmac('sha256', '').update(content).digest('base64url')}`;
      },
    ],
    [
      'without an end',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(open.world.auth.jwtSecret)),
    ],
  ])('%s', async (_what, make) => {
    const token = await make();
    const answer = await me(token);
    expect(answer.json()).toMatchObject({ status: 401, code: 'auth.invalid' });
    expect(answer.body).not.toContain(open.world.auth.jwtSecret);
    expect(open.logged.join('')).not.toContain(token);
  });
});

test('one organisation does not see what belongs to another', async () => {
  await open.world.store.orgs.create({ id: 'acme', name: 'Acme' });
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
  const as = async (orgId: string) => {
    const token = await sign({ user_id: 'ada', org_id: orgId, role: 'admin' });
    return open.get('/v1/datasources/theirs', { authorization: `Bearer ${token}` });
  };
  expect((await as('acme')).statusCode).toBe(200);
  expect((await as('other')).statusCode).toBe(404);
});

describe('with authentication off', () => {
  test('a token that is sent is checked and holds; without one, this is the person at the machine', async () => {
    const local = await openTestApp();
    try {
      const get = (headers: Record<string, string>) => local.app.inject({ url: '/v1/auth/me', headers });
      expect((await get({})).json()).toMatchObject({ username: 'local', level: 'admin', via: 'local' });
      const viewer = await local.actAs({ userId: 'vera', level: 'viewer', claims: { store_id: 3 } });
      expect((await get(viewer)).json()).toMatchObject({ user_id: 'vera', level: 'viewer', store_id: '3' });
      expect((await get({ authorization: 'Bearer nonsense' })).json()).toMatchObject({ code: 'auth.invalid' });
      expect((await get({ authorization: 'Basic YTpi' })).json()).toMatchObject({ code: 'auth.invalid' });
      expect((await get({ 'x-api-key': 'nonsense' })).json()).toMatchObject({ code: 'auth.invalid' });
    } finally {
      await local.close();
    }
  });

  test('a body may say who asks, unless somebody was recognised', async () => {
    const body = { org_id: 'acme', user_id: 'eve', role: 'viewer', store_ids: [1, 2], is_all_stores: true };
    expect(await bodyActor(open.world, localActor, body)).toMatchObject({
      orgId: 'acme',
      userId: 'eve',
      level: 'viewer',
      claims: { store_ids: [1, 2], is_all_stores: true },
    });
    expect(await bodyActor(open.world, localActor, {})).toMatchObject({ userId: 'local', level: 'admin' });
    await expect(bodyActor(open.world, localActor, { role: 'emperor' })).rejects.toMatchObject({
      code: 'auth.role_unknown',
    });
    const recognised = { ...localActor, via: 'token' as const, role: 'viewer', level: 'viewer' as const };
    expect(await bodyActor(open.world, recognised, { ...body, role: 'admin' })).toBe(recognised);
  });
});

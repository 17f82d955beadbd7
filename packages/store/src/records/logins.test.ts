import { beforeEach, expect, test } from 'vitest';
import { createOrgs, newUser, org, otherOrg } from '../../test/records.ts';
import { describeStores, inMs } from '../../test/stores.ts';

const hour = 3_600_000;
const notFound = { code: 'store.not_found' };

await describeStores('sessions', (world) => {
  let userId: string;
  beforeEach(async () => {
    await createOrgs(world.store);
    ({ id: userId } = await world.store.users.create(org, newUser()));
  });
  const later = () => inMs(world.clock, hour);
  const start = (refreshHash = 'h1') => world.store.sessions.create(org, { userId, refreshHash, expiresAt: later() });
  const rotate = (from: string, to: string) =>
    world.store.sessions.rotate(from, { refreshHash: to, expiresAt: later() });

  test('live until they are over', async () => {
    const session = await start();
    expect(session).toMatchObject({ orgId: org, userId, revokedAt: null });
    expect(await world.store.sessions.findLive(org, session.id)).toEqual(session);
    world.clock.move(hour + 1);
    expect(await world.store.sessions.findLive(org, session.id)).toBeNull();
    expect(await rotate('h1', 'h2')).toBeNull();
  });

  test('live on with each exchange of their token', async () => {
    const session = await start();
    world.clock.move(hour / 2);
    const expiresAt = later();
    const next = { refreshHash: 'h2', expiresAt };
    expect(await world.store.sessions.rotate('h1', next)).toEqual({ ...session, expiresAt });
    world.clock.move((hour / 4) * 3);
    expect(await world.store.sessions.findLive(org, session.id)).toMatchObject({ id: session.id });
    expect(await rotate('h2', 'h3')).toMatchObject({ id: session.id });
  });

  test('end when a token is used again', async () => {
    const { id } = await start();
    await rotate('h1', 'h2');
    expect(await rotate('h1', 'h3')).toBe('reused');
    expect(await world.store.sessions.findLive(org, id)).toBeNull();
    expect(await rotate('h2', 'h4')).toBeNull();
  });

  test('give the next token once when many ask at once, and end', async () => {
    const { id } = await start();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => rotate('h1', `next${index}`)));
    expect(answers.filter((answer) => answer === 'reused')).toHaveLength(11);
    expect(answers.filter((answer) => answer !== null && answer !== 'reused')).toHaveLength(1);
    expect(await world.store.sessions.findLive(org, id)).toBeNull();
  });

  test('know nothing of tokens that nobody was given', async () => {
    const { id } = await start();
    expect(await rotate('guess', 'h2')).toBeNull();
    expect(await world.store.sessions.findLive(org, id)).not.toBeNull();
  });

  test('end when they are revoked, and cannot be exchanged then', async () => {
    const { id } = await start();
    await world.store.sessions.revoke(org, id);
    await world.store.sessions.revoke(org, id);
    expect(await world.store.sessions.findLive(org, id)).toBeNull();
    expect(await rotate('h1', 'h2')).toBeNull();
    await expect(world.store.sessions.revoke(org, 'ses_x')).rejects.toMatchObject(notFound);
  });

  test('of a user end together, but for one', async () => {
    const own = await start('h1');
    const other = await start('h2');
    const bob = await world.store.users.create(org, newUser({ username: 'bob' }));
    const his = await world.store.sessions.create(org, { userId: bob.id, refreshHash: 'h3', expiresAt: later() });
    await world.store.sessions.revokeAll(org, userId, own.id);
    const live = async (id: string) => (await world.store.sessions.findLive(org, id)) !== null;
    expect(await Promise.all([own.id, other.id, his.id].map(live))).toEqual([true, false, true]);
    await world.store.sessions.revokeAll(org, userId);
    expect(await live(own.id)).toBe(false);
  });

  test('are forgotten with their tokens at a login after they were over', async () => {
    await start('h1');
    await rotate('h1', 'h2');
    world.clock.move(2 * hour);
    await start('h3');
    expect(await rotate('h1', 'h4')).toBeNull();
  });
});

await describeStores('links', (world) => {
  let userId: string;
  beforeEach(async () => {
    await createOrgs(world.store);
    ({ id: userId } = await world.store.users.create(org, newUser()));
  });
  const create = (tokenHash: string, forWhom: string | null = userId) =>
    world.store.links.create(org, { userId: forWhom, tokenHash, expiresAt: inMs(world.clock, hour) });

  test('are taken once', async () => {
    await create('t1');
    expect(await world.store.links.find('t1')).toEqual({ orgId: org, userId });
    expect(await world.store.links.take('t1')).toEqual({ orgId: org, userId });
    expect(await world.store.links.take('t1')).toBeNull();
    expect(await world.store.links.find('t1')).toBeNull();
    expect(await world.store.links.take('guess')).toBeNull();
  });

  test('are taken by one of many at once', async () => {
    await create('t1', null);
    const taken = await Promise.all(Array.from({ length: 12 }, () => world.store.links.take('t1')));
    expect(taken.filter((link) => link !== null)).toEqual([{ orgId: org, userId: null }]);
  });

  test('are void when they are over', async () => {
    await create('t1');
    world.clock.move(hour + 1);
    expect(await world.store.links.find('t1')).toBeNull();
    expect(await world.store.links.take('t1')).toBeNull();
  });

  test('are void when a newer one is made for the same, and only for the same', async () => {
    await create('t1');
    await create('first', null);
    await create('t2');
    expect(await world.store.links.take('t1')).toBeNull();
    expect(await world.store.links.take('t2')).toEqual({ orgId: org, userId });
    expect(await world.store.links.take('first')).toEqual({ orgId: org, userId: null });
  });
});

await describeStores('login attempts', (world) => {
  test('are counted within the window, by key', async () => {
    const { loginAttempts } = world.store;
    await loginAttempts.add('ada');
    world.clock.move(40_000);
    await loginAttempts.add('ada');
    await loginAttempts.add('bob');
    expect(await loginAttempts.count('ada', 60_000)).toBe(2);
    world.clock.move(40_000);
    expect(await loginAttempts.count('ada', 60_000)).toBe(1);
    await loginAttempts.clear('ada');
    expect(await loginAttempts.count('ada', 60_000)).toBe(0);
    expect(await loginAttempts.count('bob', 60_000)).toBe(1);
  });

  test('of many at once are all counted', async () => {
    await Promise.all(Array.from({ length: 20 }, () => world.store.loginAttempts.add('ada')));
    expect(await world.store.loginAttempts.count('ada', 60_000)).toBe(20);
  });

  test('are forgotten after a day', async () => {
    await world.store.loginAttempts.add('ada');
    world.clock.move(25 * hour);
    await world.store.loginAttempts.add('bob');
    expect(await world.store.loginAttempts.count('ada', 100 * hour)).toBe(0);
  });
});

await describeStores('API keys', (world) => {
  let userId: string;
  beforeEach(async () => {
    await createOrgs(world.store);
    ({ id: userId } = await world.store.users.create(org, newUser()));
  });
  const create = (secretHash: string, expiresAt: string | null = null) =>
    world.store.apiKeys.create(org, {
      userId,
      name: 'nightly',
      scopes: ['reports:read'],
      reportKeys: ['daily'],
      expiresAt,
      secretHash,
    });

  test('are found by the hash of their secret, which nobody gets to see', async () => {
    const key = await create('hash1');
    expect(key).toMatchObject({ orgId: org, userId, scopes: ['reports:read'], reportKeys: ['daily'] });
    expect(await world.store.apiKeys.findLive('hash1')).toMatchObject({ id: key.id });
    expect(await world.store.apiKeys.findLive('guess')).toBeNull();
    expect(JSON.stringify([key, await world.store.apiKeys.list(org)])).not.toContain('hash1');
  });

  test('note their use, at most once a minute', async () => {
    const { id } = await create('hash1');
    expect(await world.store.apiKeys.get(org, id)).toMatchObject({ lastUsedAt: null });
    await world.store.apiKeys.findLive('hash1');
    const { lastUsedAt: first } = await world.store.apiKeys.get(org, id);
    world.clock.move(30_000);
    await world.store.apiKeys.findLive('hash1');
    expect(await world.store.apiKeys.get(org, id)).toMatchObject({ lastUsedAt: first });
    world.clock.move(31_000);
    await world.store.apiKeys.findLive('hash1');
    const { lastUsedAt: last } = await world.store.apiKeys.get(org, id);
    expect(Date.parse(last ?? '') - Date.parse(first ?? '')).toBeGreaterThan(60_000);
  });

  test('are dead when they are over or revoked', async () => {
    await create('hash1', inMs(world.clock, hour));
    const { id } = await create('hash2');
    world.clock.move(hour + 1);
    expect(await world.store.apiKeys.findLive('hash1')).toBeNull();
    expect(await world.store.apiKeys.findLive('hash2')).toMatchObject({ id });
    await world.store.apiKeys.revoke(org, id);
    expect(await world.store.apiKeys.findLive('hash2')).toBeNull();
    await expect(world.store.apiKeys.revoke(org, id)).rejects.toMatchObject(notFound);
  });

  test('are listed by owner', async () => {
    const own = await create('hash1');
    const bob = await world.store.users.create(org, newUser({ username: 'bob' }));
    const other = { userId: bob.id, name: 'his', scopes: ['*' as const], reportKeys: null, expiresAt: null };
    const his = await world.store.apiKeys.create(org, { ...other, secretHash: 'hash2' });
    expect(await world.store.apiKeys.list(org, bob.id)).toEqual([his]);
    expect((await world.store.apiKeys.list(org)).map(({ id }) => id).toSorted()).toEqual([own.id, his.id].toSorted());
    expect(await world.store.apiKeys.list(otherOrg)).toEqual([]);
  });
});

await describeStores('password hashes', (world) => {
  test('leave the store with the user alone', async () => {
    await createOrgs(world.store);
    const { users, sessions, apiKeys, roles } = world.store;
    const { id: userId } = await users.create(org, newUser({ passwordHash: 'the hash' }));
    const expiresAt = inMs(world.clock, hour);
    const session = await sessions.create(org, { userId, refreshHash: 'the refresh hash', expiresAt });
    await apiKeys.create(org, {
      userId,
      name: 'k',
      scopes: ['*'],
      reportKeys: null,
      expiresAt: null,
      secretHash: 'the key hash',
    });
    const seen = [
      session,
      await sessions.findLive(org, session.id),
      await sessions.rotate('the refresh hash', { refreshHash: 'the next hash', expiresAt }),
      await apiKeys.findLive('the key hash'),
      await apiKeys.list(org),
      await roles.list(org),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/the [a-z ]*hash/);
  });
});

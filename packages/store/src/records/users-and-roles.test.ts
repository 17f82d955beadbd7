import { beforeEach, expect, test } from 'vitest';
import { createOrgs, newDatasource, newDocument, newUser, org, otherOrg } from '../../test/records.ts';
import { describeStores } from '../../test/stores.ts';

const conflict = { code: 'store.conflict' };
const notFound = { code: 'store.not_found' };

await describeStores('organisations', (world) => {
  test('start with the default one', async () => {
    expect(await world.store.orgs.list()).toMatchObject([{ id: 'default-org' }]);
    await world.store.users.create('default-org', newUser());
  });

  test('have one id each', async () => {
    const created = await world.store.orgs.create({ id: org, name: 'A' });
    expect(await world.store.orgs.list()).toContainEqual(created);
    await expect(world.store.orgs.create({ id: org, name: 'again' })).rejects.toMatchObject(conflict);
  });

  test('that are not there have no users, roles or policies', async () => {
    const { users, roles } = world.store;
    await expect(users.create('nowhere', newUser())).rejects.toMatchObject(notFound);
    await expect(roles.put('nowhere', { name: 'clerk', level: 'viewer', description: '' })).rejects.toMatchObject(
      notFound,
    );
  });
});

await describeStores('users', (world) => {
  beforeEach(() => createOrgs(world.store));

  test('come back as they were stored, by id and by name', async () => {
    const { users } = world.store;
    const created = await users.create(org, newUser({ username: 'Ada@Example.org' }));
    expect(created).toMatchObject({ ...newUser(), username: 'ada@example.org', orgId: org, isDisabled: false });
    expect(await users.get(org, created.id)).toEqual(created);
    expect(await users.find(org, created.id)).toEqual(created);
    expect(await users.find(org, 'ADA@example.org')).toEqual(created);
    expect(await users.find(org, 'bob')).toBeNull();
    expect(await users.list(org)).toEqual([created]);
  });

  test('have a name of their own within the organisation', async () => {
    const { users } = world.store;
    await users.create(org, newUser());
    await expect(users.create(org, newUser({ username: 'ADA' }))).rejects.toMatchObject(conflict);
    await users.create(otherOrg, newUser());
    expect((await users.findByName('Ada')).map(({ orgId }) => orgId)).toEqual([org, otherOrg]);
    expect(await users.count()).toBe(2);
  });

  test('of one name are created once when many are at once', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, () => world.store.users.create(org, newUser())),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('need a role that is there', async () => {
    const { users, roles } = world.store;
    await expect(users.create(org, newUser({ role: 'clerk' }))).rejects.toMatchObject(notFound);
    await roles.put(otherOrg, { name: 'clerk', level: 'viewer', description: '' });
    await expect(users.create(org, newUser({ role: 'clerk' }))).rejects.toMatchObject(notFound);
    await roles.put(org, { name: 'clerk', level: 'viewer', description: '' });
    const { id } = await users.create(org, newUser({ role: 'clerk' }));
    await expect(users.change(org, id, { role: 'nobody' })).rejects.toMatchObject(notFound);
  });

  test('are changed in what is given, and in nothing else', async () => {
    const { users } = world.store;
    const created = await users.create(org, newUser());
    world.clock.move(5);
    const changed = await users.change(org, created.id, { claims: { region: 'north' }, passwordHash: null });
    expect(changed).toEqual({
      ...created,
      claims: { region: 'north' },
      passwordHash: null,
      updatedAt: changed.updatedAt,
    });
    expect(changed.updatedAt > created.updatedAt).toBe(true);
  });

  test('remember their last login', async () => {
    const { users } = world.store;
    const { id } = await users.create(org, newUser());
    await users.setLastLogin(org, id);
    const { lastLoginAt } = await users.get(org, id);
    expect(Math.abs(Date.parse(lastLoginAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test.each([{ isDisabled: true }, { role: 'viewer' }])('keep an administrator: %o', async (change) => {
    const { users } = world.store;
    const { id } = await users.create(org, newUser({ role: 'admin' }));
    await users.create(org, newUser({ username: 'bob' }));
    await expect(users.change(org, id, change)).rejects.toMatchObject(conflict);
    expect(await users.get(org, id)).toMatchObject({ role: 'admin', isDisabled: false });
    await users.create(org, newUser({ username: 'eve', role: 'admin' }));
    await expect(users.change(org, id, change)).resolves.toMatchObject(change);
  });

  test('that administer by a role of the organisation count as well', async () => {
    const { users, roles } = world.store;
    await roles.put(org, { name: 'owner', level: 'admin', description: '' });
    const admin = await users.create(org, newUser({ role: 'admin' }));
    await users.create(org, newUser({ username: 'bob', role: 'owner' }));
    await users.change(org, admin.id, { role: 'viewer' });
    await expect(roles.put(org, { name: 'owner', level: 'viewer', description: '' })).rejects.toMatchObject(conflict);
    expect(await roles.find(org, 'owner')).toMatchObject({ level: 'admin' });
  });

  test('keep an administrator when all step down at once', async () => {
    const { users } = world.store;
    const admins = await Promise.all(
      Array.from({ length: 8 }, (_, index) => users.create(org, newUser({ username: `admin${index}`, role: 'admin' }))),
    );
    const attempts = await Promise.allSettled(admins.map(({ id }) => users.change(org, id, { isDisabled: true })));
    expect(attempts.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect((await users.list(org)).filter(({ isDisabled }) => !isDisabled)).toHaveLength(1);
  });
});

await describeStores('roles', (world) => {
  beforeEach(() => createOrgs(world.store));
  const clerk = { name: 'clerk', level: 'viewer' as const, description: 'at the counter' };

  test('start with those that are built in, which nobody changes', async () => {
    const { roles } = world.store;
    expect((await roles.list(org)).map(({ name, level, isBuiltIn }) => [name, level, isBuiltIn])).toEqual([
      ['admin', 'admin', true],
      ['analyst', 'analyst', true],
      ['viewer', 'viewer', true],
    ]);
    await expect(roles.put(org, { ...clerk, name: 'viewer', level: 'admin' })).rejects.toMatchObject(conflict);
    await expect(roles.remove(org, 'admin')).rejects.toMatchObject(conflict);
  });

  test('are added after them, and changed', async () => {
    const { roles } = world.store;
    await roles.put(org, clerk);
    const changed = await roles.put(org, { ...clerk, level: 'analyst' });
    expect(changed).toEqual({ ...clerk, level: 'analyst', isBuiltIn: false });
    expect((await roles.list(org)).at(-1)).toEqual(changed);
    expect(await roles.find(org, 'clerk')).toEqual(changed);
    expect(await roles.find(org, 'nobody')).toBeNull();
  });

  test('stay while somebody has them', async () => {
    const { roles, users } = world.store;
    await roles.put(org, clerk);
    const { id } = await users.create(org, newUser({ role: 'clerk' }));
    await expect(roles.remove(org, 'clerk')).rejects.toMatchObject(conflict);
    await users.change(org, id, { role: 'viewer' });
    await roles.remove(org, 'clerk');
    await expect(roles.remove(org, 'clerk')).rejects.toMatchObject(notFound);
  });

  test('go with their policies, and what only they could read is read by who reads all', async () => {
    const { roles, policies, datasources, documents } = world.store;
    await datasources.create(org, newDatasource());
    await roles.put(org, clerk);
    const content = { datasourceId: 'sales', relations: [], session: [], updatedBy: 'ada' };
    await policies.put(org, { ...content, role: 'clerk' });
    await policies.put(org, { ...content, role: 'viewer' });
    await documents.put(org, newDocument({ roles: ['clerk'] }));
    await roles.remove(org, 'clerk');
    await roles.put(org, clerk);
    expect((await policies.list(org)).map(({ role }) => role)).toEqual(['viewer']);
    expect(await documents.list(org, { role: 'clerk' }, { limit: 9, offset: 0 })).toEqual({ items: [], total: 0 });
    expect(await documents.list(org, { role: null }, { limit: 9, offset: 0 })).toMatchObject({
      items: [{ roles: [] }],
    });
  });

  test('that are removed while users are given them leave no user without a role', async () => {
    const { roles, users } = world.store;
    await roles.put(org, clerk);
    const names = Array.from({ length: 6 }, (_, index) => newUser({ username: `u${index}`, role: 'clerk' }));
    await Promise.allSettled([
      ...names.slice(0, 3).map((user) => users.create(org, user)),
      roles.remove(org, 'clerk'),
      ...names.slice(3).map((user) => users.create(org, user)),
    ]);
    const isThere = (await roles.find(org, 'clerk')) !== null;
    expect((await users.list(org)).length > 0).toBe(isThere);
  });
});

await describeStores('policies', (world) => {
  beforeEach(async () => {
    await createOrgs(world.store);
    await world.store.datasources.create(org, newDatasource());
  });
  const relations = [{ relation: 'orders', rows: [{ column: 'store_id', claim: 'store_ids' }], masked: ['email'] }];
  const policy = {
    role: 'analyst',
    datasourceId: 'sales',
    relations,
    session: [{ variable: 'app.store', claim: 'store_id' }],
    updatedBy: 'ada',
  };

  test('come back as they were stored, and replace each other', async () => {
    const { policies } = world.store;
    const first = await policies.put(org, policy);
    expect(first).toMatchObject(policy);
    expect(await policies.find(org, 'analyst', 'sales')).toEqual(first);
    world.clock.move(5);
    const second = await policies.put(org, { ...policy, relations: [], updatedBy: 'bob' });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    expect(await policies.list(org)).toEqual([second]);
  });

  test('are for a role and a datasource that are there', async () => {
    const { policies } = world.store;
    await expect(policies.put(org, { ...policy, role: 'nobody' })).rejects.toMatchObject(notFound);
    await expect(policies.put(org, { ...policy, datasourceId: 'nothing' })).rejects.toMatchObject(notFound);
    expect(await policies.find(org, 'viewer', 'sales')).toBeNull();
  });

  test('go when they are removed, or their datasource is', async () => {
    const { policies, datasources } = world.store;
    await policies.put(org, policy);
    await policies.remove(org, 'analyst', 'sales');
    await expect(policies.remove(org, 'analyst', 'sales')).rejects.toMatchObject(notFound);
    await policies.put(org, policy);
    await datasources.remove(org, 'sales');
    await datasources.create(org, newDatasource());
    expect(await policies.list(org)).toEqual([]);
  });
});

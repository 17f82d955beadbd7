import { type IrInput, irSchema } from '@air/contract';
import type { NewRun, RunRecord } from '@air/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop, learnShop, newRun, openWorld, org, waitForEnd, type World } from '../../test/world.ts';
import { type Runner, startRunner } from '../index.ts';

let world: World;
let runner: Runner;
beforeAll(async () => {
  world = await openWorld();
  await addShop(world);
  runner = await startRunner(world.options);
  await learnShop(world.store);
});
afterAll(async () => {
  await runner.stop();
  await world.close();
});

const perStore: IrInput = {
  entities: ['orders', 'stores'],
  metrics: [{ name: 'revenue', agg: 'sum', field: 'orders.total' }],
  dimensions: ['stores.name'],
};

async function run(sql: string, ir: IrInput | null, change: Partial<NewRun> = {}): Promise<RunRecord> {
  const { id } = await world.store.runs.create(
    org,
    newRun('query', { generator: 'model', sql, ir: ir && irSchema.parse(ir), ...change }),
  );
  runner.wake();
  const ended = await waitForEnd(world.store, id);
  expect(ended.problem).toBeNull();
  return ended;
}

const join = 'from orders o join stores s on s.id = o.store_id';

test('SQL of a model that means the same agrees with the compiler', async () => {
  const { agreement } = await run(`select sum(total) as r, s.name ${join} group by s.name order by 1`, perStore);
  expect(agreement).toEqual({ state: 'agrees', message: "AIR's own query for the same meaning gives the same 3 rows" });
});

test('SQL of a model that means something else differs, and the run succeeds all the same', async () => {
  const { agreement, status } = await run(`select s.name, avg(total) as revenue ${join} group by s.name`, perStore);
  expect(status).toBe('succeeded');
  expect(agreement?.state).toBe('differs');
  expect(agreement?.message).toMatch(/only in the model's: \(\w+, \d+.*only in AIR's: /);
});

test('a result that the guard cut off is held against all rows of the compiler', async () => {
  const ir: IrInput = { entities: ['stores'], dimensions: ['stores.name'] };
  const limits = { maxRows: 2, maxBytes: 1_000_000, timeoutMs: 10_000 };
  const { agreement, rowCount } = await run('select name from stores', ir, { limits });
  expect(rowCount).toBe(2);
  expect(agreement).toMatchObject({ state: 'agrees', message: expect.stringContaining('2 rows shown') });
});

test('a long result is compared with the first thousand rows of the compiler', async () => {
  const ir: IrInput = { entities: ['orders'], dimensions: ['orders.id', 'orders.total'] };
  const same = await run('select total, id from orders limit 7000', ir);
  expect(same.agreement).toMatchObject({ state: 'agrees', message: expect.stringContaining('first 1000 rows') });
  const other = await run('select total + 1 as total, id from orders limit 7000', ir);
  expect(other.agreement?.state).toBe('differs');
});

test('what cannot be compared says why', async () => {
  const unknown: IrInput = { entities: ['stores'], dimensions: ['stores.colour'] };
  expect((await run('select name from stores', unknown)).agreement).toMatchObject({
    state: 'not_checked',
    message: expect.stringContaining('colour'),
  });
  expect((await run('select name from stores', null)).agreement?.state).toBe('not_checked');
});

test('SQL of a person is compared with nothing', async () => {
  expect((await run('select name from stores', null, { generator: 'person' })).agreement).toBeNull();
});

test('both queries stay within the scope of the subject, and so does what is said of their difference', async () => {
  await world.store.orgs.create({ id: org, name: org });
  await world.store.roles.put(org, { name: 'north', level: 'analyst', description: '' });
  await world.store.policies.put(org, {
    role: 'north',
    datasourceId: 'shop',
    relations: [
      { relation: 'stores', rows: [{ column: 'id', values: [1] }], masked: [] },
      { relation: 'orders', rows: [{ column: 'store_id', values: [1] }], masked: [] },
    ],
    session: [],
    updatedBy: 'admin',
  });
  const subject = { userId: 'nora', role: 'north', level: 'analyst' as const, claims: {} };
  const same = await run(`select s.name, sum(total) as revenue ${join} group by s.name`, perStore, { subject });
  expect(same).toMatchObject({ rowCount: 1, agreement: { state: 'agrees' } });
  const other = await run(`select s.name, max(total) as revenue ${join} group by s.name`, perStore, { subject });
  expect(other.agreement?.message).toMatch(/only in the model's: \(North, /);
  expect(other.agreement?.message).not.toMatch(/South|East/);
});

import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { engineOf } from '../../test/engine-of.ts';
import { describeDatabases, secretBox } from '../../test/stores.ts';
import { openStore, type StoreSettings } from '../index.ts';
import { migrate } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { migrations } from './index.ts';

const org = 'default-org';

await describeDatabases('a control plane of before there were roles', (world) => {
  test('keeps its runs, as those of somebody who saw everything', async () => {
    await makeOld(world.settings);
    const store = await openStore({ ...world.settings, secretBox });
    expect(await store.runs.get(org, 'run_1')).toMatchObject({
      status: 'succeeded',
      requestedBy: "o'hara",
      subject: { userId: "o'hara", role: 'admin', level: 'admin', claims: {} },
      accessFingerprint: 'all',
      asOf: '2025-01-01T00:00:00.000Z',
      agreement: null,
      sqlParams: [1],
    });
    expect(await store.runs.samples(org, 'run_1')).toEqual([['9007199254740993']]);
    expect(await store.runs.get(org, 'run_2')).toMatchObject({ subject: { userId: 'bob' }, status: 'queued' });
    expect(await store.runs.claim('runner-1', 1_000)).toMatchObject({ id: 'run_2', subject: { userId: 'bob' } });
    await store.close();
  });

  test('keeps its scopes, datasources and reports', async () => {
    await makeOld(world.settings);
    const store = await openStore({ ...world.settings, secretBox });
    expect(await store.scopes.get(org, 'scope_1')).toMatchObject({ createdBy: 'local', name: 'Sales' });
    expect(await store.datasources.list(org)).toMatchObject([{ id: 'sales', revision: 4 }]);
    expect(await store.orgs.list()).toMatchObject([{ id: org }]);
    expect(await store.users.count()).toBe(0);
    await store.close();
    const again = await openStore({ ...world.settings, secretBox });
    expect((await again.runs.list(org, { limit: 9, offset: 0 })).total).toBe(2);
    await again.close();
  });
});

/** What the first release left behind. */
async function makeOld(settings: StoreSettings): Promise<void> {
  const engine = engineOf(settings);
  const db = new Kysely<Tables>({ dialect: engine.dialect('durable') });
  expect(await migrate(db, engine, migrations.slice(0, 1))).toEqual(['0001-control-plane']);
  await sql`insert into datasources values
    (${org}, 'sales', 'postgres', null, null, 'Sales', 1, 0, 0, null, 4, 't', 't')`.execute(db);
  await sql`insert into scopes values
    (${org}, 'scope_1', 'Sales', 'sales?', 'sales', 'draft', 1, 't', 't')`.execute(db);
  await insertRun(db, { id: 'run_1', by: "o'hara", status: 'succeeded' });
  await insertRun(db, { id: 'run_2', by: 'bob', status: 'queued' });
  await sql`insert into report_samples values (${org}, 'run_1', 0, '["9007199254740993"]')`.execute(db);
  await db.destroy();
}

async function insertRun(db: Kysely<Tables>, run: { id: string; by: string; status: string }): Promise<void> {
  await sql`insert into runs
    (org_id, id, kind, status, datasource_id, requested_by, sql_params_json, params_json, visuals_json, limits_json,
      columns_json, cancel_requested, fence, queued_at, trace_id)
    values (${org}, ${run.id}, 'query', ${run.status}, 'sales', ${run.by}, '[1]', '{}', '[]', '{}',
      '[]', 0, 0, '2025-01-01T00:00:00.000Z', 'trace_1')`.execute(db);
}

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEnd } from '@air/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
});
afterAll(() => open.close());

const reached: RunEnd = {
  status: 'succeeded',
  outcome: { engine: 'PostgreSQL 15.20', latencyMs: 3, warnings: ['is a superuser'] },
};
const unreachable: RunEnd = {
  status: 'failed',
  problem: {
    type: '/problems/connector.unreachable',
    title: 'Datasource unreachable',
    status: 502,
    detail: 'host pg does not answer',
    code: 'connector.unreachable',
  },
};

const register = (payload: object) => open.app.inject({ method: 'POST', url: '/v1/datasources', payload });

test('a datasource is stored, tried, learned in the background, and its password never shown', async () => {
  const answer = register({ id: 'sales', kind: 'postgres', dsn: 'postgres://reporter:hunter2secret@pg:5432/sales' });
  const probe = await open.playRunner((run) => {
    expect(run.kind).toBe('probe');
    return reached;
  });
  expect(probe.datasourceId).toBe('sales');
  const created = await answer;
  expect(created.statusCode).toBe(201);
  expect(created.json()).toMatchObject({
    id: 'sales',
    default: true,
    dsn: 'postgres://reporter:***@pg:5432/sales',
    from_config: false,
  });

  const { items } = (await open.app.inject('/v1/runs?kind=learn')).json<{
    items: { datasource_id: string; status: string }[];
  }>();
  expect(items).toMatchObject([{ datasource_id: 'sales', status: 'queued' }]);
  const shown = [
    created.body,
    (await open.app.inject('/v1/datasources')).body,
    (await open.app.inject('/v1/runs')).body,
    open.logged.join(''),
  ].join('');
  expect(shown).not.toContain('hunter2secret');
  await open.playRunner(() => ({ status: 'failed' }));
});

test('what cannot be reached is registered all the same and says so', async () => {
  const answer = register({ id: 'far', kind: 'mysql', dsn: 'user:pass@tcp(nowhere:3306)/ops' });
  await open.playRunner(() => unreachable);
  expect((await answer).statusCode).toBe(201);
  const check = open.app.inject({ method: 'POST', url: '/v1/datasources/far/health' });
  await open.playRunner(() => unreachable);
  expect((await check).json()).toMatchObject({ ok: false, problem: { code: 'connector.unreachable' } });
});

test('the same id again is a conflict', async () => {
  const answer = await register({ id: 'far', kind: 'mysql', dsn: 'user:pass@tcp(nowhere:3306)/ops' });
  expect(answer.statusCode).toBe(409);
  expect(answer.json()).toMatchObject({ code: 'store.conflict' });
});

test('settings are tried without being stored', async () => {
  const payload = { kind: 'postgres', dsn: 'postgres://u:topsecretword@h/db' };
  const answer = open.app.inject({ method: 'POST', url: '/v1/datasources/test', payload });
  await open.playRunner(() => reached);
  expect((await answer).json()).toMatchObject({ ok: true, engine: 'PostgreSQL 15.20', warnings: ['is a superuser'] });
  expect((await open.app.inject('/v1/runs')).body).not.toContain('topsecretword');
  expect((await open.app.inject('/v1/datasources')).body).not.toContain('u:');
});

test.each([
  ['a kind that does not exist', { id: 'x', kind: 'oracle', dsn: 'x' }, 'request.invalid'],
  ['an id that is a path', { id: '../x', kind: 'sqlite', dsn: '/x.db' }, 'request.invalid'],
  ['no dsn', { id: 'x', kind: 'postgres' }, 'datasource.invalid'],
  ['the dsn of another kind', { id: 'x', kind: 'postgres', dsn: 'mysql://u:p@h/d' }, 'datasource.invalid'],
  ['a folder for a database', { id: 'x', kind: 'mysql', dsn: 'u:p@tcp(h)/d', base_path: '/tmp' }, 'datasource.invalid'],
  ['a dsn for a folder', { id: 'x', kind: 'files', dsn: '/tmp' }, 'datasource.invalid'],
  ['a folder that is not there', { id: 'x', kind: 'files', base_path: '/no/such/folder' }, 'datasource.invalid'],
  ['a folder that is relative', { id: 'x', kind: 'files', base_path: 'data' }, 'datasource.invalid'],
  ['a folder that climbs', { id: 'x', kind: 'files', base_path: '/tmp/../etc' }, 'connector.path_denied'],
  ['a folder with a NUL', { id: 'x', kind: 'files', base_path: '/tmp\0/x' }, 'request.invalid'],
  ['a database file that climbs', { id: 'x', kind: 'sqlite', dsn: 'file:/tmp/../x.db' }, 'connector.path_denied'],
])('%s is refused', async (_what, payload, code) => {
  const answer = await register(payload);
  expect(answer.json()).toMatchObject({ code });
  expect(answer.statusCode).toBe(400);
});

test("AIR's own control plane is no datasource", async () => {
  const answer = await register({ id: 'self', kind: 'sqlite', dsn: `file:${join(open.folder, 'air.db')}?mode=ro` });
  expect(answer.json()).toMatchObject({ code: 'connector.path_denied' });
  for (const folder of [open.folder, '/']) {
    const refused = await register({ id: 'self', kind: 'files', base_path: folder });
    expect(refused.json()).toMatchObject({ code: 'connector.path_denied' });
  }
});

test('where a root for folders is configured, a link does not lead out of it', async () => {
  const root = join(open.folder, 'root');
  mkdirSync(join(root, 'energy'), { recursive: true });
  writeFileSync(join(root, 'energy', 'a.csv'), 'a\n1\n');
  symlinkSync('/etc', join(root, 'out'));
  const rooted = await openTestApp({ filesRoot: root });
  const send = (id: string, path: string) =>
    rooted.app.inject({ method: 'POST', url: '/v1/datasources', payload: { id, kind: 'files', base_path: path } });

  for (const path of ['/etc', 'out', join(root, 'out'), '../energy']) {
    expect((await send('x', path)).json()).toMatchObject({ code: 'connector.path_denied' });
  }
  const inside = send('energy', 'energy');
  await rooted.playRunner(() => reached);
  expect((await inside).json()).toMatchObject({ base_path: join(root, 'energy') });
  await rooted.close();
});

test('a datasource of the configuration file is removed there, any other here', async () => {
  await open.world.store.datasources.upsert('default-org', {
    id: 'fixed',
    kind: 'sqlite',
    dsn: '/f.db',
    basePath: null,
    displayName: 'Fixed',
    isDefault: false,
    isFromConfig: true,
    isSample: false,
  });
  const kept = await open.app.inject({ method: 'DELETE', url: '/v1/datasources/fixed' });
  expect(kept.statusCode).toBe(409);
  const gone = await open.app.inject({ method: 'DELETE', url: '/v1/datasources/far' });
  expect(gone.statusCode).toBe(204);
  expect(gone.body).toBe('');
  expect((await open.app.inject('/v1/datasources/far')).statusCode).toBe(404);
});

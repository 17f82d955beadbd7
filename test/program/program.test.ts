import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningAir, runAir, runCli, startAir, startCli } from './start-air.ts';

vi.setConfig({ testTimeout: 120_000 });

let air: RunningAir;
beforeAll(async () => {
  air = await startAir();
});
afterAll(() => air.stop());

async function cli(...words: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runCli(air.url, words);
  if (code !== 0) throw new Error(`aircli ${words.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout);
}

async function failure(
  ...words: string[]
): Promise<{ code: number | null; problem: { code: string; status: number } }> {
  const { code, stderr } = await runCli(air.url, words);
  return { code, problem: JSON.parse(stderr.trim().split('\n').at(-1) ?? '') };
}

function fileOf(name: string, content: object): string {
  const path = join(air.dataDirectory, name);
  writeFileSync(path, JSON.stringify(content));
  return `@${path}`;
}

test('a first start has sample data that is learned and healthy', async () => {
  const { items } = (await cli('get', '/v1/datasources')) as {
    items: { id: string; is_sample: boolean; health: { ok: boolean }; table_count: number }[];
  };
  expect(items.map(({ id }) => id).sort()).toEqual(['sample-energy', 'sample-retail']);
  for (const { is_sample: isSample, health, table_count: tables } of items) {
    expect({ isSample, isHealthy: health.ok, hasTables: tables > 0 }).toEqual({
      isSample: true,
      isHealthy: true,
      hasTables: true,
    });
  }
  expect(await cli('get', '/healthz')).toMatchObject({ status: 'ok', runners: 1 });
});

test.each([
  ['total revenue by store for last quarter', 'sample-retail'],
  ['daily kWh by site in September 2025', 'sample-energy'],
])('"%s" is answered, saved as a report, and run again with other values', async (question, datasource) => {
  const answered = (await cli(
    'ask',
    question,
    '--datasource',
    datasource,
    '--yes',
    '--save',
    `from-${datasource}`,
  )) as {
    draft: { scope_md: string };
    run: { id: string; status: string; sql: string };
    result: { total_rows: number; rows: unknown[][] };
    analysis: { verdict: { level: string } };
  };
  expect(answered.run.status).toBe('succeeded');
  expect(answered.result.total_rows).toBeGreaterThan(1);
  expect(answered.draft.scope_md).toContain(question);

  const again = (await cli('report', 'run', `from-${datasource}`)) as typeof answered;
  expect(again.result).toMatchObject({ total_rows: answered.result.total_rows, rows: answered.result.rows });

  const narrowed = await fetch(`${air.url}/v1/reports/from-${datasource}/run?wait=30`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dateFrom: '2025-09-10', dateTo: '2025-09-11' }),
  });
  expect(narrowed.status).toBe(202);
  const run = (await narrowed.json()) as { status: string; row_count: number };
  expect(run.status).toBe('succeeded');
});

test('the generic mode reads bodies from files, queries from words, and prints what the server says', async () => {
  const ir = { entities: ['orders'], metrics: [{ name: 'orders', agg: 'count' }] };
  const written = await cli(
    '--auth',
    'disabled',
    'post',
    '/v1/sql',
    '--json',
    fileOf('ir.json', ir),
    '--query',
    'datasource_id=sample-retail',
  );
  expect(written).toMatchObject({ datasource_id: 'sample-retail', safety_report: { verdict: 'allowed' } });
  const created = await cli('post', '/v1/reports', '--json', '{"key":"generic","title":"Generic"}');
  expect(created).toMatchObject({ key: 'generic' });
  const { code, stdout } = await runCli(air.url, ['delete', '/v1/reports/generic']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const { stdout: listed } = await runCli(air.url, ['get', 'v1/runs', '--query', 'limit=1', '--query', 'kind=learn']);
  expect(JSON.parse(listed)).toMatchObject({ items: [{ kind: 'learn' }] });
});

test('a body comes from standard input', async () => {
  const { stdout } = await runCli(air.url, ['post', '/v1/ask', '--json', '-'], '{"question":"how many stores"}');
  expect(JSON.parse(stdout)).toMatchObject({ question: 'how many stores' });
});

test('a failure ends with the problem as the last line and exit code 1, wrong usage with 2', async () => {
  expect(await failure('get', '/v1/reports/none')).toMatchObject({
    code: 1,
    problem: { code: 'store.not_found', status: 404 },
  });
  expect(await failure('run', '--sql', 'delete from orders')).toMatchObject({
    code: 1,
    problem: { code: 'guard.not_read_only' },
  });
  expect(await failure('ws', '--channel', 'run/run_1')).toMatchObject({
    code: 1,
    problem: { code: 'internal.not_implemented' },
  });
  expect((await runCli('http://127.0.0.1:9', ['get', '/healthz'])).stderr).toContain('cli.unreachable');
  expect((await runCli(air.url, ['frobnicate'])).code).toBe(2);
  expect((await runCli(air.url, ['run'])).code).toBe(2);
  expect((await runCli(air.url, ['post', '/v1/ask', '--query', 'novalue'])).code).toBe(2);
});

test('Ctrl-C cancels the run on the server', async () => {
  const slow = 'select count(*) from order_items a, order_items b, order_items c';
  const { child, ended } = startCli(air.url, ['run', '--sql', slow, '--datasource', 'sample-retail']);
  const running = async () => {
    const { items } = (await (await fetch(`${air.url}/v1/runs?status=running`)).json()) as { items: { id: string }[] };
    return items[0]?.id;
  };
  let id: string | undefined;
  while (id === undefined) id = await running();
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/canceled/);
  expect(await cli('get', `/v1/runs/${id}`)).toMatchObject({ status: 'canceled' });
});

test('a killed runner is started again and the API answers all the while', async () => {
  const pid = Number(/"role":"runner","pid":(\d+)/.exec(air.log())?.[1]);
  process.kill(pid, 'SIGKILL');
  expect((await fetch(`${air.url}/healthz`)).status).toBe(200);
  const answered = (await cli('run', '--sql', 'select count(*) as n from stores', '--datasource', 'sample-retail')) as {
    run: { status: string };
  };
  expect(answered.run.status).toBe('succeeded');
});

test('the log is JSON and holds no values of requests', async () => {
  await fetch(`${air.url}/v1/runs?limit=17`);
  const lines = air.log().trim().split('\n');
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(air.log()).not.toContain('limit=17');
});

test('a port that is taken is named, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const place = taken.address();
  const port = typeof place === 'object' && place ? place.port : 0;
  const ended = await runAir(['serve', '--data-dir', join(air.dataDirectory, 'other'), '--port', String(port)]);
  taken.close();
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`port ${port} on 127.0.0.1 is in use`);
  expect(ended.stderr).toContain(`PORT=${port + 1} make run`);
});

test('another address with default secrets is refused', async () => {
  const ended = await runAir(['serve', '--data-dir', join(air.dataDirectory, 'other'), '--host', '0.0.0.0']);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('config.unsafe');
});

test('tokens of `air token` open an API with authentication', async () => {
  const environment = { AIR_JWT_SECRET: 'a-secret-of-this-test-alone' };
  const config = join(air.dataDirectory, 'auth.yaml');
  writeFileSync(config, 'server:\n  auth:\n    enabled: true\n    jwt_secret: ${AIR_JWT_SECRET}\n');
  const closed = await startAir(['--config', config, '--no-sample'], environment);
  const token = (
    await runAir(['token', '--config', config, '--user', 'ada', '--role', 'admin'], environment)
  ).stdout.trim();
  expect((await fetch(`${closed.url}/v1/reports`)).status).toBe(401);
  expect((await runCli(closed.url, ['get', '/v1/reports'])).code).toBe(1);
  expect((await runCli(closed.url, ['--token', token, 'get', '/v1/reports'])).code).toBe(0);
  const { code } = await closed.stop();
  expect(code).toBe(0);
});

test('the first administrator comes by the link in the terminal, logs in on the command line, and adds others', async () => {
  const environment = { AIR_JWT_SECRET: 'a-secret-of-this-test-alone' };
  const config = join(air.dataDirectory, 'first.yaml');
  writeFileSync(config, 'server:\n  auth:\n    enabled: true\n    jwt_secret: ${AIR_JWT_SECRET}\n');
  const first = await startAir(['--config', config, '--no-sample'], environment);
  const [, link = '', token = ''] = /(http:\S+\/setup\?token=(\w+))/.exec(first.said()) ?? [];
  expect(link).toBe(`${first.url}/setup?token=${token}`);
  const password = 'correct horse battery';
  const setUp = await fetch(`${first.url}/v1/auth/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, username: 'boss', password }),
  });
  expect(setUp.status).toBe(200);

  const login = await runCli(first.url, ['login', 'boss', '--password-stdin'], `${password}\n`);
  expect(login.stderr).toBe('');
  const who = await runCli(first.url, ['whoami']);
  expect(JSON.parse(who.stdout)).toMatchObject({ username: 'boss', level: 'admin', via: 'session' });
  expect((await runCli(first.url, ['logout'])).code).toBe(0);
  expect((await runCli(first.url, ['whoami'])).code).toBe(1);

  const words = ['--config', config, '--data-dir', first.dataDirectory];
  const added = await runAir(['user', 'add', 'Vera', '--claims', '{"store_id":3}', ...words], environment);
  expect(added.stdout).toMatch(/vera is created with the role viewer[^]*\/setup\?token=\w{40}/);
  expect((await runAir(['user', 'disable', 'vera', ...words], environment)).code).toBe(0);
  expect((await runAir(['user', 'list', ...words], environment)).stdout).toMatch(
    /boss\tadmin.*\nvera\tviewer\tdisabled/,
  );
  expect((await runAir(['org', 'add', 'acme', '--admin', 'ann', ...words], environment)).stdout).toContain(
    '/setup?token=',
  );
  expect(first.log() + first.said().replace(token, '')).not.toMatch(/correct horse|\$argon2|airr_|eyJ/);
  await first.stop();
});

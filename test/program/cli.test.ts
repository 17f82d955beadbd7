import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningAir, runCli, startAir } from './start-air.ts';

vi.setConfig({ testTimeout: 120_000 });

let air: RunningAir;
beforeAll(async () => {
  air = await startAir();
});
afterAll(() => air.stop());

async function cli<Answer>(...words: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await runCli(air.url, words);
  if (code !== 0) throw new Error(`aircli ${words.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Answer; // what the contract promises; the tests look at it
}

const ordersByMonth = {
  version: '1',
  ir: {
    entities: ['orders'],
    metrics: [{ name: 'orders', agg: 'count' }],
    dimensions: ['month'],
    filters: [{ field: 'order_date', op: '>=', value: '{{dateFrom}}' }],
    grain: '1 month',
    order: [{ field: 'month', dir: 'asc' }],
  },
  params: {
    exposed: ['dateFrom'],
    schema: { type: 'object', properties: { dateFrom: { type: 'string', format: 'date' } } },
  },
};

test('a datasource is added, tested, learned, asked and removed', async () => {
  const folder = join(air.dataDirectory, 'meters');
  mkdirSync(folder);
  writeFileSync(join(folder, 'meters.csv'), 'meter,kwh\nm1,1.5\nm1,2.5\nm2,3\n');

  const fromHere = relative(process.cwd(), folder);
  expect(await cli('datasource', 'add', 'meters', '--kind', 'files', '--base-path', fromHere)).toMatchObject({
    id: 'meters',
    base_path: folder,
    health: { ok: true },
  });
  expect(await cli('datasource', 'test', 'meters')).toMatchObject({ ok: true });
  expect(await cli('learn', 'meters')).toEqual({ datasource_id: 'meters', tables: 1, relationships: 0 });
  const { result } = await cli<{ result: { rows: unknown[][] } }>(
    'ask',
    'total kwh by meter',
    '--datasource',
    'meters',
    '--yes',
  );
  expect(new Map(result.rows.map(([meter, kwh]) => [meter, Number(kwh)]))).toEqual(
    new Map([
      ['m1', 4],
      ['m2', 3],
    ]),
  );
  expect(await cli('datasource', 'remove', 'meters')).toEqual({ removed: 'meters' });
  const { items } = await cli<{ items: { id: string }[] }>('datasource', 'list');
  expect(items.map(({ id }) => id)).not.toContain('meters');
});

test('a datasource that cannot be reached is told with exit code 1', async () => {
  const added = await runCli(air.url, ['datasource', 'add', 'gone', '--kind', 'sqlite', '--dsn', '/nowhere/gone.db']);
  const tested = await runCli(air.url, ['datasource', 'test', 'gone']);
  expect([added.code, tested.code]).toContain(1);
  expect(added.stderr + added.stdout + tested.stdout).not.toContain('    at ');
});

test('a report is saved, run with other values, exported and imported under another key', async () => {
  const def = `@${fileOf('orders.json', JSON.stringify(ordersByMonth))}`;
  const saved = await cli('report', 'save', 'orders-by-month', '--def', def, '--datasource', 'sample-retail');
  expect(saved).toMatchObject({ version: 1 });
  expect(await cli('report', 'save', 'orders-by-month', '--def', def)).toMatchObject({ version: 2 });

  const run = async (key: string, ...words: string[]) => {
    const { result } = await cli<{ result: { total_rows: number; rows: unknown[][]; columns: object[] } }>(
      'report',
      'run',
      key,
      ...words,
    );
    return result;
  };
  const all = await run('orders-by-month', '--version', '1');
  const same = { rows: all.rows, columns: all.columns };
  const late = await run('orders-by-month', '--version', '1', '--param', 'dateFrom=2025-07-01');
  expect(late.total_rows).toBeGreaterThan(0);
  expect(late.total_rows).toBeLessThan(all.total_rows);
  expect(await run('orders-by-month', '--datasource', 'sample-retail')).toMatchObject(same);

  for (const format of ['json', 'yaml']) {
    const exported = await runCli(air.url, ['report', 'export', 'orders-by-month', '--format', format]);
    expect(exported.code).toBe(0);
    const renamed = exported.stdout.replaceAll('orders-by-month', `from-${format}`);
    await cli('report', 'import', fileOf(`export.${format}`, renamed));
    expect(await run(`from-${format}`, '--datasource', 'sample-retail')).toMatchObject(same);
  }
  const { items } = await cli<{ items: { key: string }[] }>('report', 'list');
  expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining(['orders-by-month', 'from-json', 'from-yaml']));
});

test('a run is shown by its id, and the list tells what ran', async () => {
  const { run } = await cli<{ run: { id: string } }>('run', '--sql', 'select count(*) as n from stores');
  expect(await cli('runs', run.id)).toMatchObject({ id: run.id, status: 'succeeded' });
  const { items } = await cli<{ items: { id: string }[] }>('runs', '--limit', '3');
  expect(items[0]?.id).toBe(run.id);
});

test('a question that is not understood is asked about, never guessed', async () => {
  const { code, stdout, stderr } = await runCli(air.url, ['ask', 'total zorgs by store', '--yes']);
  const problem = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  expect({ code, stdout, problem }).toMatchObject({ code: 1, stdout: '', problem: { code: 'ask.not_understood' } });
  const phrases = problem.details.clarifications.map(({ phrase }: { phrase: string }) => phrase);
  expect(phrases).toContain('zorgs');
});

test('an option that is chosen answers the question', async () => {
  const asked = await runCli(air.url, ['ask', 'how many customers by name', '--yes', '--answer', 'nothing=asked']);
  expect(asked.code).toBeLessThan(2);
  expect((await runCli(air.url, ['ask', 'how many stores', '--answer', 'no-option'])).code).toBe(2);
});

test.each([
  [[]],
  [['get']],
  [['datasource', 'add', 'x']],
  [['report', 'import', '/nowhere/report.json']],
  [['report', 'save', 'x', '--def', '{broken']],
  [['run', '--ir', '{broken']],
  [['run', '--sql', 'select 1', '--ir', '{}']],
  [['ws']],
  [['get', '/v1/runs', '--nonsense']],
])('aircli %j is wrong usage', async (words) => {
  const { code, stdout, stderr } = await runCli(air.url, words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toContain('    at ');
});

test('--help tells the verbs and ends well', async () => {
  const { code, stdout } = await runCli(air.url, ['--help']);
  expect(code).toBe(0);
  for (const verb of ['ask', 'run', 'runs', 'report', 'learn', 'datasource', 'get', 'post', 'delete', 'ws']) {
    expect(stdout).toContain(`  ${verb} `);
  }
});

function fileOf(name: string, text: string): string {
  const path = join(air.dataDirectory, name);
  writeFileSync(path, text);
  return path;
}

import type { Cell, Column } from '@air/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
  await addShop(open);
});
afterAll(() => open.close());

const columns: Column[] = [
  { name: 'city', type: 'text', nativeType: 'TEXT' },
  { name: 'revenue', type: 'decimal', nativeType: 'NUMERIC' },
];
const rows: Cell[][] = [
  ['Berlin', '10.50'],
  ['Oslo', '7.25'],
];
const ir = { entities: ['orders'], metrics: [{ name: 'revenue', agg: 'sum', field: 'amount' }], dimensions: ['city'] };

const post = (url: string, payload: object) => open.app.inject({ method: 'POST', url, payload });

test('an IR is compiled, guarded, queued, and waited for while a runner executes it', async () => {
  const answer = post('/v1/runs', { ir, question: 'revenue by city', wait: 10 });
  await open.playRunner((run) => {
    expect(run).toMatchObject({ kind: 'query', generator: 'compiler', datasourceId: 'shop' });
    return { status: 'succeeded', rowCount: 2, byteCount: 40, columns, samples: rows };
  });
  const run = (await answer).json<{ id: string; sql: string; safety_report: { verdict: string } }>();
  expect((await answer).statusCode).toBe(202);
  expect(run).toMatchObject({
    status: 'succeeded',
    row_count: 2,
    question: 'revenue by city',
    requested_by: 'local',
    safety_report: { verdict: 'allowed' },
  });
  expect(run.sql).toMatch(/select/i);

  await open.storeResult(run.id, columns, rows);
  const page = await open.app.inject(`/v1/runs/${run.id}/result?offset=1&limit=1`);
  expect(page.json()).toMatchObject({
    run_id: run.id,
    rows: [['Oslo', '7.25']],
    offset: 1,
    total_rows: 2,
    truncated_by: null,
  });
  const samples = await open.app.inject(`/v1/runs/${run.id}/samples`);
  expect(samples.json()).toMatchObject({ rows, columns: [{ name: 'city', native_type: 'TEXT' }, { name: 'revenue' }] });
});

test('SQL of a person is run with bound parameters', async () => {
  const answer = post('/v1/runs', {
    sql: 'select city from orders where city = {{city}}',
    params: { city: "O'slo; drop table orders" },
    wait: 10,
  });
  await open.playRunner((run) => {
    expect(run.sql).not.toContain('drop table');
    expect(run.sqlParams).toEqual(["O'slo; drop table orders"]);
    return { status: 'succeeded', rowCount: 0, columns };
  });
  expect((await answer).json()).toMatchObject({ status: 'succeeded', generator: 'person' });
});

test.each([
  ['delete from orders', 'guard.not_read_only'],
  ['select * from secrets', 'guard.relation_denied'],
  ['select 1; select 2', 'guard.not_single'],
  ['select from where', 'guard.not_parsed'],
])('%s is refused before anything is stored, with its safety report', async (sql, code) => {
  const before = (await open.app.inject('/v1/runs')).json<{ total: number }>().total;
  const answer = await post('/v1/runs', { sql });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code, details: { safety_report: { verdict: 'refused' } } });
  expect((await open.app.inject('/v1/runs')).json<{ total: number }>().total).toBe(before);
});

test('an unknown field of an IR is named', async () => {
  const answer = await post('/v1/runs', { ir: { ...ir, dimensions: ['citty'] } });
  expect(answer.json()).toMatchObject({ status: 422, code: 'ir.field_unknown', hint: expect.stringContaining('city') });
});

test('exactly one of ir and sql is wanted', async () => {
  expect((await post('/v1/runs', {})).json()).toMatchObject({ code: 'request.invalid' });
  expect((await post('/v1/runs', { ir, sql: 'select 1' })).json()).toMatchObject({ code: 'request.invalid' });
});

test('the result of a run that is not finished says so', async () => {
  const { id } = (await post('/v1/runs', { ir })).json<{ id: string }>();
  expect((await open.app.inject(`/v1/runs/${id}/result`)).json()).toMatchObject({
    status: 409,
    code: 'run.not_finished',
    run_id: id,
  });
  const canceled = await post(`/v1/runs/${id}/cancel`, {});
  expect(canceled.statusCode).toBe(202);
  expect(canceled.json()).toMatchObject({ status: 'canceled' });
  expect((await post(`/v1/runs/${id}/cancel`, {})).json()).toMatchObject({ status: 409, code: 'run.not_cancelable' });
});

test('whoever waits is answered as soon as the run ends, and when the time is up', async () => {
  const { id } = (await post('/v1/runs', { ir })).json<{ id: string }>();
  const startedAt = performance.now();
  expect((await open.app.inject(`/v1/runs/${id}?wait=0.3`)).json()).toMatchObject({ status: 'queued' });
  expect(performance.now() - startedAt).toBeGreaterThan(250);
  const waiting = open.app.inject(`/v1/runs/${id}?wait=30`);
  await open.playRunner(() => ({
    status: 'failed',
    problem: {
      type: '/problems/run.timeout',
      title: 'Time limit reached',
      status: 504,
      detail: 'stopped after 60 s',
      code: 'run.timeout',
    },
  }));
  expect((await waiting).json()).toMatchObject({ status: 'failed', problem: { code: 'run.timeout' } });
});

test('SQL is written and reported on without being run', async () => {
  for (const body of [{ ir, datasource_id: 'shop' }, ir]) {
    const written = (await post('/v1/sql', body)).json();
    expect(written).toMatchObject({
      dialect: 'sqlite',
      datasource_id: 'shop',
      generator: 'compiler',
      safety_report: { verdict: 'allowed' },
    });
  }
});

test('with `explain` the plan of the engine adds to the findings', async () => {
  const answer = post('/v1/sql', { ir, explain: true });
  await open.playRunner((run) => {
    expect(run.kind).toBe('explain');
    return {
      status: 'succeeded',
      outcome: { warnings: [{ rule: 'full_scan', message: 'orders is read as a whole', estimatedRows: 3 }] },
    };
  });
  const { safety_report: report } = (await answer).json<{ safety_report: { findings: object[] } }>();
  expect(report.findings).toContainEqual(
    expect.objectContaining({ level: 'warning', message: 'orders is read as a whole' }),
  );
});

test('what is known about a datasource is shown', async () => {
  const schema = (await open.app.inject('/v1/schema/shop')).json();
  expect(schema).toMatchObject({
    datasource_id: 'shop',
    tables: [{ name: 'orders', time_column: 'ordered_at' }],
    ddl: expect.stringContaining('orders'),
  });
});

test('a second call to learn joins the first, and whoever waits gets what was found', async () => {
  const first = await open.app.inject({ method: 'POST', url: '/v1/learn?wait=0' });
  expect(first.statusCode).toBe(202);
  expect(first.json()).toMatchObject({ status: 'queued', tables: null });
  const second = await open.app.inject({ method: 'POST', url: '/v1/learn?datasource_id=shop&wait=0' });
  expect(second.json()).toEqual(first.json());

  const run = await open.playRunner(() => ({
    status: 'succeeded',
    outcome: { tables: 1, relationships: 0, changed: 0, unchanged: 1, skipped: [] },
  }));
  expect(first.json()).toMatchObject({ run_id: run.id });
  const waiting = open.app.inject({ method: 'POST', url: '/v1/learn?wait=20' });
  await open.playRunner(() => ({
    status: 'succeeded',
    outcome: { tables: 1, relationships: 0, changed: 0, unchanged: 1, skipped: [{ name: 'x', reason: 'no grant' }] },
  }));
  expect((await waiting).statusCode).toBe(200);
  expect((await waiting).json()).toMatchObject({ status: 'succeeded', unchanged: 1, skipped: [{ name: 'x' }] });
});

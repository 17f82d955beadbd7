import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addShop } from '../test-catalog.ts';
import { openTestApp, type TestApp } from '../test-world.ts';

let open: TestApp;
beforeAll(async () => {
  open = await openTestApp();
  await addShop(open);
});
afterAll(() => open.close());

const def = {
  version: '1',
  ir: {
    entities: ['orders'],
    metrics: [{ name: 'revenue', agg: 'sum', field: 'amount' }],
    dimensions: ['city'],
    filters: [
      { field: 'ordered_at', op: '>=', value: '{{dateFrom}}' },
      { field: 'city', op: 'in', value: '{{cities}}' },
    ],
  },
  params: {
    exposed: ['dateFrom', 'cities'],
    schema: {
      type: 'object',
      properties: {
        dateFrom: { type: 'string', format: 'date-time' },
        cities: { type: 'array', items: { type: 'string' } },
      },
      required: ['dateFrom'],
    },
    defaults: { dateFrom: '2026-01-01T00:00:00Z' },
  },
  visuals: [{ type: 'bar', x: 'city', y: 'revenue' }],
};

const post = (url: string, payload: object | string = {}, type = 'application/json') =>
  open.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

test('a report is created, gets a version, and shows both', async () => {
  expect((await post('/v1/reports', { key: 'revenue', title: 'Revenue by city' })).statusCode).toBe(201);
  const version = await post('/v1/reports/revenue/versions', def);
  expect(version.statusCode).toBe(201);
  expect(version.json()).toMatchObject({
    version: 1,
    datasource_id: null,
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const bound = await post('/v1/reports/revenue/versions?datasource_id=shop', { def });
  expect(bound.json()).toMatchObject({ version: 2, datasource_id: 'shop' });
  expect((await open.app.inject('/v1/reports/revenue')).json()).toMatchObject({
    latest_version: 2,
    datasource_id: 'shop',
    versions: [
      { version: 1, status: 'superseded' },
      { version: 2, status: 'active' },
    ],
  });
  expect((await open.app.inject('/v1/reports')).json()).toMatchObject({ total: 1, items: [{ key: 'revenue' }] });
});

test('a run binds the parameters; one that is not given drops its filter', async () => {
  const answer = await post('/v1/reports/revenue/run');
  expect(answer.statusCode).toBe(202);
  const run = answer.json<{ sql: string; sql_params: unknown[] }>();
  expect(run).toMatchObject({
    report_key: 'revenue',
    report_version: 2,
    datasource_id: 'shop',
    params: { dateFrom: '2026-01-01T00:00:00Z' },
  });
  expect(run.sql_params).toHaveLength(1);
  const narrowed = (await post('/v1/reports/revenue/run', { params: { cities: ['Berlin', 'Oslo'] } })).json<{
    sql_params: unknown[];
  }>();
  expect(narrowed.sql_params).toEqual(expect.arrayContaining(['Berlin', 'Oslo']));
  const bare = (await post('/v1/reports/revenue/run', { cities: ['Oslo'] })).json<{ sql_params: unknown[] }>();
  expect(bare.sql_params).toContain('Oslo');
});

test('the definition that the specification prints is accepted word by word', async () => {
  const printed = {
    version: '1',
    ir: {
      entities: ['energy.measurements'],
      metrics: [{ name: 'kwh', agg: 'sum' }],
      dimensions: ['site', 'day'],
      filters: [
        { field: 'timestamp', op: '>=', value: '{{dateFrom}}' },
        { field: 'timestamp', op: '<', value: '{{dateTo}}' },
      ],
      grain: '1 day',
      order: [{ field: 'day', dir: 'asc' }],
      limit: 5000,
    },
    params: {
      exposed: ['dateFrom', 'dateTo', 'name', 'people'],
      schema: {
        type: 'object',
        properties: {
          dateFrom: { type: 'string', format: 'date-time' },
          dateTo: { type: 'string', format: 'date-time' },
          name: { type: 'string' },
          people: { type: 'array', items: { type: 'string' } },
        },
        required: ['dateFrom', 'dateTo'],
      },
      defaults: { dateFrom: '2025-09-01T00:00:00Z', dateTo: '2025-10-01T00:00:00Z' },
    },
    visuals: [{ type: 'line', x: 'day', y: 'kwh', series: 'site' }],
    notes: 'Daily energy use by site with date range parameters.',
  };
  await post('/v1/reports', { key: 'my_daily', title: 'Daily energy' });
  const version = await post('/v1/reports/my_daily/versions', printed);
  expect(version.statusCode).toBe(201);
  expect(version.json()).toMatchObject({ def: printed });
});

test('a portable version needs a datasource, a bound one takes no other', async () => {
  expect((await post('/v1/reports/revenue/run?version=1')).json()).toMatchObject({
    status: 400,
    code: 'report.datasource_required',
  });
  expect((await post('/v1/reports/revenue/run?version=1&datasource_id=shop')).statusCode).toBe(202);
  expect((await post('/v1/reports/revenue/run?datasource_id=other')).json()).toMatchObject({
    status: 400,
    code: 'request.invalid',
  });
  expect((await post('/v1/reports/revenue/run?version=1&datasource_id=none')).json()).toMatchObject({
    status: 404,
    code: 'store.not_found',
  });
});

test('wrong parameters are named', async () => {
  expect((await post('/v1/reports/revenue/run', { params: { dateFrom: 'soon' } })).json()).toMatchObject({
    code: 'ir.parameter_invalid',
    detail: expect.stringContaining('dateFrom'),
  });
  expect((await post('/v1/reports/revenue/run', { params: { citis: ['x'] } })).json()).toMatchObject({
    hint: expect.stringContaining('cities'),
  });
});

test('a definition that is wrong is refused with the field', async () => {
  const wrong = { ...def, visuals: [{ type: 'bar', x: 'town' }] };
  expect((await post('/v1/reports/revenue/versions', wrong)).json()).toMatchObject({
    status: 422,
    code: 'report.invalid',
    detail: expect.stringContaining('visuals[0].x'),
  });
  expect((await post('/v1/reports/revenue/versions', { ...def, visual: [] })).json()).toMatchObject({
    code: 'request.invalid',
    hint: 'did you mean "visuals"?',
  });
});

test.each(['json', 'yaml'])('an export as %s is imported elsewhere as it was', async (format) => {
  const exported = await open.app.inject(`/v1/reports/revenue/export?format=${format}`);
  expect(exported.headers['content-type']).toContain(format);
  const other = await openTestApp();
  await addShop(other);
  const headers = { 'content-type': `application/${format}` };
  const imported = await other.app.inject({
    method: 'POST',
    url: '/v1/reports/import',
    payload: exported.body,
    headers,
  });
  expect(imported.statusCode).toBe(201);
  const again = await other.app.inject(`/v1/reports/revenue/export?format=${format}`);
  expect(again.body).toBe(exported.body);
  const twice = await other.app.inject({ method: 'POST', url: '/v1/reports/import', payload: exported.body, headers });
  expect(twice.statusCode).toBe(409);
  await other.close();
});

test('a changed export is refused', async () => {
  const exported = parse((await open.app.inject('/v1/reports/revenue/export?format=yaml')).body) as {
    key: string;
    versions: { def: { notes: string } }[];
  };
  exported.key = 'changed';
  for (const version of exported.versions) version.def.notes = 'other';
  expect((await post('/v1/reports/import', exported)).json()).toMatchObject({
    code: 'report.invalid',
    detail: expect.stringContaining('checksum'),
  });
  expect((await open.app.inject('/v1/reports/changed')).statusCode).toBe(404);
});

test('broken YAML is refused', async () => {
  expect((await post('/v1/reports/import', 'a: [1', 'application/yaml')).json()).toMatchObject({
    status: 400,
    code: 'request.malformed',
  });
});

test('an archived report is not run any more', async () => {
  expect((await open.app.inject({ method: 'DELETE', url: '/v1/reports/revenue' })).statusCode).toBe(204);
  expect((await post('/v1/reports/revenue/run')).statusCode).toBe(404);
  expect((await open.app.inject('/v1/reports')).json()).toMatchObject({ total: 1, items: [{ key: 'my_daily' }] });
  expect((await open.app.inject('/v1/reports?archived=true')).json()).toMatchObject({ total: 1 });
});

test('a version that reads what is withheld sounds like one that is not there', async () => {
  const versionOf = (field: string) => ({
    version: '1',
    ir: { entities: ['orders'], metrics: [{ name: 'total', agg: 'sum', field }] },
  });
  await post('/v1/reports', { key: 'secretive', title: 'Secretive' });
  for (const field of ['amount', 'id'])
    expect((await post('/v1/reports/secretive/versions?datasource_id=shop', versionOf(field))).statusCode).toBe(201);
  const payload = { relations: [{ relation: 'orders', rows: [], masked: ['amount'] }] };
  await open.app.inject({ method: 'PUT', url: '/v1/policies/viewer/shop', payload });
  const headers = await open.actAs({ level: 'viewer' });
  const run = async (version: number) => {
    const url = `/v1/reports/secretive/run?version=${version}`;
    const answer = await open.app.inject({ method: 'POST', url, headers });
    return [answer.statusCode, answer.json().detail?.replace(/version \d+/, 'it')];
  };
  expect((await run(2))[0]).toBe(202);
  expect(await run(1)).toEqual(await run(9));
});

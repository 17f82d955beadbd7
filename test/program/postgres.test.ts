import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import type { TestDatabase } from '../services/services.ts';
import { type RunningAir, runCli, startAir } from './start-air.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The report definition that the specification prints. */
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

const measurements = `
  create schema energy;
  create table energy.measurements (site text, "timestamp" timestamptz, kwh numeric(10, 2));
  insert into energy.measurements values
    ('north', '2025-09-01T08:00:00Z', 1.25), ('north', '2025-09-01T20:00:00Z', 2.50),
    ('south', '2025-09-02T08:00:00Z', 4.00), ('north', '2025-10-01T00:00:00Z', 99)`;

await describeService('postgres', 'AIR over Postgres, about Postgres', (service) => {
  let databases: TestDatabase[] = [];
  let air: RunningAir;

  beforeAll(async () => {
    databases = [await service.createDatabase(), await service.createDatabase()];
    const [controlPlane = '', energy = ''] = databases.map(({ dsn }) => dsn);
    const client = new Client({ connectionString: energy });
    await client.connect();
    await client.query(measurements);
    await client.end();
    const config = join(mkdtempSync(join(tmpdir(), 'air-postgres-')), 'config.yaml');
    writeFileSync(
      config,
      'control_plane:\n  driver: postgres\n  dsn: ${CONTROL_PLANE}\n' +
        'analytics_sources:\n  - id: energy\n    kind: postgres\n    dsn: ${ENERGY}\n    default: true\n',
    );
    air = await startAir(['--config', config, '--no-sample'], { CONTROL_PLANE: controlPlane, ENERGY: energy });
  });

  afterAll(async () => {
    await air.stop();
    for (const database of databases) await database.drop();
  });

  const cli = async (...words: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await runCli(air.url, words);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };

  test('the report that the specification prints runs word by word, with its defaults and with other values', async () => {
    expect(await cli('post', '/v1/learn', '--query', 'datasource_id=energy')).toMatchObject({
      status: 'succeeded',
      tables: 1,
    });
    await cli('post', '/v1/reports', '--json', '{"key":"my_daily","title":"Daily energy"}');
    await cli('post', '/v1/reports/my_daily/versions', '--json', JSON.stringify(printed));

    const { result } = (await cli('report', 'run', 'my_daily', '--datasource', 'energy')) as {
      result: { rows: unknown[][] };
    };
    expect(result.rows).toEqual([
      ['north', '2025-09-01', '3.75'],
      ['south', '2025-09-02', '4.00'],
    ]);

    const narrowed = (await cli(
      'post',
      '/v1/reports/my_daily/run',
      '--json',
      '{"dateFrom":"2025-09-02T00:00:00Z"}',
      '--query',
      'datasource_id=energy',
      '--query',
      'wait=20',
    )) as { row_count: number };
    expect(narrowed).toMatchObject({ status: 'succeeded', row_count: 1, report_key: 'my_daily' });
  });

  test('a datasource of the configuration is there, and its password is shown nowhere', async () => {
    const listed = await cli('get', '/v1/datasources');
    expect(listed).toMatchObject({ items: [{ id: 'energy', from_config: true, health: { ok: true } }] });
    const { username, password } = new URL(databases[1]?.dsn ?? '');
    const shown = JSON.stringify(listed) + air.log();
    expect(shown).not.toContain(`${username}:${password || '(none)'}@`);
  });
});

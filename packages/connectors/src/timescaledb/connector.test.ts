import pg from 'pg';
import { seal } from '@air/core/seal';
import { expect, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import { collect, testSettings } from '../test-settings.ts';
import { timescaledb } from './connector.ts';

/**
 * TimescaleDB itself cannot be had on every machine. This is Postgres with a stand-in for what the connector asks of
 * the extension: the view of hypertables, and `time_bucket`.
 */
const standIn = `
  CREATE SCHEMA timescaledb_information; CREATE SCHEMA _timescaledb_internal;
  CREATE FUNCTION time_bucket(width interval, ts timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
    $$ SELECT date_bin(width, ts, '2000-01-03'::timestamptz) $$;
  CREATE TABLE reading (site text, at timestamptz NOT NULL, kwh float8);
  CREATE TABLE _timescaledb_internal._hyper_1_1_chunk () INHERITS (reading);
  INSERT INTO _timescaledb_internal._hyper_1_1_chunk
    SELECT 'north', '2025-09-01'::timestamptz + i * interval '1 hour', i FROM generate_series(0, 47) i;
  CREATE TABLE site (name text PRIMARY KEY);
  CREATE VIEW timescaledb_information.hypertables AS SELECT 'public'::name AS hypertable_schema, 'reading'::name AS hypertable_name;
  ANALYZE;`;

await describeService(
  'postgres',
  'the timescaledb connector, on Postgres with a stand-in for the extension',
  (service) => {
    test('marks hypertables, hides what is internal, and runs time_bucket', async () => {
      const database = await service.createDatabase();
      const client = new pg.Client(database.dsn);
      await client.connect();
      await client.query(standIn);
      const source = await timescaledb.open(testSettings({ dsn: database.dsn }));

      const withoutDimensions = await source.describe();
      expect(
        withoutDimensions.tables.map(({ name, hypertableTimeColumn, rowCount }) => [
          name,
          hypertableTimeColumn,
          rowCount,
        ]),
      ).toEqual([
        ['reading', 'at', 48],
        ['site', null, expect.any(Number)],
      ]);
      await client.query(
        `CREATE VIEW timescaledb_information.dimensions AS SELECT 'public'::name AS hypertable_schema,
         'reading'::name AS hypertable_name, 1::bigint AS dimension_number, 'at'::name AS column_name`,
      );
      const [reading] = (await source.describe()).tables;
      expect(reading?.hypertableTimeColumn).toBe('at');

      const text = `SELECT time_bucket('1 day', at) AS day, sum(kwh) AS kwh FROM reading WHERE at >= $1 GROUP BY 1 ORDER BY 1`;
      const sql = seal({ dialect: 'timescale', text, parameters: ['2025-09-01T00:00:00Z'] }, 10);
      const batches = await collect(source.query(sql, { signal: new AbortController().signal, timeoutMs: 5_000 }));
      expect(batches.flatMap((batch) => batch.rows)).toEqual([
        ['2025-09-01T00:00:00Z', 276],
        ['2025-09-02T00:00:00Z', 852],
      ]);
      expect((await source.test()).engine).toMatch(/^TimescaleDB .* on PostgreSQL \d/);
      await source.close();
      await client.end();
      await database.drop();
    });
  },
);

import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { StreamJob } from './stream-job.ts';

export const readingCount = 1_000_000;

/** Fills a table `readings` of a million rows by eight columns, on each engine with its own means. */
export const makeReadings: Record<StreamJob['kind'], (dsn: string) => Promise<void>> = {
  async postgres(dsn) {
    const client = new pg.Client({ connectionString: dsn });
    await client.connect();
    await client.query(`
      create table readings as
      select i as id, 'site ' || i % 50 as site, timestamp '2025-01-01' + i * interval '1 minute' as at,
             i * 0.37 as kwh, (i % 400)::double precision / 10 as temperature, i % 7 as status,
             (i * 1.25)::numeric(14, 2) as amount, 'reading number ' || i as note
      from generate_series(1, ${readingCount}) i`);
    await client.end();
  },

  async mysql(dsn) {
    const connection = await mysql.createConnection(dsn);
    await connection.query(`
      create table readings as
      select seq as id, concat('site ', seq % 50) as site, timestamp '2025-01-01 00:00:00' + interval seq minute as at,
             seq * 0.37 as kwh, (seq % 400) / 10e0 as temperature, seq % 7 as status,
             cast(seq * 1.25 as decimal(14, 2)) as amount, concat('reading number ', seq) as note
      from seq_1_to_${readingCount}`);
    await connection.end();
  },

  async sqlite(path) {
    const database = new DatabaseSync(path);
    database.exec(`
      create table readings (id integer, site text, at text, kwh real, temperature real, status integer, amount decimal(14, 2), note text);
      insert into readings
        with recursive n(i) as (select 1 union all select i + 1 from n where i < ${readingCount})
        select i, 'site ' || i % 50, datetime('2025-01-01', '+' || i || ' minutes'), i * 0.37, i % 400 / 10.0, i % 7,
               i * 1.25, 'reading number ' || i from n;`);
    database.close();
  },

  async files(folder) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`
      copy (select i as id, 'site ' || i % 50 as site, timestamp '2025-01-01' + to_minutes(i) as at, i * 0.37 as kwh,
                   (i % 400)::double / 10 as temperature, i % 7 as status, (i * 1.25)::decimal(14, 2) as amount,
                   'reading number ' || i as note
            from range(1, ${readingCount + 1}) t(i)) to '${join(folder, 'readings.parquet')}'`);
    connection.closeSync();
  },
};

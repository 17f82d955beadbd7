import { DuckDBInstance } from '@duckdb/node-api';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { readingsText, type StreamJob } from './stream-job.ts';

/** Reads the rows as the driver's own documentation shows, with its default types and nothing around it. */
export const readRaw: Record<StreamJob['kind'], (dsn: string, onReady: () => void) => Promise<number>> = {
  async postgres(dsn, onReady) {
    const client = new pg.Client({ connectionString: dsn });
    await client.connect();
    onReady();
    const cursor = client.query(new Cursor(readingsText));
    let rows = 0;
    for (let batch = await cursor.read(1_000); batch.length > 0; batch = await cursor.read(1_000)) rows += batch.length;
    await client.end();
    return rows;
  },

  async mysql(dsn, onReady) {
    const connection = mysql.createConnection(dsn);
    onReady();
    let rows = 0;
    for await (const _row of connection.query(readingsText).stream()) rows += 1;
    connection.destroy();
    return rows;
  },

  async sqlite(dsn, onReady) {
    const database = new DatabaseSync(dsn, { readOnly: true });
    onReady();
    let rows = 0;
    for (const _row of database.prepare(readingsText).iterate()) rows += 1;
    database.close();
    return rows;
  },

  async files(folder, onReady) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    onReady();
    const result = await connection.stream(`SELECT * FROM '${folder}/readings.parquet'`);
    let rows = 0;
    for await (const batch of result.yieldRowsJs()) rows += batch.length;
    connection.closeSync();
    return rows;
  },
};

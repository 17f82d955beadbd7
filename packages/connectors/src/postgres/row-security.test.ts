import type { Cell, SessionSetting } from '@air/core';
import { seal } from '@air/core/seal';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import type { TestDatabase } from '../../../../test/services/services.ts';
import type { QueryOptions, Source } from '../connector.ts';
import { codeOf, testSettings } from '../test-settings.ts';
import { postgres } from './connector.ts';

await describeService('postgres', 'row security of Postgres by session variables', (service) => {
  const login = `seller_${process.pid}`;
  let database: TestDatabase;
  let owner: pg.Client;
  let source: Source;

  beforeAll(async () => {
    database = await service.createDatabase();
    owner = new pg.Client(database.dsn);
    await owner.connect();
    await owner.query(
      `CREATE TABLE sales (id int, store_id int);
       INSERT INTO sales SELECT i, 1 + i % 4 FROM generate_series(0, 7999) i;
       ALTER TABLE sales ENABLE ROW LEVEL SECURITY;
       CREATE POLICY own ON sales USING (store_id::text = ANY (string_to_array(current_setting('app.store_ids', true), ',')));
       CREATE ROLE ${login} LOGIN PASSWORD 'right'; GRANT SELECT ON sales TO ${login}`,
    );
    const dsn = new URL(database.dsn);
    [dsn.username, dsn.password] = [login, 'right'];
    source = await postgres.open(testSettings({ dsn: dsn.toString(), poolSize: 1 }));
  });
  afterAll(async () => {
    await source.close();
    await owner.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
    await owner.end();
    await database.drop();
  });

  const stores = (value: string): SessionSetting[] => [{ variable: 'app.store_ids', value }];
  const ada = stores('1');
  const bob = stores('2,3');

  const read = async (text: string, settings: SessionSetting[] | null, change: Partial<QueryOptions> = {}) => {
    const rows: Cell[][] = [];
    const options = {
      signal: new AbortController().signal,
      timeoutMs: 10_000,
      ...(settings && { settings }),
      ...change,
    };
    const sql = seal({ dialect: 'postgres', text, parameters: [] }, 10_000);
    for await (const batch of source.query(sql, options)) rows.push(...batch.rows);
    return rows;
  };
  const seen = async (settings: SessionSetting[] | null): Promise<Cell[]> =>
    (await read('SELECT DISTINCT store_id FROM sales ORDER BY 1', settings)).flat();

  test('each of two who share one connection sees their own rows', async () => {
    for (let round = 0; round < 5; round++) {
      expect(await seen(ada)).toEqual([1]);
      expect(await seen(bob)).toEqual([2, 3]);
    }
  });

  test('who comes next without a variable sees nothing', async () => {
    expect(await seen(ada)).toEqual([1]);
    expect(await seen(null)).toEqual([]);
    expect(await read(`SELECT coalesce(current_setting('app.store_ids', true), '') AS value`, null)).toEqual([['']]);
  });

  test('a query that fails leaves nothing behind', async () => {
    expect(await codeOf(read('SELECT 1 / (store_id - 1) FROM sales', ada))).toBe('connector.query_failed');
    expect(await seen(null)).toEqual([]);
    expect(await codeOf(read('SELECT nothing FROM sales', bob))).toBe('connector.query_failed');
    expect(await seen(ada)).toEqual([1]);
  });

  test('a query that is canceled, late or left early leaves nothing behind', async () => {
    const endless = 'SELECT count(*) FROM sales a, sales b, sales c';
    const controller = new AbortController();
    const canceled = codeOf(
      read(endless, ada, { signal: controller.signal, onHandle: () => void setTimeout(() => controller.abort(), 100) }),
    );
    expect(await canceled).toBe('run.canceled');
    expect(await seen(null)).toEqual([]);
    expect(await codeOf(read(endless, ada, { timeoutMs: 200 }))).toBe('run.timeout');
    expect(await seen(bob)).toEqual([2, 3]);
    const sql = seal({ dialect: 'postgres', text: 'SELECT a.id FROM sales a, sales b', parameters: [] }, 10_000_000);
    const options = { signal: new AbortController().signal, timeoutMs: 10_000, settings: ada, batchRows: 10 };
    for await (const batch of source.query(sql, options)) if (batch.rows.length > 0) break;
    expect(await seen(null)).toEqual([]);
  });

  test('a value is a value: it cannot end the text that sets it', async () => {
    expect(await seen(stores(`1'; SET ROLE postgres; --`))).toEqual([]);
    expect(await seen(stores('1", true), set_config("app.store_ids", "2'))).toEqual([]);
    expect(await seen(ada)).toEqual([1]);
  });

  test('the plan is asked for under the variables too', async () => {
    await owner.query(
      `CREATE FUNCTION needed() RETURNS text LANGUAGE sql STABLE AS $$ SELECT current_setting('app.store_ids') $$;
       GRANT EXECUTE ON FUNCTION needed() TO ${login}`,
    );
    const sql = seal({ dialect: 'postgres', text: 'SELECT id FROM sales WHERE needed() = $1', parameters: ['1'] }, 10);
    expect(Array.isArray(await source.explain(sql, { settings: ada }))).toBe(true);
    expect(await seen(null)).toEqual([]);
  });
});

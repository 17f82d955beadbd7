import { createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import { conformance } from '../conformance.ts';
import { testSettings } from '../test-settings.ts';
import { postgres } from './connector.ts';

await describeService('postgres', 'the postgres connector', (service) => {
  async function createDatabase(script: string) {
    const database = await service.createDatabase();
    const client = new pg.Client(database.dsn);
    await client.connect();
    await client.query(script);
    return {
      ...database,
      client,
      async drop() {
        await client.end();
        await database.drop();
      },
    };
  }

  const signIn = (dsn: string, user: string, password: string): string => {
    const url = new URL(dsn);
    url.username = user;
    url.password = password;
    return url.toString();
  };

  conformance(postgres, async () => {
    const database = await createDatabase(
      `CREATE TYPE mood AS ENUM ('sad', 'glad');
       CREATE TABLE sample (big bigint, small int, price numeric(12, 2), huge numeric, ratio double precision, single real,
         nan double precision, inf double precision, note text, day date, at timestamp, tz timestamptz, clock time,
         doc jsonb, raw bytea, yes boolean, key uuid, spent interval, missing text, feeling mood, list int[]);
       INSERT INTO sample VALUES (9007199254740993, 7, 12.50, 'NaN', 0.1, 1.1, 'NaN', '-Infinity', 'naïve "text"',
         '2025-09-01', '2025-09-01 10:00:00.5', '2025-09-01 12:00:00.123456+02', '10:00', '{"a": [1, 2]}', '\\x00ff10',
         true, '0a1b2c3d-0000-4000-8000-000000000001', '1 day 2 hours', NULL, 'glad', '{1,2}');`,
    );
    return {
      settings: testSettings({ dsn: database.dsn }),
      types: {
        text: 'SELECT * FROM sample',
        columns: [
          ['big', 'integer'],
          ['small', 'integer'],
          ['price', 'decimal'],
          ['huge', 'decimal'],
          ['ratio', 'float'],
          ['single', 'float'],
          ['nan', 'float'],
          ['inf', 'float'],
          ['note', 'text'],
          ['day', 'date'],
          ['at', 'timestamp'],
          ['tz', 'timestamptz'],
          ['clock', 'time'],
          ['doc', 'json'],
          ['raw', 'binary'],
          ['yes', 'boolean'],
          ['key', 'uuid'],
          ['spent', 'interval'],
          ['missing', 'text'],
          ['feeling', 'text'],
          ['list', 'unknown'],
        ],
        row: [
          '9007199254740993',
          7,
          '12.50',
          'NaN',
          0.1,
          1.1,
          'NaN',
          '-Infinity',
          'naïve "text"',
          '2025-09-01',
          '2025-09-01T10:00:00.5',
          '2025-09-01T10:00:00.123456Z',
          '10:00:00',
          '{"a": [1, 2]}',
          'AP8Q',
          true,
          '0a1b2c3d-0000-4000-8000-000000000001',
          'P1DT2H',
          null,
          'glad',
          '{1,2}',
        ],
      },
      echo: 'SELECT $1 AS value',
      endless: 'SELECT count(*) FROM generate_series(1, 1000000000) a, generate_series(1, 1000) b',
      rows: (count) =>
        `SELECT i, i * 1.5 AS amount, 'name ' || i AS name, i % 7 AS rest FROM generate_series(1, ${count}) i`,
      writes: [
        'DELETE FROM sample',
        `INSERT INTO sample (note) VALUES ('x') RETURNING note`,
        `WITH gone AS (DELETE FROM sample RETURNING *) SELECT * FROM gone`,
        'DROP TABLE sample',
        'CREATE TEMP TABLE t (a int)',
        'SET TRANSACTION READ WRITE',
        'COMMIT',
        `COPY (SELECT 1) TO PROGRAM 'true'`,
        'SELECT * FROM sample FOR UPDATE',
        'SELECT 1 AS a INTO made',
        `DO $$ BEGIN PERFORM 1; END $$`,
      ],
      isUnchanged: async () => {
        const answer = await database.client.query(
          `SELECT (SELECT count(*) FROM sample) AS rows, to_regclass('made') AS made`,
        );
        return answer.rows[0]?.rows === '1' && answer.rows[0]?.made === null;
      },
      isRunning: async (handle) => {
        const query = `SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'`;
        return (await database.client.query(query, [handle.split('@')[0]])).rows.length > 0;
      },
      close: () => database.drop(),
    };
  });

  test('tells tables, views, keys, comments and estimates of what the login may read', async () => {
    const database = await createDatabase(
      `CREATE SCHEMA depot; CREATE TABLE store (id int PRIMARY KEY, code text UNIQUE, city text NOT NULL);
       COMMENT ON TABLE store IS 'Where we sell'; COMMENT ON COLUMN store.city IS 'Town';
       CREATE TABLE depot.box (store_id int REFERENCES store, no int, price numeric(10,2), PRIMARY KEY (store_id, no));
       CREATE INDEX box_price ON depot.box (price); CREATE INDEX box_half ON depot.box (no) WHERE price > 5;
       CREATE VIEW cities AS SELECT city, count(*) AS stores FROM store GROUP BY city;
       CREATE TABLE reading (at timestamptz, kwh float8) PARTITION BY RANGE (at);
       CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
       INSERT INTO store SELECT i, i::text, 'x' FROM generate_series(1, 500) i;
       INSERT INTO reading SELECT '2025-02-01', 1 FROM generate_series(1, 40) i; ANALYZE;
       CREATE TABLE hidden (a int); CREATE ROLE reader_${process.pid} LOGIN PASSWORD 'right';
       GRANT USAGE ON SCHEMA depot TO reader_${process.pid};
       GRANT SELECT ON store, cities, reading, depot.box TO reader_${process.pid};
       REVOKE CREATE ON SCHEMA public FROM PUBLIC;`,
    );
    const source = await postgres.open(testSettings({ dsn: signIn(database.dsn, `reader_${process.pid}`, 'right') }));
    const { tables, foreignKeys, skipped, defaultSchema } = await source.describe();
    const byName = new Map(tables.map((table) => [table.name, table]));
    expect(defaultSchema).toBe('public');
    expect([...byName.keys()].sort()).toEqual(['box', 'cities', 'reading', 'store']);
    expect(byName.get('store')).toMatchObject({
      comment: 'Where we sell',
      rowCount: 500,
      primaryKey: ['id'],
      uniqueKeys: [['code']],
      columns: [
        { name: 'id', type: 'integer', nativeType: 'integer', nullable: false, comment: null },
        { name: 'code', type: 'text', nativeType: 'text', nullable: true, comment: null },
        { name: 'city', type: 'text', nativeType: 'text', nullable: false, comment: 'Town' },
      ],
    });
    expect(byName.get('box')).toMatchObject({
      schema: 'depot',
      primaryKey: ['store_id', 'no'],
      indexes: [['store_id', 'no'], ['price']],
    });
    expect(byName.get('reading')?.rowCount).toBe(40);
    expect(byName.get('cities')).toMatchObject({ kind: 'view', rowCount: null });
    expect(foreignKeys).toEqual([
      {
        fromSchema: 'depot',
        fromTable: 'box',
        fromColumns: ['store_id'],
        toSchema: 'public',
        toTable: 'store',
        toColumns: ['id'],
      },
    ]);
    expect(skipped).toEqual([{ name: 'public.hidden', reason: 'the login may not select from it' }]);
    expect((await source.test()).warnings).toEqual([]);
    await database.client.query(
      `GRANT INSERT, DELETE ON store TO reader_${process.pid}; GRANT pg_write_all_data TO reader_${process.pid}`,
    );
    expect((await source.test()).warnings).toEqual(
      expect.arrayContaining([
        'is a member of pg_write_all_data',
        expect.stringMatching(/^may insert in \d+ tables?$/),
      ]),
    );
    await source.close();
    await database.client.query(`DROP OWNED BY reader_${process.pid}; DROP ROLE reader_${process.pid}`);
    await database.drop();
  });

  test('a thousand tables are told', async () => {
    const database = await createDatabase(
      `DO $$ BEGIN FOR n IN 1..1000 LOOP EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text, b numeric)', n); END LOOP; END $$`,
    );
    const source = await postgres.open(testSettings({ dsn: database.dsn }));
    expect((await source.describe()).tables).toHaveLength(1_000);
    await source.close();
    await database.drop();
  });

  test('a wrong password and a missing database have codes of their own, and no secret in them', async () => {
    const database = await createDatabase(`CREATE ROLE guest_${process.pid} LOGIN PASSWORD 'right'`);
    const wrong = await postgres.open(testSettings({ dsn: signIn(database.dsn, `guest_${process.pid}`, 'hunter2') }));
    await expect(wrong.test()).rejects.toMatchObject({
      code: 'connector.rejected',
      message: expect.not.stringContaining('hunter2'),
    });
    const gone = new URL(database.dsn);
    gone.pathname = '/no_such_database';
    const missing = await postgres.open(testSettings({ dsn: gone.toString() }));
    await expect(missing.test()).rejects.toMatchObject({ code: 'connector.missing' });
    await database.client.query(`DROP ROLE guest_${process.pid}`);
    await database.drop();
  });

  test('a superuser is warned about', async () => {
    const database = await createDatabase('SELECT 1');
    const source = await postgres.open(testSettings({ dsn: database.dsn }));
    expect((await source.test()).warnings).toEqual([expect.stringContaining('superuser')]);
    await source.close();
    await database.drop();
  });
});

describe('a Postgres that is not there', () => {
  test('is reported at once, and not knocked at again before the back-off is over', async () => {
    const source = await postgres.open(testSettings({ dsn: 'postgres://air:hunter2@127.0.0.1:1/shop' }));
    await expect(source.describe()).rejects.toMatchObject({
      code: 'connector.unreachable',
      message: expect.stringContaining('127.0.0.1:1'),
    });
    await expect(source.describe()).rejects.toMatchObject({
      code: 'connector.unreachable',
      options: { hint: expect.stringContaining('next attempt') },
    });
    await source.close();
  });

  test('a port that accepts and says nothing is given up on', { timeout: 20_000 }, async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const source = await postgres.open(testSettings({ dsn: `postgres://air@127.0.0.1:${port}/shop` }));
    await expect(source.test()).rejects.toMatchObject({ code: 'connector.unreachable' });
    silent.close();
  });

  test('an address that cannot be read is refused without repeating it', async () => {
    for (const dsn of [null, 'mysql://x', 'postgres://air:hunter2@host:notaport/db']) {
      await expect(postgres.open(testSettings({ dsn }))).rejects.toMatchObject({
        code: 'datasource.invalid',
        message: expect.not.stringContaining('hunter2'),
      });
    }
  });
});

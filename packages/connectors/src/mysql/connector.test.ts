import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import { conformance } from '../conformance.ts';
import { testSettings } from '../test-settings.ts';
import { addressOf } from './address.ts';
import { mysql } from './connector.ts';
import { warnOfGrant } from './login.ts';

await describeService('mysql', 'the mysql connector', (service) => {
  async function createDatabase(statements: string[]) {
    const database = await service.createDatabase();
    const client = await createConnection(database.dsn);
    for (const statement of statements) await client.query(statement);
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

  conformance(mysql, async () => {
    const database = await createDatabase([
      `CREATE TABLE sample (big BIGINT UNSIGNED, small INT, price DECIMAL(12, 2), ratio DOUBLE, single FLOAT, note VARCHAR(50),
         day DATE, at DATETIME(3), tz TIMESTAMP(6) NULL, clock TIME, doc JSON, raw VARBINARY(10), yes BOOLEAN, bits BIT(9),
         feeling ENUM('sad', 'glad'), born YEAR, missing TEXT)`,
      `SET time_zone = '+02:00'`,
      `INSERT INTO sample VALUES (18446744073709551615, 7, 12.5, 0.1, 1.1, 'naïve "text"', '2025-09-01',
         '2025-09-01 10:00:00.5', '2025-09-01 12:00:00.123456', '10:00', '{"a": [1, 2]}', x'00ff10', true, b'100000001',
         'glad', 2025, NULL)`,
    ]);
    const count = async (sql: string, values: string[] = []): Promise<number> => {
      const [rows] = await database.client.query<RowDataPacket[]>(sql, values);
      return rows.length;
    };
    const digits =
      '(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)';
    await database.client.query(`CREATE TABLE digit AS SELECT d FROM ${digits} digits`);
    await database.client.query(
      `CREATE TABLE million AS SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS i
       FROM digit a, digit b, digit c, digit e, digit f, digit g`,
    );
    return {
      settings: testSettings({ dsn: database.dsn }),
      types: {
        text: 'SELECT * FROM sample',
        columns: [
          ['big', 'integer'],
          ['small', 'integer'],
          ['price', 'decimal'],
          ['ratio', 'float'],
          ['single', 'float'],
          ['note', 'text'],
          ['day', 'date'],
          ['at', 'timestamp'],
          ['tz', 'timestamptz'],
          ['clock', 'time'],
          ['doc', 'json'],
          ['raw', 'binary'],
          ['yes', 'boolean'],
          ['bits', 'integer'],
          ['feeling', 'text'],
          ['born', 'integer'],
          ['missing', 'text'],
        ],
        row: [
          '18446744073709551615',
          7,
          '12.50',
          0.1,
          1.1,
          'naïve "text"',
          '2025-09-01',
          '2025-09-01T10:00:00.5',
          '2025-09-01T10:00:00.123456Z',
          '10:00:00',
          '{"a": [1, 2]}',
          'AP8Q',
          true,
          257,
          'glad',
          2025,
          null,
        ],
      },
      echo: 'SELECT ? AS value',
      endless: 'SELECT count(*) FROM million a, million b WHERE a.i * b.i % 7 = 8',
      rows: (count) =>
        `SELECT i, i * 1.5 AS amount, concat('name ', i) AS name, i % 7 AS rest FROM million WHERE i < ${count}`,
      writes: [
        'DELETE FROM sample',
        `INSERT INTO sample (note) VALUES ('x')`,
        'DROP TABLE sample',
        'CREATE TABLE made (a INT)',
        'CREATE TEMPORARY TABLE t (a INT)',
        'TRUNCATE sample',
        'SET GLOBAL max_connections = 3',
        'SET SESSION TRANSACTION READ WRITE',
        'COMMIT',
        `SELECT 1 INTO OUTFILE '/tmp/air-outfile'`,
        'SELECT * FROM sample FOR UPDATE',
        'LOCK TABLES sample WRITE',
        'FLUSH TABLES',
      ],
      isUnchanged: async () =>
        (await count('SELECT 1 FROM sample')) === 1 && (await count(`SHOW TABLES LIKE 'made'`)) === 0,
      isRunning: async (handle) =>
        (await count(`SELECT 1 FROM information_schema.processlist WHERE id = ? AND command IN ('Query', 'Execute')`, [
          handle.split('@')[0] ?? '',
        ])) > 0,
      close: () => database.drop(),
    };
  });

  test('tells tables, views, keys, comments and estimates', async () => {
    const database = await createDatabase([
      `CREATE TABLE store (id INT PRIMARY KEY COMMENT 'Number', code VARCHAR(9) UNIQUE, city VARCHAR(20) NOT NULL, note JSON) COMMENT 'Where we sell'`,
      `CREATE TABLE box (store_id INT, no INT, price DECIMAL(10,2), PRIMARY KEY (store_id, no), KEY by_price (price),
         FOREIGN KEY (store_id) REFERENCES store (id))`,
      `CREATE VIEW cities AS SELECT city, count(*) AS stores FROM store GROUP BY city`,
      `INSERT INTO store VALUES (1, 'a', 'x', '{}'), (2, 'b', 'y', NULL)`,
      'ANALYZE TABLE store',
    ]);
    const source = await mysql.open(testSettings({ dsn: database.dsn }));
    const { tables, foreignKeys, defaultSchema } = await source.describe();
    const byName = new Map(tables.map((table) => [table.name, table]));
    expect(defaultSchema).toBe(database.name);
    expect([...byName.keys()].sort()).toEqual(['box', 'cities', 'store']);
    expect(byName.get('store')).toMatchObject({
      comment: 'Where we sell',
      rowCount: 2,
      primaryKey: ['id'],
      uniqueKeys: [['code']],
      columns: [
        { name: 'id', type: 'integer', nullable: false, comment: 'Number' },
        { name: 'code', type: 'text', nullable: true, comment: null },
        { name: 'city', type: 'text', nativeType: 'varchar(20)', nullable: false },
        { name: 'note', type: 'json' },
      ],
    });
    expect(byName.get('box')).toMatchObject({
      primaryKey: ['store_id', 'no'],
      indexes: expect.arrayContaining([['price']]),
    });
    expect(byName.get('cities')).toMatchObject({ kind: 'view', rowCount: null, comment: null });
    expect(foreignKeys).toEqual([
      {
        fromSchema: database.name,
        fromTable: 'box',
        fromColumns: ['store_id'],
        toSchema: database.name,
        toTable: 'store',
        toColumns: ['id'],
      },
    ]);
    await source.close();
    await database.drop();
  });

  test('a thousand tables are told', { timeout: 120_000 }, async () => {
    const creates = Array.from(
      { length: 1_000 },
      (_, n) => `CREATE TABLE t${n} (id INT PRIMARY KEY, a TEXT, b DECIMAL(9,2)) ENGINE=Aria`,
    );
    const database = await createDatabase(creates);
    const source = await mysql.open(testSettings({ dsn: database.dsn }));
    expect((await source.describe()).tables).toHaveLength(1_000);
    await source.close();
    await database.drop();
  });

  test('a login is warned about by what it may do, and a wrong password says nothing of itself', async () => {
    const database = await createDatabase([]);
    const login = `guest_${process.pid}`;
    await database.client.query(`CREATE USER ${login}@'%' IDENTIFIED BY 'right'`);
    await database.client.query(`GRANT SELECT ON ${database.name}.* TO ${login}@'%'`);
    const source = await mysql.open(testSettings({ dsn: signIn(database.dsn, login, 'right') }));
    expect((await source.test()).warnings).toEqual([]);
    await database.client.query(`GRANT INSERT, CREATE ON ${database.name}.* TO ${login}@'%'`);
    await database.client.query(`GRANT FILE ON *.* TO ${login}@'%'`);
    const { warnings } = await (await mysql.open(testSettings({ dsn: signIn(database.dsn, login, 'right') }))).test();
    expect(warnings).toEqual(['may FILE on *.*', `may INSERT, CREATE on ${database.name}.*`]);
    const wrong = await mysql.open(testSettings({ dsn: signIn(database.dsn, login, 'hunter2') }));
    await expect(wrong.test()).rejects.toMatchObject({
      code: 'connector.rejected',
      message: expect.not.stringContaining('hunter2'),
    });
    const missing = await mysql.open(testSettings({ dsn: database.dsn.replace(database.name, 'no_such_database') }));
    await expect(missing.test()).rejects.toMatchObject({ code: 'connector.missing' });
    await database.client.query(`DROP USER ${login}@'%'`);
    await source.close();
    await database.drop();
  });
});

describe('a MySQL address', () => {
  test('is read in both forms', () => {
    const expected = { host: 'db.local', port: 3307, user: 'air', password: 'p@ss:w/rd', database: 'shop' };
    expect(addressOf('air:p@ss:w/rd@tcp(db.local:3307)/shop?parseTime=true').options).toEqual(expected);
    expect(addressOf('mysql://air:p%40ss%3Aw%2Frd@db.local:3307/shop').options).toEqual(expected);
    expect(addressOf('air@/shop').options).toMatchObject({ host: '127.0.0.1', port: 3306, user: 'air', password: '' });
    expect(addressOf('air:x@unix(/run/my.sock)/shop').label).toBe('/run/my.sock');
    expect(addressOf('air:x@tcp(db.local)/shop?tls=true').options.ssl).toEqual({});
  });

  test('that cannot be read is refused without repeating it', () => {
    for (const dsn of [null, '', 'hunter2', 'mysql://air:hunter2@host:notaport/db']) {
      expect(() => addressOf(dsn)).toThrow(
        expect.objectContaining({ code: 'datasource.invalid', message: expect.not.stringContaining('hunter2') }),
      );
    }
  });

  test('nobody listens at is reported at once', async () => {
    const source = await mysql.open(testSettings({ dsn: 'air:hunter2@tcp(127.0.0.1:1)/shop' }));
    await expect(source.test()).rejects.toMatchObject({
      code: 'connector.unreachable',
      message: expect.not.stringContaining('hunter2'),
    });
  });
});

test.each([
  ['GRANT USAGE ON *.* TO `a`@`%`', []],
  ['GRANT SELECT, SHOW VIEW ON `shop`.* TO `a`@`%`', []],
  ['GRANT SELECT (`id`, `name`), UPDATE (`name`) ON `shop`.`t` TO `a`@`%`', ['may UPDATE on shop.t']],
  [
    'GRANT ALL PRIVILEGES ON *.* TO `a`@`%` WITH GRANT OPTION',
    ['may do anything on *.*', 'may grant its rights on *.* to others'],
  ],
  ['GRANT `writer` TO `a`@`%`', ['holds the role writer']],
])('the grant %s warns of %j', (grant, warnings) => {
  expect(warnOfGrant(grant)).toEqual(warnings);
});

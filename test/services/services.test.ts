import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { expect, test } from 'vitest';
import { describeService } from './describe-service.ts';

await describeService('postgres', 'the Postgres of the tests', (service) => {
  test('gives every suite a database of its own', async () => {
    const [one, other] = [await service.createDatabase(), await service.createDatabase()];
    const client = new pg.Client({ connectionString: one.dsn });
    await client.connect();
    const answer = await client.query<{ name: string }>('select current_database() as name');
    await client.end();
    expect(answer.rows[0]?.name).toBe(one.name);
    expect(one.name).not.toBe(other.name);
    await one.drop();
    await other.drop();
  });
});

await describeService('mysql', 'the MySQL of the tests', (service) => {
  test('gives every suite a database of its own', async () => {
    const database = await service.createDatabase();
    const connection = await createConnection(database.dsn);
    const [rows] = await connection.query('select database() as name');
    await connection.end();
    await database.drop();
    expect(rows).toEqual([{ name: database.name }]);
  });
});

await describeService('redis', 'the Redis of the tests', (service) => {
  test('has an address', () => expect(service.url).toMatch(/^redis:/));
});

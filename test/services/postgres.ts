import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ServiceKind } from './service-kind.ts';
import { dataFolder, findBinary, freePort, runOnce, serverAccount, startServer } from './private-server.ts';
import type { TestDatabase } from './service.ts';

const usualAddress = (login: string) => `postgres://${login}@127.0.0.1:5432/postgres`;

export const postgres: ServiceKind = {
  variable: 'AIR_TEST_POSTGRES_URL',
  usualAddresses: ['postgres', 'postgres:postgres', 'air:air', 'air'].map(usualAddress),
  packages: ['postgresql'],
  container: {
    image: 'postgres:16',
    port: 5432,
    environment: { POSTGRES_PASSWORD: 'air', POSTGRES_USER: 'air', POSTGRES_DB: 'postgres' },
    url: (port) => `postgres://air:air@127.0.0.1:${port}/postgres`,
  },

  async probe(url) {
    return withClient(url, async (client) => {
      const answer = await client.query<{ version: string; may: boolean }>(
        `select current_setting('server_version') as version, rolcreatedb or rolsuper as may
         from pg_roles where rolname = current_user`,
      );
      const row = answer.rows[0];
      if (!row?.may) throw new Error('this login may not create databases');
      return `PostgreSQL ${row.version.split(' ')[0]}`;
    });
  },

  async start(directory) {
    const initdb = findBinary(['initdb'], installedFolders());
    const server = findBinary(['postgres'], installedFolders());
    const account = serverAccount(['postgres', 'nobody']);
    if (!initdb || !server) return null;
    const data = dataFolder(directory, 'postgres', account);
    const options = ['--auth=trust', '-U', 'air', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync', '--no-instructions'];
    runOnce(initdb, ['-D', data, ...options], account);
    // Every role but the administrator needs its password, so that a wrong one can be tried.
    writeFileSync(
      join(data, 'pg_hba.conf'),
      'host all air 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
    );
    const port = await freePort();
    appendFileSync(join(data, 'postgresql.conf'), settings(port));
    const url = `postgres://air@127.0.0.1:${port}/postgres`;
    const command = { binary: server, args: ['-D', data], account, log: join(directory, 'postgres.log') };
    return { url, pid: await startServer(command, () => postgres.probe(url)) };
  },
};

export async function createPostgresDatabase(url: string): Promise<TestDatabase> {
  const name = `air_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(url, (client) => client.query(`create database ${name}`));
  const dsn = new URL(url);
  dsn.pathname = `/${name}`;
  return {
    dsn: dsn.toString(),
    name,
    drop: () =>
      withClient(url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the server may stop while the connection is idle
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function installedFolders(): string[] {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin'));
}

const settings = (port: number) => `
port = ${port}
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
shared_buffers = 64MB
`;

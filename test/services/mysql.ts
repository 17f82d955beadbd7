import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { ServiceKind } from './service-kind.ts';
import { dataFolder, findBinary, freePort, runOnce, serverAccount, startServer } from './private-server.ts';
import type { TestDatabase } from './service.ts';

const usualAddress = (login: string) => `mysql://${login}@127.0.0.1:3306/`;

/** MySQL 8 or MariaDB, whichever is there. */
export const mysql: ServiceKind = {
  variable: 'AIR_TEST_MYSQL_URL',
  usualAddresses: ['root', 'root:root', 'root:air'].map(usualAddress),
  packages: ['mariadb-server-core', 'mariadb-client-core'], // the second holds what mariadb-install-db calls
  container: {
    image: 'mariadb:10.11',
    port: 3306,
    environment: { MARIADB_ROOT_PASSWORD: 'air' },
    url: (port) => `mysql://root:air@127.0.0.1:${port}/`,
  },

  async probe(url) {
    return withConnection(url, async (connection) => {
      const [rows] = await connection.query<RowDataPacket[]>('select version() as version, current_user() as login');
      const version = String(rows[0]?.['version']);
      if (!String(rows[0]?.['login']).startsWith('root@')) throw new Error('not an administrator');
      return version.includes('MariaDB') ? `MariaDB ${version.split('-')[0]}` : `MySQL ${version}`;
    });
  },

  async start(directory) {
    const server = findBinary(['mariadbd', 'mysqld']);
    if (!server) return null;
    const account = serverAccount(['mysql']) ?? serverAccount(['nobody']);
    const data = dataFolder(directory, 'mysql', account);
    initialise(server, data, account);
    const port = await freePort();
    const url = `mysql://root@127.0.0.1:${port}/`;
    const args = ['--no-defaults', `--datadir=${data}`, `--port=${port}`, `--socket=${join(data, 's')}`, ...settings];
    const command = { binary: server, args, account, log: join(directory, 'mysql.log') };
    return { url, pid: await startServer(command, () => mysql.probe(url)) };
  },
};

export async function createMysqlDatabase(url: string): Promise<TestDatabase> {
  const name = `air_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withConnection(url, (connection) => connection.query(`create database ${name} character set utf8mb4`));
  const dsn = new URL(url);
  dsn.pathname = `/${name}`;
  return {
    dsn: dsn.toString(),
    name,
    drop: () =>
      withConnection(url, async (connection) => void (await connection.query(`drop database if exists ${name}`))),
  };
}

async function withConnection<T>(url: string, act: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: url, connectTimeout: 5_000 });
  try {
    return await act(connection);
  } finally {
    await connection.end();
  }
}

function initialise(server: string, data: string, account: ReturnType<typeof serverAccount>): void {
  const install = findBinary(['mariadb-install-db']);
  if (install) {
    const options = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
    runOnce(install, ['--no-defaults', `--datadir=${data}`, ...options], account);
  } else {
    runOnce(server, ['--no-defaults', '--initialize-insecure', `--datadir=${data}`], account);
  }
}

const settings = [
  '--bind-address=127.0.0.1',
  '--character-set-server=utf8mb4',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-buffer-pool-size=64M',
  '--skip-log-bin',
  '--max-connections=200',
];

import { AirError, type SessionSetting } from '@air/core';
import pg from 'pg';
import { toConnectError } from './errors.ts';

const connectLimitMs = 5_000;

export interface Address {
  config: pg.ClientConfig;
  /** `host:port`, safe to show. */
  label: string;
}

/** Reads a `postgres://` URL. Whatever is wrong with it, the message holds none of it. */
export function addressOf(dsn: string | null): Address {
  const usual = { hint: 'postgres://user:password@host:5432/database' };
  if (!dsn?.trim()) throw new AirError('datasource.invalid', 'this datasource needs a dsn', usual);
  if (!/^(postgres|postgresql|timescaledb):\/\//.test(dsn)) {
    throw new AirError('datasource.invalid', 'the dsn is not a postgres URL', usual);
  }
  const connectionString = dsn.replace(/^timescaledb:/, 'postgres:');
  try {
    const client = new pg.Client({ connectionString });
    const config = {
      connectionString,
      application_name: 'air',
      connectionTimeoutMillis: connectLimitMs,
      keepAlive: true,
    };
    return { config, label: `${client.host}:${client.port}` };
  } catch (error) {
    throw new AirError('datasource.invalid', 'the dsn cannot be read as a URL', { ...usual, cause: error });
  }
}

/** A connection of the pool, and whether it still stands. */
export class Session {
  readonly client: pg.Client;
  isAlive = true;

  static async connect(address: Address): Promise<Session> {
    const session = new Session(new pg.Client(address.config));
    try {
      await session.client.connect();
      return session;
    } catch (error) {
      session.destroy();
      throw toConnectError(error, address.label);
    }
  }

  private constructor(client: pg.Client) {
    this.client = client;
    client.on('error', () => (this.isAlive = false));
    client.on('end', () => (this.isAlive = false));
  }

  /**
   * Opens the read-only transaction that every statement runs in. The guard reads backslashes in strings as plain
   * characters, so the server must too. Looking at the clock here takes the snapshot, after
   * which `SET TRANSACTION READ WRITE` is too late.
   */
  async begin(timeoutMs: number): Promise<{ handle: string }> {
    const limit = Math.max(1, Math.ceil(timeoutMs));
    const results = (await this.client.query(
      `BEGIN READ ONLY; SET LOCAL statement_timeout = ${limit}; SET LOCAL lock_timeout = ${Math.min(limit, 10_000)};
       SET LOCAL idle_in_transaction_session_timeout = ${limit + 60_000};
       SET LOCAL standard_conforming_strings = on; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601';
       SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
       SELECT pg_backend_pid() AS pid, extract(epoch FROM now())::text AS started`,
    )) as unknown as pg.QueryResult<{ pid: number; started: string }>[]; // one result per statement
    const row = results.at(-1)?.rows[0];
    return { handle: `${row?.pid}@${row?.started}` };
  }

  /** Sets variables until the end of the transaction; the next one on this connection knows nothing of them. */
  async set(settings: readonly SessionSetting[] = []): Promise<void> {
    if (settings.length === 0) return;
    const calls = settings.map((_setting, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    const values = settings.flatMap(({ variable, value }) => [variable, value]);
    await this.client.query(`SELECT ${calls.join(', ')}`, values);
  }

  async serverVersion(): Promise<string> {
    const answer = await this.client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    return answer.rows[0]?.version.split(' ')[0] ?? '';
  }

  async reset(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.query('DISCARD ALL');
  }

  destroy(): void {
    this.isAlive = false;
    void this.client.end().catch(() => {}); // a connection that is broken already has nothing to end
  }
}

/** Asks the server, over a connection of its own, to stop what the handle names. False when it does not run any more. */
export async function cancelBackend(address: Address, handle: string, force = false): Promise<boolean> {
  const [pid, started] = handle.split('@');
  if (!pid || !started || !/^\d+$/.test(pid)) return false;
  const session = await Session.connect(address);
  try {
    const answer = await session.client.query<{ stopped: boolean }>(
      `SELECT ${force ? 'pg_terminate_backend' : 'pg_cancel_backend'}(pid) AS stopped FROM pg_stat_activity
       WHERE pid = $1::int AND extract(epoch FROM xact_start)::text = $2 AND state = 'active'`,
      [pid, started],
    );
    return answer.rows[0]?.stopped ?? false;
  } finally {
    session.destroy();
  }
}

import { type Connection, createConnection, type RowDataPacket } from 'mysql2';
import { type Address } from './address.ts';
import { toConnectError } from './errors.ts';

const connectLimitMs = 5_000;

/**
 * The guard reads quotes and backslashes as they are without ANSI_QUOTES and NO_BACKSLASH_ESCAPES; a server with these
 * modes on would run something else than was checked. Whether grouping is strict stays as the server has it.
 */
const plainQuotes = `IF(FIND_IN_SET('ONLY_FULL_GROUP_BY', @@sql_mode), 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES', 'STRICT_TRANS_TABLES')`;

/** A connection of the pool: read-only, in UTC, with a time limit of its own. */
export class Session {
  readonly connection: Connection;
  isMariaDb = false;
  version = '';
  isAlive = true;
  private whenBroken: ((error: unknown) => void) | null = null;

  static async connect(address: Address): Promise<Session> {
    const connection = createConnection({
      ...address.options,
      charset: 'utf8mb4',
      connectTimeout: connectLimitMs,
      supportBigNumbers: true,
      bigNumberStrings: true,
      dateStrings: true,
      jsonStrings: true,
      rowsAsArray: true,
      multipleStatements: false,
      flags: ['-LOCAL_FILES'],
      connectAttributes: { program_name: 'air' },
    });
    const session = new Session(connection);
    try {
      await new Promise<void>((resolve, reject) => {
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      const [row] = await session.rows('SELECT version()');
      session.version = String(row?.[0]);
      session.isMariaDb = session.version.includes('MariaDB');
      return session;
    } catch (error) {
      session.destroy();
      throw toConnectError(error, address.label);
    }
  }

  private constructor(connection: Connection) {
    this.connection = connection;
    const broken = (error: unknown): void => {
      this.isAlive = false;
      this.whenBroken?.(error);
    };
    connection.on('error', broken);
    connection.on('end', () => broken({ code: 'PROTOCOL_CONNECTION_LOST' }));
  }

  /** The driver tells a waiting command of a lost connection, and not one that is paused. */
  onBroken(listener: (error: unknown) => void): void {
    this.whenBroken = listener;
  }

  get engine(): string {
    return this.isMariaDb ? `MariaDB ${this.version.split('-')[0]}` : `MySQL ${this.version.split('-')[0]}`;
  }

  /** Opens the read-only transaction that every statement runs in; DDL is refused because the whole session reads only. */
  async begin(timeoutMs: number): Promise<{ handle: string }> {
    const limit = this.isMariaDb
      ? `max_statement_time = ${Math.max(0.001, timeoutMs / 1000)}, tx_read_only = 1`
      : `max_execution_time = ${Math.max(1, Math.ceil(timeoutMs))}, transaction_read_only = 1`;
    await this.rows(`SET SESSION time_zone = '+00:00', sql_mode = ${plainQuotes}, ${limit}`);
    await this.rows('START TRANSACTION READ ONLY');
    const [row] = await this.rows('SELECT unix_timestamp()');
    return { handle: `${this.connection.threadId}@${String(row?.[0])}` };
  }

  rows(sql: string, values: (string | number)[] = []): Promise<unknown[][]> {
    return new Promise((resolve, reject) => {
      this.connection.query<RowDataPacket[]>(sql, values, (error, rows) => {
        if (error) reject(error);
        else resolve(Array.isArray(rows) ? (rows as unknown as unknown[][]) : []); // rowsAsArray is set
      });
    });
  }

  async reset(): Promise<void> {
    await this.rows('ROLLBACK');
    await new Promise<void>((resolve, reject) => {
      const { connection } = this;
      if (!('reset' in connection) || typeof connection.reset !== 'function')
        reject(new Error('the driver cannot reset'));
      else connection.reset((error: unknown) => (error instanceof Error ? reject(error) : resolve()));
    });
  }

  destroy(): void {
    this.isAlive = false;
    this.connection.destroy();
  }
}

/**
 * Stops what the handle names, over a connection of its own. Thread numbers are used again by later statements of a
 * connection, so the running statement must have started when the handle was made.
 */
export async function killQuery(address: Address, handle: string): Promise<boolean> {
  const [thread, started] = handle.split('@').map(Number);
  if (!Number.isInteger(thread) || !Number.isInteger(started)) return false;
  const session = await Session.connect(address);
  try {
    const found = await session.rows(
      `SELECT 1 FROM information_schema.processlist WHERE id = ? AND command IN ('Query', 'Execute', 'Prepare')
       AND abs(unix_timestamp() - time - ?) <= 2`,
      [thread ?? 0, started ?? 0],
    );
    if (found.length === 0) return false;
    await session.rows(`KILL QUERY ${thread}`);
    return true;
  } finally {
    session.destroy();
  }
}

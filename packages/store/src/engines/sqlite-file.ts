import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import type { QueryResult } from 'kysely';

export interface SqliteFileOptions {
  path: string;
  enforcesForeignKeys: boolean;
  busyTimeoutMs: number;
}

type Database = InstanceType<typeof DatabaseSync>;
type Statement = ReturnType<Database['prepare']>;

const cachedStatements = 300;

/**
 * One connection to the file, for everybody in this process, one at a time. The engine's calls are synchronous; what
 * can take long is not: a file locked by another process is waited for, and a commit is brought to disk, while the
 * event loop goes on.
 */
export class SqliteFile {
  readonly #options: SqliteFileOptions;
  readonly #statements = new Map<string, Statement>();
  #database: Database | null = null;
  #opening: Promise<void> | null = null;
  #log: FileHandle | null = null;
  #lastInLine: Promise<void> = Promise.resolve();
  #release: () => void = () => {};
  #syncing: Promise<void> | null = null;
  #nextSync: Promise<void> | null = null;

  constructor(options: SqliteFileOptions) {
    this.#options = options;
  }

  open(): Promise<void> {
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  async lock(): Promise<void> {
    const before = this.#lastInLine;
    let release: () => void = () => {};
    this.#lastInLine = new Promise((resolve) => (release = resolve));
    await before;
    this.#release = release;
  }

  unlock(): void {
    this.#release();
  }

  async run<Row>(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const deadline = performance.now() + this.#options.busyTimeoutMs;
    for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 25)) {
      try {
        return this.#runOnce<Row>(sql, parameters);
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await sleep(pauseMs * (0.5 + Math.random()));
      }
    }
  }

  /** Settles when everything that was committed before the call is on disk. Those who wait together share the trip. */
  async sync(): Promise<void> {
    const log = this.#log;
    if (!log) return;
    if (this.#syncing) {
      this.#nextSync ??= this.#syncing.catch(() => {}).then(() => this.#startSync(log));
      return this.#nextSync;
    }
    return this.#startSync(log);
  }

  async close(): Promise<void> {
    await this.#lastInLine;
    const database = this.#database;
    const log = this.#log;
    this.#database = null;
    this.#log = null;
    this.#statements.clear();
    await log?.close();
    database?.close();
  }

  async #openOnce(): Promise<void> {
    const { path, enforcesForeignKeys } = this.#options;
    this.#database = new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: enforcesForeignKeys });
    const { rows } = await this.run<{ journal_mode: string }>('PRAGMA journal_mode = WAL');
    const hasLog = rows[0]?.journal_mode === 'wal';
    await this.run(`PRAGMA synchronous = ${hasLog ? 'NORMAL' : 'FULL'}`);
    await this.run('PRAGMA journal_size_limit = 67108864');
    if (!hasLog) return;
    await this.run('BEGIN IMMEDIATE'); // makes the log file
    await this.run('COMMIT');
    this.#log = await open(`${path}-wal`, 'r+');
  }

  #startSync(log: FileHandle): Promise<void> {
    this.#nextSync = null;
    this.#syncing = log.datasync().finally(() => (this.#syncing = null));
    return this.#syncing;
  }

  #runOnce<Row>(sql: string, parameters: readonly unknown[]): QueryResult<Row> {
    const statement = this.#prepare(sql);
    const returnsRows = statement.columns().length > 0;
    if (returnsRows) return { rows: statement.all(...parameters) as Row[] }; // rows have the shape Kysely compiled
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (!this.#database) throw new Error('database is not open');
    const statement = this.#database.prepare(sql);
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size >= cachedStatements) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** The engine tells a code for some calls and only its words for others. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && /database (table )?is locked/.test(error.message);
}

import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SelectQueryNode } from 'kysely';
import type { SqliteFile } from './sqlite-file.ts';

/**
 * Kysely's driver for SQLite with two differences: a transaction takes the write lock when it begins (a deferred one
 * fails as soon as two processes write), and a durable write is answered when it is on disk, which the next in line
 * need not wait for.
 */
export class SqliteDriver implements Driver {
  readonly #file: SqliteFile;
  readonly #isDurable: boolean;
  #hasWritten = false;

  constructor(file: SqliteFile, isDurable: boolean) {
    this.#file = file;
    this.#isDurable = isDurable;
  }

  init(): Promise<void> {
    return this.#file.open();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#file.lock();
    this.#hasWritten = false;
    return { executeQuery: (query) => this.#execute(query), streamQuery: refuseToStream };
  }

  async releaseConnection(): Promise<void> {
    const mustReachDisk = this.#isDurable && this.#hasWritten;
    this.#file.unlock();
    if (mustReachDisk) await this.#file.sync();
  }

  async beginTransaction(): Promise<void> {
    await this.#file.run('BEGIN IMMEDIATE');
  }

  async commitTransaction(): Promise<void> {
    await this.#file.run('COMMIT');
  }

  async rollbackTransaction(): Promise<void> {
    await this.#file.run('ROLLBACK');
  }

  destroy(): Promise<void> {
    return this.#file.close();
  }

  #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    this.#hasWritten ||= !SelectQueryNode.is(query.query);
    return this.#file.run<Row>(query.sql, query.parameters);
  }
}

function refuseToStream(): never {
  throw new Error('nothing of the control plane is large enough to be streamed');
}

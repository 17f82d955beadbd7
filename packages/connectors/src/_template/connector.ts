import type { DatasourceKind, Dialect } from '@air/core';
import type { Connector, Source, SourceSettings } from '../connector.ts';
import { assertSealed } from '../shared/assert-sealed.ts';
import { ConnectionPool } from '../shared/connection-pool.ts';
import { RowBuffer } from '../shared/row-buffer.ts';
import { batchRowsOf, type RowReader, streamStatement } from '../shared/stream-statement.ts';
import { toAirError } from './errors.ts';

/** One connection of the driver, as this connector needs it. */
export interface Session {
  readonly isAlive: boolean;
  engine(): Promise<string>;
  warnings(): Promise<string[]>;
  /** Opens a read-only transaction with a time limit on the server; the handle is what `cancel` needs. */
  begin(timeoutMs: number): Promise<{ handle: string }>;
  /** Sends the statement and fills the buffer, pausing the socket when told to. */
  send(text: string, parameters: readonly unknown[], buffer: RowBuffer<unknown[]>): void;
  /** The columns of the statement that was sent, and how its raw rows become cells. */
  reader(): RowReader<unknown[]>;
  reset(): Promise<void>;
  destroy(): void;
}

/** What differs from database to database. */
export interface Driver {
  kind: DatasourceKind;
  dialect: Dialect;
  connect(dsn: string): Promise<Session>;
  describe(session: Session): ReturnType<Source['describe']>;
  explain(session: Session, text: string, parameters: readonly unknown[]): ReturnType<Source['explain']>;
  /** Ends a running statement over a connection of its own; false when it does not run any more. */
  cancel(dsn: string, handle: string): Promise<boolean>;
}

/** A connector for a database server, from what its driver can do. Copy it, and put the driver's calls in place. */
export function createConnector(driver: Driver): Connector {
  return { kind: driver.kind, dialect: driver.dialect, open: async (settings) => openSource(driver, settings) };
}

function openSource(driver: Driver, settings: SourceSettings): Source {
  const dsn = settings.dsn ?? '';
  const pool = new ConnectionPool<Session>({
    maxSize: settings.poolSize,
    create: () => driver.connect(dsn),
    destroy: (session) => session.destroy(),
    isAlive: (session) => session.isAlive,
    reset: (session) => session.reset(),
  });

  const ask = async <T>(act: (session: Session) => Promise<T>, signal?: AbortSignal, isProbe = false): Promise<T> => {
    const session = await pool.acquire({ signal, isProbe });
    try {
      return await act(session);
    } catch (error) {
      throw toAirError(error);
    } finally {
      pool.release(session, session.isAlive);
    }
  };

  return {
    dialect: driver.dialect,

    test(signal) {
      const started = performance.now();
      return ask(
        async (session) => {
          const engine = await session.engine();
          return { engine, latencyMs: Math.round(performance.now() - started), warnings: await session.warnings() };
        },
        signal,
        true,
      );
    },

    describe: (signal) => ask((session) => driver.describe(session), signal),

    async explain(sql, { signal } = {}) {
      assertSealed(sql, driver.dialect);
      return ask((session) => driver.explain(session, sql.text, sql.parameters), signal);
    },

    async *query(sql, options) {
      assertSealed(sql, driver.dialect);
      const session = await pool.acquire({ signal: options.signal });
      const buffer = new RowBuffer<unknown[]>(batchRowsOf(options));
      let handle: string | null = null;
      let isReusable = true;
      try {
        yield* streamStatement({
          sql,
          options,
          buffer,
          start: async () => {
            ({ handle } = await session.begin(options.timeoutMs));
            await options.onHandle?.(handle);
            session.send(sql.text, sql.parameters, buffer);
          },
          reader: () => session.reader(),
          stop: async () => {
            isReusable = false;
            if (handle) await driver.cancel(dsn, handle);
            session.destroy();
          },
        });
      } catch (error) {
        throw toAirError(error);
      } finally {
        pool.release(session, isReusable);
      }
    },

    cancel: (handle) => driver.cancel(dsn, handle),

    close: () => pool.close(),
  };
}

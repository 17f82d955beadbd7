import { setTimeout as sleep } from 'node:timers/promises';
import type { Source, SourceSettings } from '../connector.ts';
import { assertSealed } from '../shared/assert-sealed.ts';
import { ConnectionPool } from '../shared/connection-pool.ts';
import { watchInterruption } from '../shared/interruption.ts';
import type { RowBuffer } from '../shared/row-buffer.ts';
import { batchRowsOf, streamStatement } from '../shared/stream-statement.ts';
import { type Address, addressOf } from './address.ts';
import { readColumns } from './cells.ts';
import { describeDatabase } from './describe.ts';
import { toQueryError } from './errors.ts';
import { warnOfPlan } from './explain.ts';
import { warnOfLogin } from './login.ts';
import { RowStream } from './row-stream.ts';
import { killQuery, Session } from './session.ts';

const catalogLimitMs = 60_000;
const explainLimitMs = 5_000;
const idleMs = 60_000;
const killGraceMs = 1_500;

interface AskRequest {
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  isProbe?: boolean;
}

export function openMysql(settings: SourceSettings): Source {
  const address = addressOf(settings.dsn);
  const pool = new ConnectionPool<Session>({
    maxSize: Math.max(1, settings.poolSize),
    idleMs,
    create: () => Session.connect(address),
    destroy: (session) => session.destroy(),
    isAlive: (session) => session.isAlive,
    reset: (session) => session.reset(),
  });

  /** Runs AIR's own catalog queries, in a read-only transaction as well. */
  const ask = async <T>(act: (session: Session) => Promise<T>, request: AskRequest): Promise<T> => {
    const session = await pool.acquire(request);
    const limits = { signal: request.signal ?? new AbortController().signal, timeoutMs: request.timeoutMs };
    const interruption = watchInterruption(limits, () => session.destroy());
    try {
      await session.begin(request.timeoutMs);
      return await act(session);
    } catch (error) {
      throw interruption.error ?? toQueryError(error);
    } finally {
      interruption.end();
      pool.release(session, session.isAlive);
    }
  };

  return {
    dialect: 'mysql',

    test(signal) {
      const started = performance.now();
      return ask(
        async (session) => {
          const latencyMs = Math.round(performance.now() - started);
          return { engine: session.engine, latencyMs, warnings: await warnOfLogin(session) };
        },
        { signal, timeoutMs: catalogLimitMs, isProbe: true },
      );
    },

    describe: (signal) => ask((session) => describeDatabase(session), { signal, timeoutMs: catalogLimitMs }),

    async explain(sql, { signal } = {}) {
      assertSealed(sql, 'mysql');
      return ask(
        async (session) => {
          const stream = new RowStream(session, 1_000);
          stream.start(`EXPLAIN ${sql.text}`, sql.parameters);
          const rows = await stream.buffer.take(1_000);
          return warnOfPlan(
            stream.columns.map((column) => column.name),
            rows,
          );
        },
        { signal, timeoutMs: explainLimitMs },
      );
    },

    async *query(sql, options) {
      assertSealed(sql, 'mysql');
      const session = await pool.acquire({ signal: options.signal });
      const stream = new RowStream(session, batchRowsOf(options));
      let handle: string | null = null;
      let isReusable = true;
      try {
        yield* streamStatement({
          sql,
          options,
          buffer: stream.buffer,
          start: async () => {
            ({ handle } = await session.begin(options.timeoutMs));
            await options.onHandle?.(handle);
            stream.start(sql.text, sql.parameters);
          },
          reader: () => readColumns(stream.columns),
          stop: async () => {
            // A late kill would hit the next statement: such a connection is not used again.
            isReusable = false;
            if (handle) await stopOnServer(address, handle, stream.buffer);
            session.destroy();
          },
        });
      } catch (error) {
        throw toQueryError(error);
      } finally {
        pool.release(session, isReusable);
      }
    },

    cancel: (handle) => killQuery(address, handle),

    close: () => pool.close(),
  };
}

/** Kills the statement over a second connection. */
async function stopOnServer(address: Address, handle: string, buffer: RowBuffer<unknown[]>): Promise<void> {
  const ended = buffer.drain();
  try {
    await killQuery(address, handle);
    await Promise.race([ended, sleep(killGraceMs)]);
  } catch {
    // The server cannot be asked any more; closing the connection is what is left.
  }
}

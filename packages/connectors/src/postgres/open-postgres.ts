import { setTimeout as sleep } from 'node:timers/promises';
import type { Column, Dialect } from '@air/core';
import type { Source, SourceDescription, SourceSettings } from '../connector.ts';
import { assertSealed } from '../shared/assert-sealed.ts';
import { ConnectionPool } from '../shared/connection-pool.ts';
import { watchInterruption } from '../shared/interruption.ts';
import type { RowBuffer } from '../shared/row-buffer.ts';
import { batchRowsOf, type RowReader, streamStatement } from '../shared/stream-statement.ts';
import { columnTypeOf, type NativeType, toCell } from './cells.ts';
import { describeDatabase } from './describe.ts';
import { toQueryError } from './errors.ts';
import { warnOfPlan } from './explain.ts';
import { warnOfLogin } from './login.ts';
import { RowStream, type WireRow } from './row-stream.ts';
import { type Address, addressOf, cancelBackend, Session } from './session.ts';

/** What a database built on Postgres adds to it. */
export interface PostgresFlavour {
  dialect: Dialect;
  /** Schemas of the product itself, as a regular expression. */
  hiddenSchemas: string;
  engineName(session: Session): Promise<string>;
  complete(description: SourceDescription, session: Session): Promise<void>;
}

const catalogLimitMs = 60_000;
const explainLimitMs = 5_000;
const idleMs = 60_000;
const cancelGraceMs = 800;

export function openPostgres(settings: SourceSettings, flavour: PostgresFlavour): Source {
  const address = addressOf(settings.dsn);
  const pool = new ConnectionPool<Session>({
    maxSize: Math.max(1, settings.poolSize),
    idleMs,
    create: () => Session.connect(address),
    destroy: (session) => session.destroy(),
    isAlive: (session) => session.isAlive,
    reset: (session) => session.reset(),
  });
  const types = new TypeNames();

  /** Runs AIR's own catalog queries, in a read-only transaction as well. */
  const ask = async <T>(act: (session: Session) => Promise<T>, request: AskRequest): Promise<T> => {
    const session = await pool.acquire(request);
    let hasEnded = false;
    const limits = { signal: request.signal ?? new AbortController().signal, timeoutMs: request.timeoutMs };
    const interruption = watchInterruption(limits, () => session.destroy());
    try {
      await session.begin(request.timeoutMs);
      const answer = await act(session);
      hasEnded = true;
      return answer;
    } catch (error) {
      hasEnded = session.isAlive;
      throw interruption.error ?? toQueryError(error);
    } finally {
      interruption.end();
      pool.release(session, hasEnded);
    }
  };

  return {
    dialect: flavour.dialect,

    async test(signal) {
      const started = performance.now();
      return ask(
        async (session) => {
          const latencyMs = Math.round(performance.now() - started);
          return { engine: await flavour.engineName(session), latencyMs, warnings: await warnOfLogin(session.client) };
        },
        { signal, timeoutMs: catalogLimitMs, isProbe: true },
      );
    },

    describe: (signal) =>
      ask(
        async (session) => {
          const description = await describeDatabase(session.client, flavour.hiddenSchemas);
          await flavour.complete(description, session);
          return description;
        },
        { signal, timeoutMs: catalogLimitMs },
      ),

    async explain(sql, { signal, settings } = {}) {
      assertSealed(sql, flavour.dialect);
      return ask(
        async (session) => {
          await session.set(settings);
          const stream = new RowStream({ ...sql, prefix: 'EXPLAIN (FORMAT JSON) ' }, 100);
          session.client.query(stream);
          const [row] = await stream.buffer.take(100);
          return warnOfPlan(JSON.parse(row?.[0] ?? '[]'));
        },
        { signal, timeoutMs: explainLimitMs },
      );
    },

    async *query(sql, options) {
      assertSealed(sql, flavour.dialect);
      const session = await pool.acquire({ signal: options.signal });
      const stream = new RowStream(sql, batchRowsOf(options));
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
            await types.load(session);
            await session.set(options.settings);
            session.client.query(stream);
          },
          reader: () => readerOf(stream.columns.map((column) => types.toColumn(column.name, column.dataTypeID))),
          stop: async () => {
            // A late cancel signal would hit the next statement: such a connection is not used again.
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

    cancel: (handle) => cancelBackend(address, handle),

    close: () => pool.close(),
  };
}

interface AskRequest {
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  isProbe?: boolean;
}

/** Cancels over a second connection, and closes the backend when it does not listen (a planner at work does not). */
async function stopOnServer(address: Address, handle: string, buffer: RowBuffer<WireRow>): Promise<void> {
  const ended = buffer.drain();
  try {
    await cancelBackend(address, handle);
    await Promise.race([ended, sleep(cancelGraceMs)]);
    if (!buffer.hasEnded) await cancelBackend(address, handle, true);
    await Promise.race([ended, sleep(cancelGraceMs)]);
  } catch {
    // The server cannot be asked any more; closing the connection is what is left.
  }
}

function readerOf(columns: Column[]): RowReader<WireRow> {
  const types = columns.map((column) => column.type);
  return { columns, toRow: (row) => row.map((text, index) => toCell(text, types[index] ?? 'unknown')) };
}

/** Names of the types of this database, read once per source. */
class TypeNames {
  private names: Map<number, NativeType> | null = null;

  async load(session: Session): Promise<void> {
    if (this.names) return;
    const answer = await session.client.query<{ oid: number; name: string; kind: string; category: string }>(
      `SELECT oid::int AS oid, format_type(oid, NULL) AS name, typtype AS kind, typcategory AS category
       FROM pg_type WHERE typtype IN ('b', 'e', 'd', 'r', 'm')`,
    );
    this.names = new Map(answer.rows.map(({ oid, ...type }) => [oid, type]));
  }

  toColumn(name: string, oid: number): Column {
    const native = this.names?.get(oid);
    return { name, type: columnTypeOf(oid, native), nativeType: native?.name ?? '' };
  }
}

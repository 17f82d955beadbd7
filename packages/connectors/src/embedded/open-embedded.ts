import { AirError, type Dialect } from '@air/core';
import type { PlanWarning, Source, SourceDescription, SourceTest } from '../connector.ts';
import { assertSealed } from '../shared/assert-sealed.ts';
import { ConnectionPool } from '../shared/connection-pool.ts';
import { EngineProcess, type EngineProcessOptions, killByHandle } from './engine-process.ts';

export interface EmbeddedOptions extends EngineProcessOptions {
  dialect: Dialect;
  poolSize: number;
  /** Throws when the files of the source are not there; asked before a process is started or used. */
  assertPresent(): void;
  /** Changes when the files do: processes that opened them before are not used again. */
  version(): string;
  /** How often a process that crashes while opening is started anew; it may leave out what made it crash. */
  openAttempts?: number;
}

const callLimitMs = 120_000;
const explainLimitMs = 5_000;
const defaultBatchRows = 2_000;

interface Worker {
  process: EngineProcess;
  version: string;
}

/** A source whose engine runs in child processes: one query per process, up to `poolSize` of them, kept warm. */
export function openEmbedded(options: EmbeddedOptions): Source {
  const pool = new ConnectionPool<Worker>({
    maxSize: Math.max(1, options.poolSize),
    create: async () => {
      const version = options.version();
      return { process: await openProcess(options), version };
    },
    destroy: ({ process }) => process.kill(),
    isAlive: ({ process, version }) => process.isAlive && version === options.version(),
  });
  const busy = new Map<string, AbortController>();

  const call = async <T>(
    method: 'test' | 'describe' | 'explain',
    argument: unknown,
    signal?: AbortSignal,
  ): Promise<T> => {
    options.assertPresent();
    const worker = await pool.acquire({ signal, isProbe: method === 'test' });
    const timeoutMs = method === 'explain' ? explainLimitMs : callLimitMs;
    try {
      return await worker.process.call<T>(method, argument, {
        signal: signal ?? new AbortController().signal,
        timeoutMs,
      });
    } finally {
      pool.release(worker, worker.process.isAlive);
    }
  };

  return {
    dialect: options.dialect,

    async test(signal) {
      const started = performance.now();
      const answer = await call<Pick<SourceTest, 'engine' | 'warnings'>>('test', null, signal);
      return { ...answer, latencyMs: Math.round(performance.now() - started) };
    },

    describe: (signal) => call<SourceDescription>('describe', null, signal),

    explain: (sql, { signal } = {}) => {
      assertSealed(sql, options.dialect);
      const query = { text: sql.text, parameters: sql.parameters, maxRows: 1_000, batchRows: 1_000 };
      return call<PlanWarning[]>('explain', query, signal);
    },

    async *query(sql, queryOptions) {
      assertSealed(sql, options.dialect);
      options.assertPresent();
      const worker = await pool.acquire({ signal: queryOptions.signal });
      const { handle } = worker.process;
      const canceled = new AbortController();
      busy.set(handle, canceled);
      try {
        await queryOptions.onHandle?.(handle);
        const batchRows = queryOptions.batchRows ?? defaultBatchRows;
        const query = { text: sql.text, parameters: sql.parameters, maxRows: sql.maxRows, batchRows };
        const signal = AbortSignal.any([queryOptions.signal, canceled.signal]);
        yield* worker.process.stream(query, { ...queryOptions, signal });
      } finally {
        busy.delete(handle);
        pool.release(worker, worker.process.isAlive);
      }
    },

    cancel(handle) {
      const own = busy.get(handle);
      own?.abort();
      return Promise.resolve(own ? true : killByHandle(handle));
    },

    close: () => pool.close(),
  };
}

async function openProcess(options: EmbeddedOptions): Promise<EngineProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await EngineProcess.open(options);
    } catch (error) {
      const hasCrashed = error instanceof AirError && error.code === 'connector.crashed';
      if (!hasCrashed || attempt >= (options.openAttempts ?? 1)) throw error;
    }
  }
}

import { Worker } from 'node:worker_threads';
import { setImmediate as nextTick } from 'node:timers/promises';
import { AirError, type RowBatch } from '@air/core';
import { type EngineQuery, type HostReply, type HostRequest, memoryLimitSignal, windowOfBatches } from './protocol.ts';

/** An engine as it lives in its own process. */
export interface EmbeddedEngine {
  test(): Promise<unknown>;
  describe(): Promise<unknown>;
  explain(query: EngineQuery): Promise<unknown>;
  query(query: EngineQuery): AsyncIterable<RowBatch> | Iterable<RowBatch>;
  /** Makes a running query throw soon, where the engine can do that from outside of it. */
  interrupt?(): void;
  toAirError(thrown: unknown): AirError;
}

/** The main function of a host process: opens one engine and serves it until the parent goes away. */
export function serveEngine(open: (settings: unknown) => Promise<EmbeddedEngine>): void {
  let engine: EmbeddedEngine | null = null;
  let flow: Flow | null = null;

  const handle = async (request: HostRequest): Promise<HostReply | null> => {
    switch (request.type) {
      case 'open':
        watchProcess(request.maxRssBytes);
        engine = await open(request.settings);
        return { type: 'answer', value: null };
      case 'call':
        if (!engine) throw new Error('not open');
        return { type: 'answer', value: await engine[request.method](request.argument as EngineQuery) }; // sent by EngineProcess.call
      case 'query':
        if (!engine) throw new Error('not open');
        flow = new Flow();
        return streamBatches(engine, request.query, flow);
      case 'more':
        flow?.grant();
        return null;
      case 'stop':
        flow?.stop();
        engine?.interrupt?.();
        return null;
    }
  };
  process.on('message', (request: HostRequest) => {
    handle(request).then(
      (reply) => (reply ? send(reply) : undefined),
      (error: unknown) => send(toFailure(error, engine)),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

async function streamBatches(engine: EmbeddedEngine, query: EngineQuery, flow: Flow): Promise<HostReply> {
  let left = query.maxRows;
  for await (const batch of engine.query(query)) {
    const isCut = batch.rows.length > left;
    const rows = isCut ? batch.rows.slice(0, left) : batch.rows;
    left -= rows.length;
    await nextTick(); // lets a `stop` in between two batches of an engine that never waits
    await flow.take();
    if (flow.isStopped) break;
    await send({ type: 'batch', columns: batch.columns, rows: JSON.stringify(rows) });
    if (isCut) return { type: 'end', isTruncated: true };
  }
  return { type: 'end', isTruncated: false };
}

/** Back-pressure: each batch takes a permit, and the consumer grants a new one when it has taken a batch. */
class Flow {
  isStopped = false;
  private permits = windowOfBatches;
  private wake: (() => void) | null = null;

  grant(): void {
    this.permits++;
    this.wake?.();
  }

  stop(): void {
    this.isStopped = true;
    this.wake?.();
  }

  async take(): Promise<void> {
    while (this.permits === 0 && !this.isStopped) await new Promise<void>((resolve) => (this.wake = resolve));
    this.permits--;
  }
}

function toFailure(thrown: unknown, engine: EmbeddedEngine | null): HostReply {
  const known = thrown instanceof AirError ? thrown : engine?.toAirError(thrown);
  const error = known ?? new AirError('connector.crashed', 'the engine process failed');
  const { hint, position } = error.options;
  const options = { ...(hint !== undefined && { hint }), ...(position !== undefined && { position }) };
  return { type: 'failed', code: error.code, message: error.message, options };
}

function send(reply: HostReply): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(reply, undefined, {}, () => resolve());
  });
}

/**
 * A thread of its own, because a query can hold the main one for minutes: ends the process when its parent is gone
 * and when it holds more memory than it may.
 */
function watchProcess(maxRssBytes: number): void {
  const watch = `
    const { maxRssBytes, parent, signal } = require('node:worker_threads').workerData;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
      if (process.memoryUsage.rss() > maxRssBytes) process.kill(process.pid, signal);
    }, 50);`;
  const workerData = { maxRssBytes, parent: process.ppid, signal: memoryLimitSignal };
  new Worker(watch, { eval: true, execArgv: [], workerData, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell, Column, GuardedSql, RowBatch } from '@air/core';
import type { QueryOptions } from '../connector.ts';
import { watchInterruption } from './interruption.ts';
import type { RowBuffer } from './row-buffer.ts';

/** How the raw rows of one result become cells. */
export interface RowReader<Raw> {
  columns: Column[];
  toRow: (raw: Raw) => Cell[];
}

export interface StatementStream<Raw> {
  sql: GuardedSql;
  options: QueryOptions;
  buffer: RowBuffer<Raw>;
  /** Opens the transaction and sends the statement. */
  start(): Promise<void>;
  /** Asked when the first rows are there. */
  reader(): RowReader<Raw>;
  /** Ends the statement on the server; called at most once, and not at all when it has ended by itself. */
  stop(): Promise<void>;
}

const defaultBatchRows = 2_000;
/** A statement that is nearly through may end by itself before it is canceled. */
const finishGraceMs = 20;

export function batchRowsOf(options: QueryOptions): number {
  return options.batchRows ?? defaultBatchRows;
}

/** Runs a statement on a server and yields its batches, until its end, its row limit, its time limit or the signal. */
export async function* streamStatement<Raw>(stream: StatementStream<Raw>): AsyncGenerator<RowBatch> {
  const { sql, options, buffer } = stream;
  let stopping: Promise<void> | null = null;
  const interruption = watchInterruption(options, () => {
    stopping = stream.stop().finally(() => buffer.end()); // whoever waits for rows of a server that does not listen
  });
  let hasStarted = false;
  try {
    await stream.start();
    hasStarted = true;
    let left = sql.maxRows;
    let reader: RowReader<Raw> | null = null;
    for (;;) {
      const raw = await buffer.take(Math.min(batchRowsOf(options), left + 1));
      if (interruption.error) throw interruption.error;
      reader ??= stream.reader();
      const { columns, toRow } = reader;
      const isCut = raw.length > left;
      if (isCut) raw.length = left;
      left -= raw.length;
      const isLast = isCut || buffer.isDrained;
      if (raw.length > 0 || isLast) yield { columns, rows: raw.map(toRow) };
      if (!isLast) continue;
      options.onEnd?.({ isTruncated: isCut });
      return;
    }
  } catch (error) {
    throw interruption.error ?? error;
  } finally {
    interruption.end();
    if (hasStarted && !stopping && !buffer.hasEnded) {
      await Promise.race([buffer.drain(), sleep(finishGraceMs)]);
      if (!buffer.hasEnded) stopping = stream.stop();
    }
    await stopping;
  }
}

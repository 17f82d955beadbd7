import type { Source } from '@air/connectors';
import { AirError, type Cell, type Column, type GuardedSql, type RowBatch, type SessionSetting } from '@air/core';

/** Takes rows as they come. */
export interface RowSink {
  /** Takes as many rows from the front of the batch as still fit; fewer than it holds means the sink is full. */
  write(batch: RowBatch): Promise<number>;
}

/** Watches rows go by, to judge them afterwards. */
export interface RowWatcher {
  add(batch: RowBatch): void;
}

export interface Execution {
  source: Source;
  sql: GuardedSql;
  /** For row security of the engine's own. */
  settings?: SessionSetting[];
  sink: RowSink;
  watcher?: RowWatcher;
  timeoutMs: number;
  sampleRows: number;
  signal: AbortSignal;
  onHandle?: (handle: string) => void | Promise<void>;
  onRows?: (rowCount: number) => void;
}

export interface ExecutionEnd {
  columns: Column[];
  rowCount: number;
  truncatedBy: 'rows' | 'bytes' | null;
  samples: Cell[][];
}

const graceMs = 2_000;

/** Streams one guarded statement from its source into a sink and tells what came. */
export async function execute(execution: Execution): Promise<ExecutionEnd> {
  const { source, sql, settings, sink, watcher, timeoutMs, sampleRows, signal, onHandle, onRows } = execution;
  const overdue = AbortSignal.timeout(timeoutMs + graceMs); // for a source that does not keep its own time limit
  const end: ExecutionEnd = { columns: [], rowCount: 0, truncatedBy: null, samples: [] };
  const options = {
    timeoutMs,
    signal: AbortSignal.any([signal, overdue]),
    ...(settings && { settings }),
    ...(onHandle && { onHandle }),
    onEnd: ({ isTruncated }: { isTruncated: boolean }) => {
      if (isTruncated) end.truncatedBy = 'rows';
    },
  };
  try {
    for await (const batch of source.query(sql, options)) {
      end.columns = batch.columns;
      const accepted = await sink.write(batch);
      const isFull = accepted < batch.rows.length;
      const kept = isFull ? { columns: batch.columns, rows: batch.rows.slice(0, accepted) } : batch;
      watcher?.add(kept);
      end.samples.push(...kept.rows.slice(0, sampleRows - end.samples.length));
      end.rowCount += accepted;
      onRows?.(end.rowCount);
      if (!isFull) continue;
      end.truncatedBy = 'bytes';
      break;
    }
  } catch (error) {
    const isOverdue = overdue.aborted && !signal.aborted;
    if (isOverdue)
      throw new AirError('run.timeout', `the query took longer than ${timeoutMs / 1000} s`, { cause: error });
    throw error;
  }
  return end;
}

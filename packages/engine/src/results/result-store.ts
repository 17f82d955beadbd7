import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AirError, type Cell, type Clock, type Column, type RowBatch, systemClock } from '@air/core';
import { diskError } from './disk-error.ts';
import { openResult, type StoredResult } from './result-reader.ts';
import { createResultWriter, type ResultWriter } from './result-writer.ts';

export interface ResultPage {
  columns: Column[];
  rows: Cell[][];
  offset: number;
  totalRows: number;
  /** When the rows were read from the source. */
  asOf: string;
}

/** Keeps the rows of runs. */
export interface ResultStore {
  create(runId: string, limits: { maxBytes: number }): Promise<ResultWriter>;
  /** Reads a page without the rest. Throws `results.gone` when the result is not stored (any more). */
  readPage(runId: string, offset: number, limit: number): Promise<ResultPage>;
  /** Reads all of it, a group of rows at a time. */
  readAll(runId: string): AsyncIterable<RowBatch>;
  remove(runId: string): Promise<void>;
}

const rememberedResults = 100;

/** Results as files of a local folder. */
export function openResultStore(directory: string, clock: Clock = systemClock): ResultStore {
  const known = new Map<string, StoredResult>();

  const open = async (runId: string): Promise<StoredResult> => {
    const remembered = known.get(runId);
    if (remembered) return remembered;
    const result = await openResult(pathOf(directory, runId, 'ndjson'), runId);
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= rememberedResults) known.delete(oldest);
    known.set(runId, result);
    return result;
  };

  return {
    async create(runId, { maxBytes }) {
      const path = pathOf(directory, runId, 'ndjson');
      const partPath = pathOf(directory, runId, 'part');
      await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: unknown) =>
        Promise.reject(diskError(error, runId)),
      );
      return createResultWriter({ runId, path, partPath, maxBytes, asOf: clock.now().toISOString() });
    },

    async readPage(runId, offset, limit) {
      const result = await open(runId);
      const rows = await result.read(offset, limit);
      const { columns, asOf } = result.header;
      return { columns, rows, offset, totalRows: result.footer.rowCount, asOf };
    },

    async *readAll(runId) {
      const result = await open(runId);
      const { header, footer } = result;
      for (const [group, start] of footer.rows.entries()) {
        const end = footer.rows[group + 1] ?? footer.rowCount;
        yield { columns: header.columns, rows: await result.read(start, end - start) };
      }
      if (footer.rowCount === 0) yield { columns: header.columns, rows: [] };
    },

    async remove(runId) {
      known.delete(runId);
      await rm(pathOf(directory, runId, 'ndjson'), { force: true });
      await rm(pathOf(directory, runId, 'part'), { force: true });
    },
  };
}

/** Nothing but a plain word may become a file name. */
function pathOf(directory: string, runId: string, extension: 'ndjson' | 'part'): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(runId)) {
    throw new AirError('request.invalid', `${JSON.stringify(runId.slice(0, 100))} is not the id of a run`);
  }
  return join(directory, `${runId}.${extension}`);
}

import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Cell, Column, RowBatch } from '@air/core';
import { diskError } from './disk-error.ts';
import { printTrailer, type ResultFooter, type ResultHeader } from './result-file.ts';

export interface ResultWriter {
  /** Takes rows until the byte limit is reached; tells how many it took. */
  write(batch: RowBatch): Promise<number>;
  /** Makes the result readable under its name. A result without a batch has the columns given here. */
  finish(columns?: Column[]): Promise<{ rowCount: number; byteCount: number }>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

export interface ResultPlace {
  runId: string;
  path: string;
  partPath: string;
  maxBytes: number;
  asOf: string;
}

const groupRows = 512;
const groupCharacters = 64 * 1024;
const flushBytes = 1024 * 1024;
const mostBytesPerCharacter = 3;

/** Writes under another name and renames when complete, so that no reader ever meets half a result. */
export function createResultWriter(place: ResultPlace): ResultWriter {
  let file: FileHandle | null = null;
  let position = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let group = '';
  let rowsInGroup = 0;
  let rowCount = 0;
  let startOfRows = 0;
  const index: Pick<ResultFooter, 'rows' | 'positions'> = { rows: [], positions: [] };

  const begin = async (columns: Column[]): Promise<void> => {
    const header: ResultHeader = { columns, asOf: place.asOf };
    file = await open(place.partPath, 'w', 0o600);
    append(`${JSON.stringify(header)}\n`);
    startOfRows = position;
  };

  const append = (text: string): void => {
    const bytes = Buffer.from(text);
    pending.push(bytes);
    pendingBytes += bytes.length;
    position += bytes.length;
  };

  const closeGroup = (): void => {
    if (rowsInGroup === 0) return;
    index.rows.push(rowCount - rowsInGroup);
    index.positions.push(position);
    append(group);
    group = '';
    rowsInGroup = 0;
  };

  const flush = async (): Promise<void> => {
    const buffers = pending;
    pending = [];
    pendingBytes = 0;
    if (buffers.length > 0)
      await file?.appendFile(buffers.length === 1 && buffers[0] ? buffers[0] : Buffer.concat(buffers));
  };

  /** Counts bytes exactly only near the limit; elsewhere the number of characters proves that there is room. */
  const hasRoomFor = (line: string): boolean => {
    const written = position - startOfRows;
    if (written + (group.length + line.length) * mostBytesPerCharacter <= place.maxBytes) return true;
    return written + Buffer.byteLength(group) + Buffer.byteLength(line) <= place.maxBytes;
  };

  const onDisk = async <Value>(action: () => Promise<Value>): Promise<Value> => {
    try {
      return await action();
    } catch (error) {
      throw diskError(error, place.runId);
    }
  };

  return {
    write: (batch) =>
      onDisk(async () => {
        if (!file) await begin(batch.columns);
        let accepted = 0;
        for (const row of batch.rows) {
          const line = printRow(row);
          if (!hasRoomFor(line)) break;
          group += line;
          rowsInGroup++;
          rowCount++;
          accepted++;
          if (rowsInGroup === groupRows || group.length >= groupCharacters) closeGroup();
          if (pendingBytes >= flushBytes) await flush();
        }
        return accepted;
      }),

    finish: (columns = []) =>
      onDisk(async () => {
        if (!file) await begin(columns);
        closeGroup();
        const footerPosition = position;
        index.positions.push(footerPosition);
        const byteCount = footerPosition - startOfRows;
        const footer: ResultFooter = { rowCount, byteCount, ...index };
        append(`${JSON.stringify(footer)}\n${printTrailer(footerPosition)}`);
        await flush();
        await file?.close();
        await rename(place.partPath, place.path);
        return { rowCount, byteCount };
      }),

    abort: async () => {
      await file?.close().catch(() => {}); // closed already when finish failed half-way
      await rm(place.partPath, { force: true });
    },
  };
}

function printRow(row: Cell[]): string {
  return `${JSON.stringify(row)}\n`;
}

import { type FileHandle, open } from 'node:fs/promises';
import { AirError, type Cell } from '@air/core';
import { diskError } from './disk-error.ts';
import { type ResultFooter, type ResultHeader, trailerBytes } from './result-file.ts';

export interface StoredResult {
  header: ResultHeader;
  footer: ResultFooter;
  read(offset: number, limit: number): Promise<Cell[][]>;
}

/** Reads what is before and after the rows; the rows stay on disk. */
export async function openResult(path: string, runId: string): Promise<StoredResult> {
  const withFile = async <Value>(action: (file: FileHandle) => Promise<Value>): Promise<Value> => {
    try {
      const file = await open(path, 'r');
      try {
        return await action(file);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw error instanceof SyntaxError ? damaged(runId) : diskError(error, runId);
    }
  };

  return withFile(async (file) => {
    const footer = await readFooter(file, runId);
    const [firstRow = 0] = footer.positions;
    const header = JSON.parse(await readText(file, 0, firstRow)) as ResultHeader; // written by the result writer
    return {
      header,
      footer,
      read: (offset, limit) => withFile((again) => readRows(again, footer, { offset, limit })),
    };
  });
}

async function readFooter(file: FileHandle, runId: string): Promise<ResultFooter> {
  const { size } = await file.stat();
  if (size < trailerBytes) throw damaged(runId);
  const position = Number(await readText(file, size - trailerBytes, size));
  if (!Number.isSafeInteger(position) || position > size - trailerBytes) throw damaged(runId);
  return JSON.parse(await readText(file, position, size - trailerBytes)) as ResultFooter; // written by the result writer
}

async function readRows(
  file: FileHandle,
  { rowCount, rows, positions }: ResultFooter,
  { offset, limit }: { offset: number; limit: number },
): Promise<Cell[][]> {
  const end = Math.min(offset + limit, rowCount);
  if (offset >= end) return [];
  const first = groupOf(rows, offset);
  const last = groupOf(rows, end - 1);
  const text = await readText(file, positions[first] ?? 0, positions[last + 1] ?? 0);
  const lines = text.split('\n');
  const skipped = offset - (rows[first] ?? 0);
  return lines.slice(skipped, skipped + end - offset).map((line) => JSON.parse(line) as Cell[]);
}

/** The last group that starts at or before the row. */
function groupOf(rows: number[], row: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rows[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

async function readText(file: FileHandle, start: number, end: number): Promise<string> {
  const buffer = Buffer.allocUnsafe(end - start);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
    if (bytesRead === 0) throw new SyntaxError('the file ends early');
    filled += bytesRead;
  }
  return buffer.toString('utf8');
}

function damaged(runId: string): AirError {
  return new AirError('results.disk_failed', `the stored result of ${runId} is damaged`, {
    runId,
    hint: 'run it again',
  });
}

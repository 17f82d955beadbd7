import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundFile } from './scan.ts';

/** Refuses a compressed file that is cut off or broken: DuckDB would take what comes before the fault for the whole. */
export async function assertWhole(path: string): Promise<void> {
  if (!path.toLowerCase().endsWith('.gz')) return;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(path), createGunzip(), nowhere);
  } catch (error) {
    throw new Error('the compressed file is cut off or broken', { cause: error });
  }
}

/** The table function that reads a file. */
export async function readerOf(
  connection: DuckDBConnection,
  file: FoundFile,
  { sampleSize, isPartitioned }: { sampleSize: number; isPartitioned: boolean },
): Promise<string> {
  const path = literal(file.path);
  const hive = `hive_partitioning = ${isPartitioned}`;
  switch (file.format) {
    case 'parquet':
      return `read_parquet(${path}, ${hive})`;
    case 'json':
      return `read_json(${path}, sample_size = ${sampleSize}, ${hive})`;
    case 'csv': {
      const padding = (await isRagged(connection, path, sampleSize)) ? ', null_padding = true' : '';
      return `read_csv(${path}, sample_size = ${sampleSize}, ${hive}${padding})`;
    }
  }
}

/**
 * Where rows differ in length, DuckDB either takes each line for a single value, and the header for its name; or it
 * takes the first rows for a preamble and leaves them out.
 */
async function isRagged(connection: DuckDBConnection, path: string, sampleSize: number): Promise<boolean> {
  const sniffed = await connection.runAndReadAll(
    `SELECT Delimiter, SkipRows::INTEGER, len(Columns)::INTEGER, Columns[1].name FROM sniff_csv(${path}, sample_size = ${sampleSize})`,
  );
  const [delimiter, skipped, columns, first] = sniffed.getRows()[0] ?? [];
  if (columns === 1) return /[,;\t|]/.test(String(first));
  if (!skipped) return false;
  const lines = await connection.runAndReadAll(
    `SELECT line FROM read_csv(${path}, auto_detect = false, delim = '', quote = '', escape = '', header = false,
       columns = {line: 'VARCHAR'}) LIMIT ${Number(skipped)}`,
  );
  return lines.getRows().some(([line]) => String(line).includes(String(delimiter)));
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

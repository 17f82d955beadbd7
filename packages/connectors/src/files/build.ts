import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { oneLine } from '../shared/message.ts';
import { assertWhole, literal, readerOf } from './read-file.ts';
import type { FoundFile, Scan } from './scan.ts';
import { type FileGroup, groupFiles, identifier, readPatterns, stemOf } from './tables.ts';

export interface BuildOptions {
  dsn: string | null;
  cacheDirectory: string;
  inferRows: number;
}

interface BuiltTable {
  name: string;
  /** Parquet files, the originals or what AIR made of text files. */
  parquet: string[];
  rowCount: number;
  comment: string;
}

export interface Build {
  tables: BuiltTable[];
  skipped: Scan['skipped'];
}

interface Converted {
  file: FoundFile;
  parquet: string;
  columns: string;
  rowCount: number;
}

/** Makes Parquet of every text file that changed, and decides which files are one table. */
export async function buildTables(connection: DuckDBConnection, scan: Scan, options: BuildOptions): Promise<Build> {
  const build: Build = { tables: [], skipped: [...scan.skipped] };
  for (const group of groupFiles(scan.files, readPatterns(options.dsn))) {
    const converted: Converted[] = [];
    for (const file of group.files) {
      const result = await convert(connection, file, { ...options, isPartitioned: group.isPartitioned });
      if ('reason' in result) build.skipped.push({ name: file.name, reason: result.reason });
      else converted.push(result);
    }
    for (const table of split(group, converted)) {
      build.tables.push({ ...table, name: unusedName(table.name, build.tables) });
    }
  }
  removeStale(build, options.cacheDirectory);
  return build;
}

/** What earlier states of the folder left behind goes after a day; a query may still be reading younger files. */
function removeStale(build: Build, cacheDirectory: string): void {
  const used = new Set(build.tables.flatMap((table) => table.parquet));
  for (const name of readdirSync(cacheDirectory)) {
    const path = join(cacheDirectory, name);
    if (used.has(path)) utimesSync(path, new Date(), new Date()); // stays as long as the newest database that names it
    const found = statSync(path, { throwIfNoEntry: false });
    const isOld = found?.isFile() && Date.now() - found.mtimeMs > 24 * 3600 * 1000;
    if (isOld && /\.(duckdb|parquet|problem)(\.\d+)?$/.test(name)) rmSync(path, { force: true });
  }
}

/** Files with the same columns are one table; a folder of unlike files is a table for each. */
function split(group: FileGroup, converted: Converted[]): BuiltTable[] {
  if (converted.length === 0) return [];
  const areAlike = group.isPartitioned || new Set(converted.map((file) => file.columns)).size === 1;
  if (areAlike) return [toTable(group.table, converted)];
  return converted.map((file) => toTable(identifier(`${group.table}_${stemOf(file.file.name)}`), [file]));
}

function toTable(name: string, files: Converted[]): BuiltTable {
  const [first] = files;
  return {
    name,
    parquet: files.map((file) => file.parquet),
    rowCount: files.reduce((sum, file) => sum + file.rowCount, 0),
    comment: files.length === 1 && first ? first.file.name : `${files.length} files`,
  };
}

function unusedName(name: string, tables: BuiltTable[]): string {
  const taken = new Set(tables.map((table) => table.name.toLowerCase()));
  let candidate = name;
  for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${name}_${number}`;
  return candidate;
}

interface ConvertOptions extends BuildOptions {
  isPartitioned: boolean;
}

async function convert(
  connection: DuckDBConnection,
  file: FoundFile,
  options: ConvertOptions,
): Promise<Converted | { reason: string }> {
  const key = `${file.path}\0${file.size}\0${file.modifiedMs}\0${options.inferRows}\0${options.isPartitioned}`;
  const cached = join(options.cacheDirectory, createHash('sha256').update(key).digest('hex').slice(0, 32));
  const problem = readProblem(`${cached}.problem`);
  if (problem) return { reason: problem };

  // A file can crash the engine: the next process then finds this note, and leaves the file alone.
  writeFileSync(`${cached}.problem`, JSON.stringify({ pid: process.pid, reason: 'the engine ended while reading it' }));
  try {
    const parquet = file.format === 'parquet' && !options.isPartitioned ? file.path : `${cached}.parquet`;
    if (!existsSync(parquet)) await writeParquet(connection, file, parquet, options);
    const measured = await measure(connection, parquet);
    rmSync(`${cached}.problem`, { force: true });
    return { file, parquet, ...measured };
  } catch (error) {
    const reason = `cannot be read: ${reasonOf(error)}`;
    writeFileSync(`${cached}.problem`, JSON.stringify({ pid: 0, reason }));
    return { reason };
  }
}

/** A note of a process that still works on the file is no problem. */
function readProblem(path: string): string | null {
  if (!existsSync(path)) return null;
  const note = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; reason: string }; // written by `convert`
  if (note.pid === process.pid || (note.pid !== 0 && existsSync(`/proc/${note.pid}`))) return null;
  return note.reason;
}

async function writeParquet(
  connection: DuckDBConnection,
  file: FoundFile,
  target: string,
  options: ConvertOptions,
): Promise<void> {
  mkdirSync(options.cacheDirectory, { recursive: true });
  await assertWhole(file.path);
  const unfinished = `${target}.${process.pid}`;
  const copy = async (sampleSize: number): Promise<void> => {
    const rows = await readerOf(connection, file, { sampleSize, isPartitioned: options.isPartitioned });
    await connection.run(`COPY (SELECT * FROM ${rows}) TO ${literal(unfinished)} (FORMAT parquet, COMPRESSION zstd)`);
  };
  try {
    await copy(options.inferRows > 0 ? options.inferRows : -1);
  } catch (error) {
    if (file.format === 'parquet' || options.inferRows <= 0) throw error;
    await copy(-1); // a value that the first rows did not foretell: all of them decide
  }
  renameSync(unfinished, target);
}

async function measure(connection: DuckDBConnection, parquet: string): Promise<{ columns: string; rowCount: number }> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(parquet)})`);
  const counted = await connection.runAndReadAll(
    `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${literal(parquet)})`,
  );
  const columns = described.getRows().map((row) => String(row[0]));
  return { columns: JSON.stringify(columns), rowCount: Number(counted.getRows()[0]?.[0] ?? 0) };
}

/** The engine's words without the path, which is of no use to a reader and may say too much. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/not utf-8 encoded/i.test(message)) return 'its text is not UTF-8; save it as UTF-8';
  return oneLine(message.replace(/['"][^'"]*['"]/g, '"…"').replace(/^[A-Za-z ]+ Error: /, ''));
}

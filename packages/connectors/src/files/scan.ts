import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { AirError } from '@air/core';

type FileFormat = 'csv' | 'parquet' | 'json';

export interface FoundFile {
  /** Below the base path, with forward slashes. */
  name: string;
  /** Where it really lies, links resolved. */
  path: string;
  format: FileFormat;
  size: number;
  modifiedMs: number;
}

export interface Scan {
  files: FoundFile[];
  skipped: { name: string; reason: string }[];
}

const formatByExtension: Record<string, FileFormat> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.parquet': 'parquet',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
};
const compressions = new Set(['.gz', '.zst']);
const mostFiles = 20_000;
const deepest = 12;

/** Resolves the folder of a source. Relative paths and links are followed here once, and never again. */
export function resolveBase(basePath: string | null): string {
  if (!basePath?.trim()) throw new AirError('datasource.invalid', 'a files datasource needs a base_path');
  if (basePath.includes('\0')) throw new AirError('connector.path_denied', 'the base path holds a zero byte');
  let base: string;
  try {
    base = realpathSync(basePath);
  } catch (error) {
    throw new AirError('connector.missing', `there is no folder ${basePath}`, { cause: error });
  }
  if (!statSync(base).isDirectory()) throw new AirError('connector.missing', `${basePath} is not a folder`);
  return base;
}

/** Every data file below the base path. What a link leads out of it is left out, and said. */
export function scanFiles(base: string, allowedExtensions: readonly string[]): Scan {
  const scan: Scan = { files: [], skipped: [] };
  const allowed = new Set(allowedExtensions.map((extension) => extension.toLowerCase()));
  walk(base, { base, allowed, depth: 0 }, scan);
  scan.files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return scan;
}

/** Changes when a file is added, removed, replaced or written to. */
export function versionOf(scan: Scan): string {
  const hash = createHash('sha256');
  for (const { path, size, modifiedMs } of scan.files) hash.update(`${path}\0${size}\0${modifiedMs}\n`);
  return hash.digest('hex').slice(0, 32);
}

interface Place {
  base: string;
  allowed: Set<string>;
  depth: number;
}

function walk(folder: string, place: Place, scan: Scan): void {
  for (const entry of entriesOf(folder, place, scan)) {
    if (entry.name.startsWith('.') || entry.name.startsWith('_')) continue;
    if (scan.files.length >= mostFiles) {
      scan.skipped.push({ name: place.base, reason: `holds more than ${mostFiles} files; the rest is left out` });
      return;
    }
    const path = join(folder, entry.name);
    const name = relative(place.base, path).split(sep).join('/');
    if (entry.isDirectory()) {
      if (place.depth < deepest) walk(path, { ...place, depth: place.depth + 1 }, scan);
    } else {
      addFile({ path, name, isLink: entry.isSymbolicLink() }, place, scan);
    }
  }
}

function entriesOf(folder: string, { base }: Place, scan: Scan): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (folder === base) throw new AirError('connector.missing', 'the folder cannot be opened', { cause: error });
    scan.skipped.push({ name: `${relative(base, folder)}/`, reason: 'the folder cannot be opened' });
    return [];
  }
}

function addFile(entry: { path: string; name: string; isLink: boolean }, place: Place, scan: Scan): void {
  const format = formatOf(entry.name, place.allowed);
  if (!format) return;
  try {
    const path = realpathSync(entry.path);
    if (!path.startsWith(place.base.endsWith(sep) ? place.base : place.base + sep)) {
      scan.skipped.push({ name: entry.name, reason: 'the link leads out of the base path' });
      return;
    }
    const found = statSync(path);
    if (found.isFile())
      scan.files.push({ name: entry.name, path, format, size: found.size, modifiedMs: found.mtimeMs });
  } catch {
    scan.skipped.push({ name: entry.name, reason: 'the file cannot be opened' });
  }
}

/** `orders.csv.gz` counts as CSV when `.csv` is allowed, or `.csv.gz`, or `.gz`. */
function formatOf(name: string, allowed: Set<string>): FileFormat | null {
  const last = extname(name).toLowerCase();
  const isCompressed = compressions.has(last);
  const inner = isCompressed ? extname(name.slice(0, -last.length)).toLowerCase() : last;
  const isAllowed =
    allowed.size === 0 || allowed.has(inner) || allowed.has(inner + last) || (isCompressed && allowed.has(last));
  return isAllowed ? (formatByExtension[inner] ?? null) : null;
}

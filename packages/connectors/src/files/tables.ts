import type { FoundFile } from './scan.ts';

/** Files that may be one table: the files of a folder, or one file. Which it is shows when their columns are known. */
export interface FileGroup {
  table: string;
  files: FoundFile[];
  /** Folders like `year=2025` become columns. */
  isPartitioned: boolean;
}

/** A `.csv` in the base path is a table; so is a folder, when its files turn out to be alike. */
export function groupFiles(files: readonly FoundFile[], patterns: readonly FilePattern[]): FileGroup[] {
  if (patterns.length > 0)
    return patterns.map((pattern) => matchPattern(pattern, files)).filter((group) => group.files.length > 0);
  const groups = new Map<string, FoundFile[]>();
  for (const file of files) {
    const folder = tableFolder(file.name);
    const key = folder === '' ? file.name : `${folder}/`;
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups].map(([key, members]) => ({
    table: key.endsWith('/') ? identifier(key.slice(0, -1)) : stemOf(key),
    files: members,
    isPartitioned: members.some((file) => isHive(file.name)),
  }));
}

export interface FilePattern {
  table: string;
  expression: RegExp;
}

/** Reads `orders=orders/*.csv; readings/**.parquet`: what a datasource may say in its dsn instead of taking all files. */
export function readPatterns(dsn: string | null): FilePattern[] {
  const entries = (dsn ?? '').split(/[;\n]/).map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, name, glob = ''] = /^(?:([^=/*]+)=)?(.+)$/.exec(entry) ?? [];
    const fixed = glob.split(/[*?]/)[0] ?? '';
    return { table: identifier(name ?? stemOf(fixed.replace(/[/_.-]+$/, '') || glob)), expression: expressionOf(glob) };
  });
}

function matchPattern(pattern: FilePattern, files: readonly FoundFile[]): FileGroup {
  const matching = files.filter((file) => pattern.expression.test(file.name));
  return { table: pattern.table, files: matching, isPartitioned: matching.some((file) => isHive(file.name)) };
}

function expressionOf(glob: string): RegExp {
  const source = glob
    .replace(/^\.?\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wildcard) => (wildcard.startsWith('**') ? '.*' : wildcard === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`^${source}$`);
}

/** The folder that names the table of a file: its own, without partitions; folders above only tell them apart. */
function tableFolder(name: string): string {
  const folders = name.split('/').slice(0, -1);
  const firstPartition = folders.findIndex((folder) => folder.includes('='));
  return (firstPartition < 0 ? folders : folders.slice(0, firstPartition)).join('/');
}

function isHive(name: string): boolean {
  return name
    .split('/')
    .slice(0, -1)
    .some((folder) => /^[^=]+=/.test(folder));
}

/** `sales 2024.csv.gz` → `sales_2024`. */
export function stemOf(name: string): string {
  const file = name.split('/').at(-1) ?? name;
  return identifier(file.replace(/(\.(csv|tsv|parquet|jsonl?|ndjson))?(\.(gz|zst))?$/i, ''));
}

export function identifier(name: string): string {
  const word = name
    .replaceAll('/', '_')
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return word === '' ? 'file' : word;
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '..', '..', 'dist', 'web');

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

export interface BundleSizes {
  shell: number;
  css: number;
  /** What a route adds to the shell, by the name of its page. Charts, loaded when one is drawn, are not among it. */
  routes: Record<string, number>;
}

/** How many bytes the built page sends, compressed as a browser gets them. */
export function bundleSizes(): BundleSizes {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync(join(web, '.vite', 'manifest.json'), 'utf8'));
  const reach = (key: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(key)) return seen;
    seen.add(key);
    for (const next of chunks[key]?.imports ?? []) reach(next, seen);
    return seen;
  };
  const entry = Object.keys(chunks).find((key) => chunks[key]?.isEntry) ?? '';
  const shell = reach(entry);
  const sizeOf = (keys: string[]) => keys.reduce((sum, key) => sum + compressed(chunks[key]?.file ?? ''), 0);
  const pages = Object.keys(chunks).filter((key) => key.endsWith('-page.tsx'));
  return {
    shell: sizeOf([...shell]),
    css: readdirSync(join(web, 'assets'))
      .filter((file) => file.endsWith('.css'))
      .reduce((sum, file) => sum + compressed(join('assets', file)), 0),
    routes: Object.fromEntries(
      pages.map((page) => [
        page.replace(/^.*\/(.*)\.tsx$/, '$1'),
        sizeOf([...reach(page)].filter((key) => !shell.has(key))),
      ]),
    ),
  };
}

/** The build keeps the compressed file beside the plain one, where it is smaller. */
function compressed(file: string): number {
  const packed = join(web, `${file}.br`);
  return statSync(existsSync(packed) ? packed : join(web, file)).size;
}

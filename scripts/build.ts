import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** Builds `dist/`: one flat folder, so that a process started beside its starter is found there too (see forkModule). */
const workspaces = ['packages', 'apps'].flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)));
const processes = workspaces
  .filter((folder) => folder !== join('apps', 'web'))
  .flatMap((folder) => filesBelow(join(folder, 'src')))
  .filter((path) => /-(host|worker)\.ts$/.test(path));
const external = workspaces
  .map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  .flatMap((manifest: { dependencies?: Record<string, string> }) => Object.keys(manifest.dependencies ?? {}))
  .filter((name) => !name.startsWith('@air/'));

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    air: 'apps/air/src/main.ts',
    aircli: 'apps/cli/src/main.ts',
    ...Object.fromEntries(processes.map((path) => [basename(path, '.ts'), path])),
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: [...new Set(external)],
  chunkNames: '[name]-[hash]',
  sourcemap: 'linked',
  logLevel: 'warning',
});
execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: 'apps/web', stdio: 'inherit' });
for (const path of filesBelow('dist/web')) if (/\.(?:js|css|html|svg)$/.test(path)) compress(path);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Once here instead of at every request. */
function compress(path: string): void {
  const text = readFileSync(path);
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
  if (packed.length < text.length) writeFileSync(`${path}.br`, packed);
}

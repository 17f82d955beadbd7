import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const fromSource = ['--import', 'tsx', join(root, 'apps/air/src/main.ts')];
let builtCli: string | null = null;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningAir {
  url: string;
  dataDirectory: string;
  /** What it has said on standard output. */
  said(): string;
  /** What it has written to standard error: its log. */
  log(): string;
  stop(): Promise<Ended>;
}

/** Starts `air` from source in a data directory of its own, on a free port, and waits until it says that it is ready. */
export async function startAir(words: string[] = [], environment: Record<string, string> = {}): Promise<RunningAir> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'air-program-'));
  const child = start([...fromSource, 'serve', '--data-dir', dataDirectory, '--port', '0', ...words], environment);
  const output = collect(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /ready at (http:\/\/\S+)/.exec(output.stdout)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`air ended with ${code} before it was ready:\n${output.stderr}`)));
  });
  return {
    url,
    dataDirectory,
    said: () => output.stdout,
    log: () => output.stderr,
    async stop() {
      child.kill('SIGTERM');
      const ended = await endOf(child, output);
      rmSync(dataDirectory, { recursive: true, force: true });
      return ended;
    },
  };
}

/** Runs `air` to its end. */
export async function runAir(words: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = start([...fromSource, ...words], environment);
  return endOf(child, collect(child));
}

/** Runs `aircli` to its end, as a script would: with pipes, not a terminal. */
export async function runCli(url: string, words: string[], input = ''): Promise<Ended> {
  const { child, ended } = startCli(url, words);
  child.stdin?.end(input);
  return ended;
}

export function startCli(url: string, words: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  builtCli ??= buildCli();
  const child = start([builtCli, ...words], { AIR_URL: url, AIR_LOGIN_FILE: join(dirname(builtCli), 'login.json') });
  return { child, ended: endOf(child, collect(child)) };
}

/** Once for each test file: loading the sources anew for every call would take most of the time. */
function buildCli(): string {
  const folder = mkdtempSync(join(tmpdir(), 'air-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'aircli.mjs');
  const banner = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;
  buildSync({
    entryPoints: [join(root, 'apps/cli/src/main.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: banner },
  });
  return outfile;
}

function start(words: string[], environment: Record<string, string>): ChildProcess {
  const { PORT: _port, AIR_URL: _url, AIR_TOKEN: _token, AIR_DATA_DIR: _folder, ...inherited } = process.env;
  return spawn(process.execPath, words, {
    cwd: root,
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return output;
}

function endOf(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<Ended> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve({ code: child.exitCode, ...output });
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

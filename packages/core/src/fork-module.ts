import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface ForkOptions {
  args?: string[];
  /** The only environment the process gets, beside PATH. Secrets have no place here. */
  env?: Record<string, string>;
  /** JavaScript heap; memory of native engines is watched by whoever started the process. */
  heapLimitMb?: number;
}

/**
 * Starts a module that lies beside the caller (`forkModule('sqlite-host', import.meta.url)`) in a process of its own.
 * Works from source, where the file is TypeScript, and from the built program, where all entry points lie in one folder.
 */
export function forkModule(name: string, callerUrl: string, options: ForkOptions = {}): ChildProcess {
  const isSource = callerUrl.endsWith('.ts');
  return fork(new URL(`./${name}.${isSource ? 'ts' : 'js'}`, callerUrl), options.args ?? [], {
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
    execArgv: [
      ...(isSource ? ['--import', loaderUrl()] : []),
      ...(options.heapLimitMb ? [`--max-old-space-size=${options.heapLimitMb}`] : []),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** Not `import.meta.resolve`: the test runner does not know it. */
function loaderUrl(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { requireService, runDirectoryVariable, type Service, type ServiceName } from './services.ts';

/** Opens a place for services; whatever is started for it is stopped by `close`, or when this process dies. */
export function openServices(): { directory: string; close(): Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'air-services-'));
  process.env[runDirectoryVariable] = directory;
  const keeper = startKeeper(directory);
  return {
    directory,
    async close() {
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.ref();
      keeper.stdin?.end();
      await ended;
    },
  };
}

/** Runs the function with the services of these names, for benchmarks and evaluations outside of vitest. */
export async function withServices<T>(names: ServiceName[], act: (services: Service[]) => Promise<T>): Promise<T> {
  const place = openServices();
  try {
    const services: Service[] = [];
    for (const name of names) {
      const service = await requireService(name);
      if (!service) throw new Error(`${name} cannot be had on this machine`);
      services.push(service);
    }
    return await act(services);
  } finally {
    await place.close();
  }
}

/** The keeper outlives this process by as long as it takes to stop the servers: its stdin ends when we do. */
function startKeeper(directory: string): ChildProcess {
  const module = fileURLToPath(new URL('./keeper.ts', import.meta.url));
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href; // vitest has no import.meta.resolve
  const keeper = spawn(process.execPath, ['--import', loader, module, directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  keeper.unref();
  const { stdin } = keeper;
  if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return keeper;
}

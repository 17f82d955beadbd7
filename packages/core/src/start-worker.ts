import { Worker } from 'node:worker_threads';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Starts a module that lies beside the caller as a thread; from source or built, as `forkModule` does for a process. */
export function startWorker(name: string, callerUrl: string, workerData: unknown): Worker {
  if (!callerUrl.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, callerUrl), { workerData });
  return new Worker(fromSource(new URL(`./${name}.ts`, callerUrl)), { workerData, eval: true, execArgv: [] });
}

/** A thread does not take its loader from `--import` on Node 20, so it registers one before it loads the module. */
function fromSource(module: URL): string {
  const loader = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx'))).href;
  return `import(${JSON.stringify(loader)})
    .then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })
    .catch((error) => setImmediate(() => { throw error; }));`;
}

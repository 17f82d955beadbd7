import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AirError, systemClock } from '@air/core';
import { openGuard } from '@air/engine/guard';
import { openResultStore } from '@air/engine/results';
import { buildApp, keepAudit, openCatalogCache, openRunWatch, type World } from '@air/server';
import packageJson from '../../../package.json' with { type: 'json' };
import { assertSafe, type Config } from './config/load-config.ts';
import { openControlPlane } from './open-control-plane.ts';
import { openLog } from './open-log.ts';
import { openModels } from './open-models.ts';
import { localAddress } from './setup-link.ts';

export interface RunningApi {
  world: World;
  /** Where a browser finds it. */
  address: string;
  close: () => Promise<void>;
}

/** Opens everything the API needs and listens; `wakeRunners` is how it tells the runners of new work. */
export async function openApi(config: Config, wakeRunners: () => void): Promise<RunningApi> {
  assertSafe(config);
  const log = openLog(config.logLevel, 'api');
  const { store } = await openControlPlane(config);
  const world: World = {
    store,
    guard: openGuard(),
    models: openModels(config, store, log),
    results: openResultStore(join(config.dataDirectory, 'results')),
    catalogs: openCatalogCache(store),
    runs: openRunWatch(store),
    clock: systemClock,
    limits: config.limits,
    auditRetentionMs: config.auditRetentionMs,
    auth: config.auth,
    filesRoot: config.files.basePath,
    privatePaths: privatePathsOf(config),
    version: packageJson.version,
    webRoot: findWebRoot(),
    log,
    wakeRunners,
  };
  const app = await buildApp(world);
  const audit = keepAudit(world);
  const close = async () => {
    world.runs.close();
    world.models.close();
    audit.stop();
    await app.close();
    await world.guard.close();
    await store.close();
  };
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw explainListening(error, config);
  }
  const place = app.server.address();
  const port = typeof place === 'object' && place ? place.port : config.port;
  return { world, address: localAddress(config.host, port), close };
}

/** No datasource may read the control plane or the key, whoever asks. */
function privatePathsOf({ dataDirectory, controlPlane }: Config): string[] {
  const paths = [join(dataDirectory, 'secret.key'), join(dataDirectory, 'results')];
  if (controlPlane.driver !== 'sqlite') return paths;
  const file = controlPlane.dsn.replace(/^file:(?:\/\/)?/, '').split('?')[0] ?? '';
  return [...paths, file.startsWith('/') ? file : join(dataDirectory, file)];
}

/** Beside the built program, or in `dist` when the sources run. */
function findWebRoot(): string | null {
  const candidates = ['./web', '../../../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(join(path, 'index.html'))) ?? null;
}

function explainListening(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new AirError('config.port_in_use', `port ${port} on ${host} is in use by another program`, {
      hint: `choose another, as in \`PORT=${port + 1} make run\`, or stop the other program`,
    });
  }
  if (code === 'EACCES') {
    return new AirError('config.port_in_use', `port ${port} may not be opened by this user`, {
      hint: 'choose a port above 1023',
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AirError('config.invalid', `${host} is not an address of this machine`, {
      hint: 'use 127.0.0.1, or 0.0.0.0 for all addresses',
    });
  }
  return error;
}

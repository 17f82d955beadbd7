import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, type Column, defaultLimits, fixedClock, openSecretBox } from '@air/core';
import { openGuard } from '@air/engine/guard';
import { openResultStore, type ResultStore } from '@air/engine/results';
import { openStore, type RunEnd, type RunRecord } from '@air/store';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { openCatalogCache } from './services/catalog-cache.ts';
import { openRunWatch } from './services/run-watch.ts';
import type { World } from './world.ts';

export interface TestApp {
  app: FastifyInstance;
  world: World;
  folder: string;
  logged: string[];
  routes: RouteOptions[];
  /** Plays the runner: takes the next run and ends it. */
  playRunner(end: (run: RunRecord) => RunEnd): Promise<RunRecord>;
  storeResult(runId: string, columns: Column[], rows: Cell[][]): Promise<void>;
  close(): Promise<void>;
}

/** The real server over a store of its own in a temporary folder. */
export async function openTestApp(changes: Partial<World> = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'air-server-'));
  const secretBox = openSecretBox(join(folder, 'secret.key'), undefined);
  const store = await openStore({ driver: 'sqlite', dsn: 'file:air.db', dataDirectory: folder, secretBox });
  const results: ResultStore = openResultStore(join(folder, 'results'));
  const logged: string[] = [];
  const world: World = {
    store,
    guard: openGuard(),
    results,
    catalogs: openCatalogCache(store),
    runs: openRunWatch(store),
    clock: fixedClock('2026-03-15T12:00:00Z'),
    limits: defaultLimits,
    auth: { isEnabled: false, jwtSecret: '' },
    filesRoot: null,
    privatePaths: [join(folder, 'air.db')],
    version: '0.0.0-test',
    webRoot: null,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    wakeRunners: () => {},
    ...changes,
  };
  const routes: RouteOptions[] = [];
  const app = await buildApp(world, (route) => void routes.push(route));

  return {
    app,
    world,
    folder,
    logged,
    routes,
    async playRunner(end) {
      for (;;) {
        const run = await store.runs.claim('test-runner', 15_000);
        if (run) {
          await store.runs.finish(run.id, run.fence, end(run));
          world.runs.notify(run.id);
          return run;
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async storeResult(runId, columns, rows) {
      const writer = await results.create(runId, { maxBytes: 1_000_000 });
      await writer.write({ columns, rows });
      await writer.finish();
    },
    async close() {
      world.runs.close();
      await app.close();
      await world.guard.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

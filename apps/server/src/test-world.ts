import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Claims } from '@air/contract';
import { type Cell, type Clock, type Column, defaultLimits, fixedClock, openSecretBox } from '@air/core';
import { openGuard } from '@air/engine/guard';
import { openResultStore, type ResultStore } from '@air/engine/results';
import { type ModelSettings, openModelRouter } from '@air/models';
import { openStore, type RoleLevel, type RunEnd, type RunRecord } from '@air/store';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { defaultOrgId } from './http/actor.ts';
import { openCatalogCache } from './services/catalog-cache.ts';
import { signToken } from './services/identity/tokens.ts';
import { openRunWatch } from './services/run-watch.ts';
import type { World } from './world.ts';

interface TestPerson {
  userId?: string;
  orgId?: string;
  /** Created where it does not exist; `level` is the one it gets. */
  role?: string;
  level?: RoleLevel;
  claims?: Claims;
}

export interface TestApp {
  app: FastifyInstance;
  world: World;
  folder: string;
  logged: string[];
  routes: RouteOptions[];
  /** The headers of a person with a token of their own; without any, requests are those of the local admin. */
  actAs(person: TestPerson): Promise<{ authorization: string }>;
  /** Plays the runner: takes the next run and ends it. */
  playRunner(end: (run: RunRecord) => RunEnd): Promise<RunRecord>;
  storeResult(runId: string, columns: Column[], rows: Cell[][]): Promise<void>;
  close(): Promise<void>;
}

/** The real server over a store of its own in a temporary folder; without models, unless settings for them are given. */
export async function openTestApp(changes: Partial<World> = {}, models: Partial<ModelSettings> = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'air-server-'));
  const secretBox = openSecretBox(join(folder, 'secret.key'), undefined);
  const store = await openStore({
    driver: 'sqlite',
    dsn: 'file:air.db',
    dataDirectory: folder,
    secretBox,
    ...timeOf(changes),
  });
  const results: ResultStore = openResultStore(join(folder, 'results'));
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const clock = changes.clock ?? fixedClock('2026-03-15T12:00:00Z');
  const world: World = {
    store,
    guard: openGuard(),
    models: openModelRouter({ ...noModels, ...models }, { clock, ledger: store.modelCalls, log }),
    results,
    catalogs: openCatalogCache(store),
    runs: openRunWatch(store),
    clock,
    limits: defaultLimits,
    auditRetentionMs: 90 * dayMs,
    auth: {
      isEnabled: false,
      jwtSecret: 'the-secret-of-a-test-world',
      previousJwtSecrets: [],
      tokenExpiryMs: dayMs,
      refreshExpiryMs: 30 * dayMs,
    },
    filesRoot: null,
    privatePaths: [join(folder, 'air.db')],
    version: '0.0.0-test',
    webRoot: null,
    log,
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
    async actAs({ userId = 'ada', orgId = defaultOrgId, role, level, claims = {} }) {
      const name = role ?? level ?? 'analyst';
      const orgs = await store.orgs.list();
      if (!orgs.some(({ id }) => id === orgId)) await store.orgs.create({ id: orgId, name: orgId });
      const known = await store.roles.find(orgId, name);
      if (!known) await store.roles.put(orgId, { name, level: level ?? 'viewer', description: '' });
      const { auth } = world;
      const payload = { user_id: userId, org_id: orgId, role: name, claims };
      const token = await signToken(auth, payload, { clock, lifetimeMs: auth.tokenExpiryMs });
      return { authorization: `Bearer ${token}` };
    },
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
      world.models.close();
      await app.close();
      await world.guard.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const dayMs = 86_400_000;

const noModels: ModelSettings = {
  endpoints: [],
  tasks: { chat: [], ir: [], sql: [], qa: [], embeddings: [] },
  discovery: null,
  timeoutMs: 5_000,
  coolDownMs: 30_000,
  maxRetries: 0,
  maxInputCharacters: 100_000,
  prices: {},
  budgets: {
    userDailyUsd: null,
    userDailyTokens: null,
    orgMonthlyUsd: null,
    orgMonthlyTokens: null,
    warnAt: 0.8,
  },
};

/** A test that brings a clock means the store as well; the others leave it its own, for the order of what is stored. */
function timeOf({ clock }: Partial<World>): { clock?: Clock } {
  return clock ? { clock } : {};
}

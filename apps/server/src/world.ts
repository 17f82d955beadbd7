import type { Guard } from '@air/engine/guard';
import type { ResultStore } from '@air/engine/results';
import type { Clock, Limits } from '@air/core';
import type { ModelRouter } from '@air/models';
import type { Store } from '@air/store';
import type { Logger } from 'pino';
import type { CatalogCache } from './services/catalog-cache.ts';
import type { RunWatch } from './services/run-watch.ts';

/** Everything the API reaches for. A test hands it another one. */
export interface World {
  store: Store;
  guard: Guard;
  models: ModelRouter;
  results: Pick<ResultStore, 'readPage'>;
  catalogs: CatalogCache;
  runs: RunWatch;
  clock: Clock;
  limits: Limits;
  /** How long the audit of a question is kept, in ms. */
  auditRetentionMs: number;
  auth: AuthSettings;
  /** When set, folders registered through the API must lie in it. */
  filesRoot: string | null;
  /** Files that no datasource may read, such as AIR's own control plane. */
  privatePaths: string[];
  version: string;
  /** The built page; null serves the API alone. */
  webRoot: string | null;
  log: Logger;
  /** Tells the runners that there is something to do; they would find it by themselves a little later. */
  wakeRunners(): void;
}

export interface AuthSettings {
  isEnabled: boolean;
  jwtSecret: string;
  /** Secrets that were used before: tokens signed with one are still accepted, none is signed with one. */
  previousJwtSecrets: string[];
  tokenExpiryMs: number;
  refreshExpiryMs: number;
}

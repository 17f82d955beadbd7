import type { RunEnd, RunRecord } from '@air/store';
import type { Logger } from 'pino';
import type { CatalogCache } from './catalog-cache.ts';
import type { RunnerOptions } from './runner-options.ts';
import type { SourcePool } from './source-pool.ts';

/** What the kinds of runs work with. */
export interface Tools extends Required<
  Pick<RunnerOptions, 'store' | 'connectors' | 'guard' | 'results' | 'limits' | 'sources' | 'clock'>
> {
  pool: SourcePool;
  catalogs: CatalogCache;
}

/** One run in the hands of this runner. */
export interface Work {
  run: RunRecord;
  tools: Tools;
  log: Logger;
  /** Aborts when the run was canceled, lost, or the runner stops. */
  signal: AbortSignal;
  /** Keeps what the connector needs to end the query; throws when the run is not this runner's any more. */
  keepHandle(handle: string): Promise<void>;
  /** Stored now and then, not each time. */
  tellProgress(progress: { progress?: number; step?: string; rowCount?: number }): void;
}

/** What a run comes to when nothing goes wrong. */
export type Outcome = Omit<RunEnd, 'status' | 'problem'>;

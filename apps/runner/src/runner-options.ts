import type { Connector, SourceSettings } from '@air/connectors';
import type { Clock, DatasourceKind, Limits } from '@air/core';
import type { Guard } from '@air/engine/guard';
import type { ResultStore } from '@air/engine/results';
import type { RunStatus, Store, StoreSettings } from '@air/store';
import type { Logger } from 'pino';

export interface RunnerOptions {
  store: Store;
  /** Where the store is, for the thread that keeps the leases. */
  storeSettings: StoreSettings;
  connectors: Record<DatasourceKind, Connector>;
  guard: Guard;
  results: ResultStore;
  limits: Limits;
  /** What every source is opened with. */
  sources: Omit<SourceSettings, 'datasourceId' | 'dsn' | 'basePath'>;
  log: Logger;
  clock?: Clock;
  timing?: Partial<RunnerTiming>;
  /** Runs executed at once; a few probes and plans may come on top, so that they need not wait for long queries. */
  concurrency?: number;
  maxPerDatasource?: number;
  /** Called when the status of a run has changed. */
  onRunChange?: (change: RunChange) => void;
}

export interface RunChange {
  id: string;
  status: RunStatus;
}

export interface RunnerTiming {
  leaseMs: number;
  /** How often the queue is looked at when nobody wakes the runner, and how soon a cancel is seen. */
  pollMs: number;
  /** How often other runners' lost runs are looked for. */
  reapMs: number;
  /** A main thread that is silent for so long has hung: its leases run out. */
  hungMs: number;
  /** A source that nobody used for so long is closed. */
  idleMs: number;
  /** How long running queries may go on after the runner was told to stop. */
  drainMs: number;
}

export const defaultTiming: RunnerTiming = {
  leaseMs: 15_000,
  pollMs: 400,
  reapMs: 2_000,
  hungMs: 60_000,
  idleMs: 300_000,
  drainMs: 8_000,
};

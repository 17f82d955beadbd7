import type { DatasourceKind } from '@air/core';

/** A million rows to be read once, through AIR's connector or through the bare driver. */
export interface StreamJob {
  kind: Exclude<DatasourceKind, 'timescaledb'>;
  path: 'air' | 'raw';
  dsn: string;
  cacheDirectory: string;
}

export type StreamMessage = { type: 'ready' } | { type: 'done'; rows: number; ms: number };

export const readingColumns = ['id', 'site', 'at', 'kwh', 'temperature', 'status', 'amount', 'note'];
export const readingsText = 'SELECT * FROM readings';

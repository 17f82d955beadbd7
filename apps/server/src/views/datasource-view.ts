import type { operations } from '@air/contract';
import { dialectOf } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import type { DatasourceHealthRecord, DatasourceRecord } from '@air/store';
import type { z } from 'zod';
import { maskDsn } from './mask-dsn.ts';

type DatasourceView = z.input<(typeof operations.getDatasource.responses)[200]>;
type HealthView = z.input<(typeof operations.checkDatasource.responses)[200]>;

export function viewDatasource(record: DatasourceRecord, catalog: Catalog | null): DatasourceView {
  return {
    id: record.id,
    kind: record.kind,
    dialect: dialectOf(record.kind),
    display_name: record.displayName,
    default: record.isDefault,
    dsn: record.dsn === null ? null : maskDsn(record.dsn),
    base_path: record.basePath,
    from_config: record.isFromConfig,
    is_sample: record.isSample,
    health: record.health && viewHealth(record.health),
    learned_at: catalog?.learnedAt ?? null,
    table_count: catalog?.tables.length ?? null,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

export function viewHealth(health: DatasourceHealthRecord): HealthView {
  return {
    ok: health.ok,
    engine: health.engine,
    latency_ms: health.latencyMs,
    warnings: health.warnings,
    problem: health.problem,
    checked_at: health.checkedAt,
  };
}

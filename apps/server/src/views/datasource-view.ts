import type { operations } from '@air/contract';
import { dialectOf, type Problem } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import type { DatasourceHealthRecord, DatasourceRecord } from '@air/store';
import type { z } from 'zod';
import { maskDsn } from './mask-dsn.ts';

export type DatasourceView = z.input<(typeof operations.getDatasource.responses)[200]>;
type HealthView = z.input<(typeof operations.checkDatasource.responses)[200]>;

/** How much of it is told: with the settings of its connection, or without. */
type Depth = 'settings' | 'plain';

export function viewDatasource(
  record: DatasourceRecord,
  catalog: Pick<Catalog, 'learnedAt' | 'tables'> | null,
  depth: Depth,
): DatasourceView {
  const isWhole = depth === 'settings';
  return {
    id: record.id,
    kind: record.kind,
    dialect: dialectOf(record.kind),
    display_name: record.displayName,
    default: record.isDefault,
    dsn: record.dsn === null || !isWhole ? null : maskDsn(record.dsn),
    base_path: isWhole ? record.basePath : null,
    from_config: record.isFromConfig,
    is_sample: record.isSample,
    health: record.health && viewHealth(record.health, depth),
    learned_at: catalog?.learnedAt ?? null,
    table_count: catalog?.tables.length ?? null,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

export function viewHealth(health: DatasourceHealthRecord, depth: Depth): HealthView {
  return {
    ok: health.ok,
    engine: health.engine,
    latency_ms: health.latencyMs,
    warnings: depth === 'settings' ? health.warnings : [],
    problem: depth === 'settings' ? health.problem : health.problem && withoutAddress(health.problem),
    checked_at: health.checkedAt,
  };
}

/** What an engine or a network says of a failure names hosts, paths and logins. */
function withoutAddress({ type, title, status, code }: Problem): Problem {
  return { type, title, status, code, detail: title };
}

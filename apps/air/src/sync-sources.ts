import { resolve } from 'node:path';
import { defaultOrgId } from '@air/server';
import type { NewDatasource, Store } from '@air/store';
import type { AnalyticsSource } from './config/config-schema.ts';
import type { Config } from './config/load-config.ts';

/** Brings the stored datasources in line with the configuration file; those it no longer names become removable. */
export async function syncSources(store: Store, { analyticsSources, dataDirectory }: Config): Promise<void> {
  const sources = analyticsSources.map((source) => toDatasource(source, dataDirectory));
  for (const source of sources) await store.datasources.upsert(defaultOrgId, source);

  const named = new Set(sources.map(({ id }) => id));
  for (const stored of await store.datasources.list(defaultOrgId)) {
    if (!stored.isFromConfig || named.has(stored.id)) continue;
    const { id, kind, dsn, basePath, displayName, isDefault, isSample } = stored;
    await store.datasources.upsert(defaultOrgId, {
      id,
      kind,
      dsn,
      basePath,
      displayName,
      isDefault,
      isSample,
      isFromConfig: false,
    });
  }
}

function toDatasource(source: AnalyticsSource, dataDirectory: string): NewDatasource {
  return {
    id: source.id,
    kind: source.kind,
    dsn: source.dsn ?? null,
    basePath: source.base_path === undefined ? null : resolve(dataDirectory, source.base_path),
    displayName: source.display_name ?? source.id,
    isDefault: source.default,
    isFromConfig: true,
    isSample: false,
  };
}

import { AirError } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import type { Store } from '@air/store';

export interface CatalogCache {
  /** Throws `datasource.not_learned` when there is none. */
  get(orgId: string, datasourceId: string): Promise<Catalog>;
  find(orgId: string, datasourceId: string): Promise<Catalog | null>;
  /** Reads it anew next time: it may have been learned again and found unchanged. */
  forget(datasourceId: string): void;
}

const capacity = 50;

/** Keeps parsed catalogs, each for as long as the store holds the same version. */
export function openCatalogCache(store: Store): CatalogCache {
  const kept = new Map<string, Catalog>();

  const find = async (orgId: string, datasourceId: string): Promise<Catalog | null> => {
    const key = `${orgId}/${datasourceId}`;
    const version = await store.catalogs.getVersion(orgId, datasourceId);
    if (version === null) return null;
    const known = kept.get(key);
    if (known?.version === version) return known;
    const record = await store.catalogs.get(orgId, datasourceId);
    if (!record) return null;
    const catalog = JSON.parse(record.json) as Catalog; // written by the runner from the same type
    if (kept.size >= capacity) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, catalog);
    return catalog;
  };

  return {
    find,
    async get(orgId, datasourceId) {
      const catalog = await find(orgId, datasourceId);
      if (catalog) return catalog;
      throw new AirError('datasource.not_learned', `datasource ${datasourceId} has not been learned yet`, {
        hint: `POST /v1/learn?datasource_id=${datasourceId}`,
      });
    },
    forget(datasourceId) {
      for (const key of kept.keys()) if (key.endsWith(`/${datasourceId}`)) kept.delete(key);
    },
  };
}

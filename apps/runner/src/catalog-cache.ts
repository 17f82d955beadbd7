import { AirError } from '@air/core';
import type { Catalog } from '@air/engine/learn';
import type { Store } from '@air/store';

export interface CatalogCache {
  /** Throws `datasource.not_learned` when there is none. */
  get(orgId: string, datasourceId: string): Promise<Catalog>;
  find(orgId: string, datasourceId: string): Promise<Catalog | null>;
}

const capacity = 20;

/** Parsed catalogs, each for as long as its version is the stored one. */
export function createCatalogCache(store: Store): CatalogCache {
  const kept = new Map<string, Catalog>();

  const find = async (orgId: string, datasourceId: string): Promise<Catalog | null> => {
    const version = await store.catalogs.getVersion(orgId, datasourceId);
    if (version === null) return null;
    const key = JSON.stringify([orgId, datasourceId, version]);
    const known = kept.get(key);
    if (known) return known;
    const record = await store.catalogs.get(orgId, datasourceId);
    if (!record) return null;
    const catalog = JSON.parse(record.json) as Catalog; // written by a learn run from this very type
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= capacity) kept.delete(oldest);
    kept.set(JSON.stringify([orgId, datasourceId, record.version]), catalog);
    return catalog;
  };

  return {
    find,
    async get(orgId, datasourceId) {
      const catalog = await find(orgId, datasourceId);
      if (catalog) return catalog;
      throw new AirError('datasource.not_learned', `datasource "${datasourceId}" has not been learned yet`);
    },
  };
}

import type { Connector, Source, SourceSettings } from '@air/connectors';
import type { DatasourceKind } from '@air/core';
import type { DatasourceRecord } from '@air/store';

interface Entry {
  source: Promise<Source>;
  users: number;
  idle: NodeJS.Timeout | null;
}

export interface SourcePool {
  /** Hands the open source of a datasource to the action; opens it when it is the first. */
  use<Value>(
    place: { orgId: string; datasource: DatasourceRecord },
    action: (source: Source) => Promise<Value>,
  ): Promise<Value>;
  close(): Promise<void>;
}

export interface SourcePoolOptions {
  connectors: Record<DatasourceKind, Connector>;
  settings: Omit<SourceSettings, 'datasourceId' | 'dsn' | 'basePath'>;
  idleMs: number;
}

/** One open source per datasource and revision of its settings; closed when nobody used it for a while. */
export function openSourcePool({ connectors, settings, idleMs }: SourcePoolOptions): SourcePool {
  const entries = new Map<string, Entry>();

  const acquire = (key: string, { id, kind, dsn, basePath }: DatasourceRecord): Entry => {
    const known = entries.get(key);
    if (known) return known;
    const source = connectors[kind].open({ ...settings, datasourceId: id, dsn, basePath });
    const entry: Entry = { source, users: 0, idle: null };
    entries.set(key, entry);
    source.catch(() => entries.delete(key));
    return entry;
  };

  const release = (key: string, entry: Entry): void => {
    entry.users--;
    if (entry.users > 0) return;
    entry.idle = setTimeout(() => {
      entries.delete(key);
      void closeEntry(entry);
    }, idleMs);
    entry.idle.unref();
  };

  return {
    async use({ orgId, datasource }, action) {
      const key = `${orgId}/${datasource.id}@${datasource.revision}/${datasource.createdAt}`;
      const entry = acquire(key, datasource);
      if (entry.idle) clearTimeout(entry.idle);
      entry.users++;
      try {
        return await action(await entry.source);
      } finally {
        release(key, entry);
      }
    },

    async close() {
      const open = [...entries.values()];
      entries.clear();
      for (const { idle } of open) if (idle) clearTimeout(idle);
      await Promise.all(open.map(closeEntry));
    },
  };
}

/** A source that cannot be closed is as good as closed: whatever it held ends with it or with this process. */
async function closeEntry({ source }: Entry): Promise<void> {
  await source.then((opened) => opened.close()).catch(() => {});
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Connector } from '../connector.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import { resolveBase, scanFiles, versionOf } from './scan.ts';

/** CSV, Parquet and JSONL files below one folder, queried by DuckDB in child processes. */
export const files: Connector = {
  kind: 'files',
  dialect: 'duckdb',
  async open(settings) {
    const base = resolveBase(settings.basePath);
    const { dsn, allowedExtensions, inferRows, memoryLimitMb } = settings;
    const place = createHash('sha256')
      .update(`${base}\0${dsn}\0${allowedExtensions.join()}\0${inferRows}`)
      .digest('hex');
    return openEmbedded({
      dialect: 'duckdb',
      module: 'files-host',
      callerUrl: import.meta.url,
      settings: {
        base,
        dsn,
        allowedExtensions,
        inferRows,
        memoryLimitMb,
        cacheDirectory: join(settings.cacheDirectory, 'files', place.slice(0, 16)),
      },
      memoryLimitMb,
      poolSize: settings.poolSize,
      openLimitMs: 600_000,
      openAttempts: 5,
      assertPresent: () => void resolveBase(base),
      version: () => versionOf(scanFiles(base, allowedExtensions)),
    });
  },
};

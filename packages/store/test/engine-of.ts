import { postgresEngine } from '../src/engines/postgres.ts';
import { sqliteEngine } from '../src/engines/sqlite.ts';
import type { StoreSettings } from '../src/index.ts';

export function engineOf({ driver, dsn, dataDirectory }: StoreSettings) {
  return driver === 'sqlite' ? sqliteEngine(dsn, dataDirectory) : postgresEngine(dsn);
}

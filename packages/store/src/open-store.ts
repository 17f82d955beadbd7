import { type Clock, type SecretBox, systemClock } from '@air/core';
import { Kysely, sql } from 'kysely';
import type { Databases, Engine } from './engines/engine.ts';
import { postgresEngine } from './engines/postgres.ts';
import { sqliteEngine } from './engines/sqlite.ts';
import { migrate } from './migrate.ts';
import { analysisStore } from './records/analyses.ts';
import { catalogStore } from './records/catalogs.ts';
import { datasourceStore } from './records/datasources.ts';
import { reportStore } from './records/reports.ts';
import { runStore } from './records/runs.ts';
import { runnerStore } from './records/runners.ts';
import { scopeStore } from './records/scopes.ts';
import { synonymStore } from './records/synonyms.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface StoreSettings {
  driver: 'sqlite' | 'postgres';
  /** `file:air.db?_fk=1` or `postgres://…`. */
  dsn: string;
  /** Where a relative SQLite path starts. */
  dataDirectory: string;
}

export interface StoreOptions extends StoreSettings {
  secretBox: SecretBox;
  clock?: Clock;
}

/** Opens the control plane and brings its tables up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const databases = openDatabases(options);
  const clock = options.clock ?? systemClock;
  try {
    await migrate(databases.durable, databases.engine);
  } catch (error) {
    await closeDatabases(databases);
    throw error;
  }
  return {
    datasources: datasourceStore(databases, options.secretBox, clock),
    catalogs: catalogStore(databases, clock),
    synonyms: synonymStore(databases, clock),
    scopes: scopeStore(databases, clock),
    reports: reportStore(databases, clock),
    runs: runStore(databases, options.secretBox),
    analyses: analysisStore(databases, clock),
    runners: runnerStore(databases),
    ping: async () => {
      await sql`select 1`.execute(databases.durable);
    },
    close: () => closeDatabases(databases),
  };
}

function openDatabases(settings: StoreSettings): Databases {
  const engine = openEngine(settings);
  const durable = new Kysely<Tables>({ dialect: engine.dialect('durable') });
  const relaxed = new Kysely<Tables>({ dialect: engine.dialect('relaxed') });
  return { engine, durable, relaxed };
}

function openEngine({ driver, dsn, dataDirectory }: StoreSettings): Engine {
  switch (driver) {
    case 'sqlite':
      return sqliteEngine(dsn, dataDirectory);
    case 'postgres':
      return postgresEngine(dsn);
  }
}

async function closeDatabases({ durable, relaxed }: Databases): Promise<void> {
  await relaxed.destroy();
  await durable.destroy();
}

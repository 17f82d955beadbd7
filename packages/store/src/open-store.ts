import { type Clock, type SecretBox, systemClock } from '@air/core';
import { Kysely, sql } from 'kysely';
import type { Databases, Engine } from './engines/engine.ts';
import { postgresEngine } from './engines/postgres.ts';
import { sqliteEngine } from './engines/sqlite.ts';
import { migrate } from './migrate.ts';
import { analysisStore } from './records/analyses.ts';
import { apiKeyStore } from './records/api-keys.ts';
import { auditStore } from './records/audit.ts';
import { catalogStore } from './records/catalogs.ts';
import { conversationStore } from './records/conversations.ts';
import { datasourceStore } from './records/datasources.ts';
import { documentStore } from './records/documents.ts';
import { linkStore } from './records/links.ts';
import { loginAttemptStore } from './records/login-attempts.ts';
import { modelCallStore } from './records/model-calls.ts';
import { orgStore } from './records/orgs.ts';
import { policyStore } from './records/policies.ts';
import { reportStore } from './records/reports.ts';
import { roleStore } from './records/roles.ts';
import { runStore } from './records/runs.ts';
import { runnerStore } from './records/runners.ts';
import { scopeStore } from './records/scopes.ts';
import { sessionStore } from './records/sessions.ts';
import { synonymStore } from './records/synonyms.ts';
import { userStore } from './records/users.ts';
import { verifiedStore } from './records/verified.ts';
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
    orgs: orgStore(databases, clock),
    users: userStore(databases, clock),
    roles: roleStore(databases),
    sessions: sessionStore(databases, clock),
    links: linkStore(databases, clock),
    loginAttempts: loginAttemptStore(databases, clock),
    apiKeys: apiKeyStore(databases, clock),
    policies: policyStore(databases, clock),
    datasources: datasourceStore(databases, options.secretBox, clock),
    catalogs: catalogStore(databases, clock),
    synonyms: synonymStore(databases, clock),
    scopes: scopeStore(databases, clock),
    reports: reportStore(databases, clock),
    runs: runStore(databases, options.secretBox),
    analyses: analysisStore(databases, clock),
    conversations: conversationStore(databases, clock),
    documents: documentStore(databases, clock),
    verified: verifiedStore(databases, clock),
    audit: auditStore(databases, clock),
    modelCalls: modelCallStore(databases, clock),
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

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecretBox } from '@air/core';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDatasource, newRun, org } from '../test/records.ts';
import { describeStores, secretBox } from '../test/stores.ts';
import { engineOf } from '../test/engine-of.ts';
import { openStore } from './open-store.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

await describeStores('the control plane', (world) => {
  test('has every table of the specification, each with its organisation', async () => {
    const db = new Kysely<Tables>({ dialect: engineOf(world.settings).dialect('durable') });
    const tables = await db.introspection.getTables();
    await db.destroy();
    const columns = new Map(tables.map((table) => [table.name, table.columns.map(({ name }) => name)]));
    const specified: Record<string, string[]> = {
      datasources: ['id', 'kind', 'dsn', 'display_name', 'is_default', 'created_at', 'updated_at'],
      schema_notes: ['id', 'datasource_id', 'object', 'chunk', 'md', 'md_hash', 'created_at'],
      scopes: ['id', 'name', 'status', 'created_at', 'updated_at'],
      scope_versions: ['id', 'scope_id', 'version', 'scope_md', 'ir_json', 'created_at'],
      reports: ['id', 'key', 'title', 'owner', 'archived', 'created_at', 'updated_at'],
      report_versions: [
        'id',
        'report_id',
        'version',
        'scope_version_id',
        'datasource_id',
        'def_json',
        'checksum',
        'status',
        'created_at',
      ],
      runs: [
        'id',
        'report_id',
        'report_version_id',
        'datasource_id',
        'params_json',
        'sql_text',
        'row_count',
        'started_at',
        'finished_at',
        'status',
        'error_text',
      ],
      report_samples: ['run_id', 'seq', 'row_json'],
      report_analyses: ['id', 'run_id', 'model_used', 'rubric_version', 'verdict_json', 'analysis_md', 'created_at'],
      catalogs: ['datasource_id', 'version'],
      synonyms: ['id', 'datasource_id', 'phrase'],
      runners: ['id'],
      query_audit_logs: [
        'id',
        'conversation_id',
        'user_id',
        'correlation_id',
        'question',
        'role',
        'store_id',
        'allowed_views',
        'rag_sources',
        'rag_doc_ids',
        'rag_ms',
        'llm_model',
        'llm_prompt',
        'llm_response',
        'llm_usage',
        'model_attempts',
        'llm_input_tokens',
        'llm_output_tokens',
        'llm_total_tokens',
        'llm_cost_usd',
        'llm_ms',
        'generated_sql',
        'rows_count',
        'exec_ms',
        'final_answer',
        'widgets',
        'final_response',
        'status',
        'error_stage',
        'error_code',
        'error_message',
        'started_at',
        'completed_at',
        'validation_ms',
        'total_ms',
        'created_at',
        'updated_at',
        'expires_at',
      ],
      query_audit_events: ['log_id', 'stage', 'status', 'message', 'duration_ms', 'metadata', 'created_at'],
      rag_documents: ['id', 'name'],
      rag_chunks: ['document_id', 'seq', 'text'],
      users: ['id', 'username', 'role'],
      roles: ['name', 'level'],
      sessions: ['id', 'user_id', 'expires_at', 'revoked_at'],
      links: ['user_id', 'token_hash', 'expires_at'],
      login_attempts: ['at'],
      api_keys: ['id', 'user_id', 'secret_hash', 'expires_at'],
      policies: ['role', 'datasource_id'],
      conversations: ['id', 'user_id'],
      conversation_turns: ['id', 'conversation_id', 'question'],
      verified_questions: ['id', 'datasource_id', 'question'],
      model_calls: ['id', 'user_id', 'model', 'cost_usd'],
    };
    for (const [table, names] of Object.entries(specified)) {
      expect({ table, columns: columns.get(table) }).toEqual({
        table,
        columns: expect.arrayContaining(['org_id', ...names]),
      });
    }
  });

  test('keeps what it holds when it is opened again', async () => {
    await world.store.datasources.create(org, newDatasource());
    const again = await openStore({ ...world.settings, secretBox });
    expect(await again.datasources.get(org, 'sales')).toMatchObject({ id: 'sales' });
    await again.close();
  });

  test('may be opened by many at once', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ ...world.settings, secretBox })));
    await Promise.all(stores.map((store) => store.runs.create(org, newRun())));
    expect(await world.store.runs.list(org, { limit: 10, offset: 0 })).toMatchObject({ total: 5 });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('is migrated once when several do it at once', async () => {
    let timesRun = 0;
    const extra = {
      name: '9999-test',
      up: async (transaction: Parameters<(typeof migrations)[number]['up']>[0]) => {
        timesRun++;
        await sql`create table extra (id integer)`.execute(transaction);
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    };
    const migrateOnce = async () => {
      const engine = engineOf(world.settings);
      const db = new Kysely<Tables>({ dialect: engine.dialect('durable') });
      const names = await migrate(db, engine, [...migrations, extra]);
      await db.destroy();
      return names;
    };
    const applied = await Promise.all([migrateOnce(), migrateOnce(), migrateOnce()]);
    expect(timesRun).toBe(1);
    expect(applied.flat()).toEqual(['9999-test']);
    await expect(openStore({ ...world.settings, secretBox })).rejects.toMatchObject({ code: 'store.newer' });
  });

  test('is left as it was by a migration that fails', async () => {
    const engine = engineOf(world.settings);
    const db = new Kysely<Tables>({ dialect: engine.dialect('durable') });
    const broken = {
      name: '9999-broken',
      up: async (transaction: Parameters<(typeof migrations)[number]['up']>[0]) => {
        await sql`create table half (id integer)`.execute(transaction);
        throw new Error('no');
      },
    };
    await expect(migrate(db, engine, [...migrations, broken])).rejects.toThrow('no');
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
    await db.destroy();
    await expect(world.store.ping()).resolves.toBeUndefined();
  });

  test('does its work while another transaction holds it up', async () => {
    const busy = new Kysely<Tables>({ dialect: engineOf(world.settings).dialect('durable') });
    let beats = 0;
    const timer = setInterval(() => beats++, 5);
    const holding = busy.transaction().execute(async (transaction) => {
      await transaction.insertInto('runners').values({ org_id: '*', id: 'x', seen_at: 'now' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.store.datasources.create(org, newDatasource());
    await holding;
    clearInterval(timer);
    await busy.destroy();
    expect(beats).toBeGreaterThan(10); // waiting for a lock leaves the event loop free
  });
});

describe('a control plane in SQLite', () => {
  let dataDirectory: string;
  beforeEach(() => (dataDirectory = mkdtempSync(join(tmpdir(), 'air-store-'))));
  afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

  const open = (dsn: string) => openStore({ driver: 'sqlite', dsn, dataDirectory, secretBox });

  test.each(['file:air.db?_fk=1', 'air.db', 'file:./air.db', 'file:air.db?cache=shared&_busy_timeout=2000'])(
    'named %s lies in the data directory',
    async (dsn) => {
      await (await open(dsn)).close();
      expect(existsSync(join(dataDirectory, 'air.db'))).toBe(true);
    },
  );

  test('may lie elsewhere, in folders that are made', async () => {
    const path = join(dataDirectory, 'deep', 'er', 'my air.db');
    await (await open(`file://${path}`)).close();
    expect(existsSync(path)).toBe(true);
  });

  test('may live in memory', async () => {
    const store = await open(':memory:');
    await store.runs.create(org, newRun());
    expect(await store.runs.claim('runner-1', 1_000)).not.toBeNull();
    await store.close();
  });

  test('that names no file is refused', async () => {
    await expect(open('file:?_fk=1')).rejects.toMatchObject({ code: 'config.invalid' });
  });

  test('that is no database says so', async () => {
    writeFileSync(join(dataDirectory, 'air.db'), 'this is a text file, and a rather long one '.repeat(50));
    await expect(open('air.db')).rejects.toMatchObject({ code: 'store.unavailable' });
  });

  test('encrypted with another key is not read', async () => {
    const store = await open('air.db');
    await store.datasources.create(org, newDatasource());
    await store.close();
    const other = await openStore({
      driver: 'sqlite',
      dsn: 'air.db',
      dataDirectory,
      secretBox: openSecretBox('', 'another'),
    });
    await expect(other.datasources.get(org, 'sales')).rejects.toMatchObject({ code: 'config.key_wrong' });
    await other.close();
  });
});

test('a Postgres that does not answer is unavailable, and its password stays unsaid', async () => {
  const settings = { driver: 'postgres' as const, dsn: 'postgres://air:hunter2@127.0.0.1:1/air', dataDirectory: '/' };
  const failure = await openStore({ ...settings, secretBox }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'store.unavailable' });
  expect(String(failure)).not.toContain('hunter2');
});

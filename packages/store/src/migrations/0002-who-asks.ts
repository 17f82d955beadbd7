import { type CreateTableBuilder, type Kysely, sql, type Transaction } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** Identity, policy, conversations, documents and the record of every question; runs and scopes get their owner. */
export async function up(db: Transaction<unknown>, engine: Engine): Promise<void> {
  await createOrganisations(db);
  await createLogins(db);
  await createPolicies(db);
  await createConversations(db);
  await createAudit(db);
  await createDocuments(db, engine);
  await createModelCalls(db);
  await addOwnerToRuns(db);
  await addOwnerToScopes(db);
}

async function createOrganisations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('orgs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into orgs (id, name, created_at)
    values ('default-org', 'Default', ${new Date().toISOString()})`.execute(db);
  await create(db, 'roles', (table) =>
    table
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('roles_key', ['org_id', 'name']),
  );
  await create(db, 'users', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('display_name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('claims_json', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text')
      .addColumn('is_disabled', 'integer', (column) => column.notNull())
      .addColumn('last_login_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('users_id', ['org_id', 'id'])
      .addUniqueConstraint('users_name', ['org_id', 'username']),
  );
  await db.schema.createIndex('users_by_name').on('users').column('username').execute();
}

async function createLogins(db: Kysely<unknown>): Promise<void> {
  await create(db, 'sessions', (table) =>
    ofUser('sessions', table)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('revoked_at', 'text'),
  );
  await db.schema.createIndex('sessions_of_user').on('sessions').columns(['org_id', 'user_id']).execute();
  await create(db, 'session_tokens', (table) =>
    table
      .addColumn('refresh_hash', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
      .addColumn('used_at', 'text'),
  );
  await db.schema.createIndex('session_tokens_of_session').on('session_tokens').column('session_id').execute();
  await create(db, 'links', (table) =>
    table
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('links_key', ['org_id', 'user_id']),
  );
  await create(db, 'login_attempts', (table) =>
    table
      .addColumn('attempt_key', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull()),
  );
  await db.schema.createIndex('login_attempts_of_key').on('login_attempts').columns(['attempt_key', 'at']).execute();
  await create(db, 'api_keys', (table) =>
    ofUser('api_keys', table)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('scopes_json', 'text', (column) => column.notNull())
      .addColumn('report_keys_json', 'text')
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('expires_at', 'text')
      .addColumn('last_used_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull()),
  );
}

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await create(db, 'policies', (table) =>
    ofDatasource('policies', table)
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('relations_json', 'text', (column) => column.notNull())
      .addColumn('session_json', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('policies_key', ['org_id', 'datasource_id', 'role']),
  );
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
  await create(db, 'conversations', (table) =>
    table
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('datasource_id', 'text')
      .addColumn('turns', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('conversations_key', ['org_id', 'id']),
  );
  await db.schema
    .createIndex('conversations_of_user')
    .on('conversations')
    .columns(['org_id', 'user_id', 'updated_at'])
    .execute();
  await create(db, 'conversation_turns', (table) =>
    table
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text')
      .addColumn('scope_md', 'text')
      .addColumn('answer_json', 'text', (column) => column.notNull())
      .addColumn('feedback_json', 'text')
      .addColumn('verified_id', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('conversation_turns_key', ['org_id', 'id'])
      .addUniqueConstraint('conversation_turns_seq', ['org_id', 'conversation_id', 'seq'])
      .addForeignKeyConstraint(
        'conversation_turns_conversation',
        ['org_id', 'conversation_id'],
        'conversations',
        ['org_id', 'id'],
        (key) => key.onDelete('cascade'),
      ),
  );
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await create(db, 'query_audit_logs', (table) =>
    table
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('correlation_id', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('search_text', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('store_id', 'text')
      .addColumn('allowed_views', 'text', (column) => column.notNull())
      .addColumn('datasource_id', 'text')
      .addColumn('run_id', 'text')
      .addColumn('path', 'text')
      .addColumn('rag_sources', 'text', (column) => column.notNull())
      .addColumn('rag_doc_ids', 'text', (column) => column.notNull())
      .addColumn('rag_ms', 'double precision')
      .addColumn('llm_model', 'text')
      .addColumn('llm_prompt', 'text')
      .addColumn('llm_response', 'text')
      .addColumn('llm_usage', 'text', (column) => column.notNull())
      .addColumn('model_attempts', 'text', (column) => column.notNull())
      .addColumn('llm_input_tokens', 'bigint')
      .addColumn('llm_output_tokens', 'bigint')
      .addColumn('llm_total_tokens', 'bigint')
      .addColumn('llm_cost_usd', 'double precision')
      .addColumn('llm_ms', 'double precision')
      .addColumn('generated_sql', 'text')
      .addColumn('rows_count', 'bigint')
      .addColumn('exec_ms', 'double precision')
      .addColumn('final_answer', 'text')
      .addColumn('widgets', 'text', (column) => column.notNull())
      .addColumn('final_response', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('error_stage', 'text')
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('completed_at', 'text')
      .addColumn('validation_ms', 'double precision')
      .addColumn('total_ms', 'double precision')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text')
      .addPrimaryKeyConstraint('query_audit_logs_key', ['org_id', 'id']),
  );
  const index = (name: string) => db.schema.createIndex(name).on('query_audit_logs');
  await index('query_audit_logs_by_age').columns(['org_id', 'started_at']).execute();
  await index('query_audit_logs_running')
    .columns(['started_at'])
    .where(sql.ref('status'), '=', sql.lit('running'))
    .execute();
  await index('query_audit_logs_expiry').columns(['expires_at']).execute();
  await create(db, 'query_audit_events', (table) =>
    table
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('log_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('duration_ms', 'double precision')
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('query_audit_events_key', ['org_id', 'log_id', 'id'])
      .addForeignKeyConstraint(
        'query_audit_events_log',
        ['org_id', 'log_id'],
        'query_audit_logs',
        ['org_id', 'id'],
        (key) => key.onDelete('cascade'),
      ),
  );
}

async function createDocuments(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await create(db, 'rag_documents', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('is_for_all_roles', 'integer', (column) => column.notNull())
      .addColumn('datasource_id', 'text')
      .addColumn('byte_count', 'bigint', (column) => column.notNull())
      .addColumn('chunk_count', 'integer', (column) => column.notNull())
      .addColumn('embedding_model', 'text')
      .addColumn('uploaded_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('rag_documents_name', ['org_id', 'name'])
      .addForeignKeyConstraint('rag_documents_datasource', ['org_id', 'datasource_id'], 'datasources', [
        'org_id',
        'id',
      ]),
  );
  await create(db, 'rag_document_roles', (table) =>
    table
      .addColumn('document_id', 'text', (column) => column.notNull().references('rag_documents.id').onDelete('cascade'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('rag_document_roles_key', ['document_id', 'role']),
  );
  await engine.fullText.createChunks(db);
  await create(db, 'verified_questions', (table) =>
    ofDatasource('verified_questions', table)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('question_key', 'text', (column) => column.notNull())
      .addColumn('ir_json', 'text', (column) => column.notNull())
      .addColumn('verified_by', 'text', (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('verified_questions_question', ['org_id', 'datasource_id', 'question_key']),
  );
}

async function createModelCalls(db: Kysely<unknown>): Promise<void> {
  await create(db, 'model_calls', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('trace_id', 'text', (column) => column.notNull())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('input_tokens', 'bigint')
      .addColumn('output_tokens', 'bigint')
      .addColumn('cost_usd', 'double precision')
      .addColumn('ms', 'double precision', (column) => column.notNull())
      .addColumn('error_code', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull()),
  );
  const index = (name: string) => db.schema.createIndex(name).on('model_calls');
  await index('model_calls_by_age').columns(['org_id', 'created_at']).execute();
  await index('model_calls_of_user').columns(['org_id', 'user_id', 'created_at']).execute();
}

/** Whoever asked for a run before there were roles saw everything. */
async function addOwnerToRuns(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'runs', ['subject_json', 'access_fingerprint', 'as_of', 'agreement_json']);
  const { rows } = await sql<{ requested_by: string }>`select distinct requested_by from runs`.execute(db);
  for (const { requested_by: userId } of rows) {
    const subject = JSON.stringify({ userId, role: 'admin', level: 'admin', claims: {} });
    await sql`update runs set subject_json = ${subject}, access_fingerprint = 'all', as_of = queued_at
      where requested_by = ${userId}`.execute(db);
  }
  await db.schema
    .createIndex('runs_of_requester')
    .on('runs')
    .columns(['org_id', 'requested_by', 'queued_at'])
    .execute();
}

async function addOwnerToScopes(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'scopes', ['created_by']);
  await sql`update scopes set created_by = 'local'`.execute(db);
}

/** Without a default and filled at once: SQLite cannot add a column that must not be null otherwise. */
async function addColumns(db: Kysely<unknown>, table: string, names: string[]): Promise<void> {
  for (const name of names) await db.schema.alterTable(table).addColumn(name, 'text').execute();
}

type Table = CreateTableBuilder<string, string>;

async function create(db: Kysely<unknown>, name: string, columns: (table: Table) => Table): Promise<void> {
  const table: Table = db.schema.createTable(name).addColumn('org_id', 'text', (column) => column.notNull());
  await columns(table).execute();
}

/** Belongs to a datasource and goes with it. */
function ofDatasource(name: string, table: Table): Table {
  return table
    .addColumn('datasource_id', 'text', (column) => column.notNull())
    .addForeignKeyConstraint(
      `${name}_datasource`,
      ['org_id', 'datasource_id'],
      'datasources',
      ['org_id', 'id'],
      (key) => key.onDelete('cascade'),
    );
}

/** Belongs to a user of the same organisation. */
function ofUser(name: string, table: Table): Table {
  return table
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addForeignKeyConstraint(`${name}_user`, ['org_id', 'user_id'], 'users', ['org_id', 'id']);
}

import { type CreateTableBuilder, type Kysely, type Transaction, sql } from 'kysely';

/** The tables of the control plane. A migration speaks of the tables as they were when it was written. */
export async function up(db: Transaction<unknown>): Promise<void> {
  await create(db, 'datasources', (table) =>
    table
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('dsn', 'text')
      .addColumn('base_path', 'text')
      .addColumn('display_name', 'text', (column) => column.notNull())
      .addColumn('is_default', 'integer', (column) => column.notNull())
      .addColumn('is_from_config', 'integer', (column) => column.notNull())
      .addColumn('is_sample', 'integer', (column) => column.notNull())
      .addColumn('health_json', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('datasources_key', ['org_id', 'id']),
  );
  await create(db, 'catalogs', (table) =>
    ofDatasource('catalogs', table)
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('catalog_json', 'text', (column) => column.notNull())
      .addColumn('learned_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('catalogs_key', ['org_id', 'datasource_id']),
  );
  await create(db, 'schema_notes', (table) =>
    ofDatasource(
      'schema_notes',
      table.addColumn('id', 'text', (column) => column.primaryKey()),
    )
      .addColumn('object', 'text', (column) => column.notNull())
      .addColumn('chunk', 'integer', (column) => column.notNull())
      .addColumn('md', 'text', (column) => column.notNull())
      .addColumn('md_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('schema_notes_object', ['org_id', 'datasource_id', 'object', 'chunk']),
  );
  await create(db, 'synonyms', (table) =>
    ofDatasource(
      'synonyms',
      table.addColumn('id', 'text', (column) => column.primaryKey()),
    )
      .addColumn('phrase', 'text', (column) => column.notNull())
      .addColumn('phrase_key', 'text', (column) => column.notNull())
      .addColumn('meaning_json', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('synonyms_phrase', ['org_id', 'datasource_id', 'phrase_key']),
  );
  await createScopes(db);
  await createReports(db);
  await createRuns(db);
  await create(db, 'runners', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('seen_at', 'text', (column) => column.notNull()),
  );
}

async function createScopes(db: Kysely<unknown>): Promise<void> {
  await create(db, 'scopes', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('datasource_id', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('latest_version', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull()),
  );
  await create(db, 'scope_versions', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('scope_id', 'text', (column) => column.notNull().references('scopes.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('scope_md', 'text', (column) => column.notNull())
      .addColumn('ir_json', 'text')
      .addColumn('approved_by', 'text')
      .addColumn('approved_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('scope_versions_number', ['scope_id', 'version']),
  );
  await db.schema.createIndex('scopes_by_age').on('scopes').columns(['org_id', 'created_at']).execute();
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await create(db, 'reports', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('archived', 'integer', (column) => column.notNull())
      .addColumn('latest_version', 'integer')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('reports_key', ['org_id', 'key']),
  );
  await create(db, 'report_versions', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('scope_version_id', 'text')
      .addColumn('datasource_id', 'text')
      .addColumn('def_json', 'text', (column) => column.notNull())
      .addColumn('checksum', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('report_versions_number', ['report_id', 'version']),
  );
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await create(db, 'runs', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('datasource_id', 'text', (column) => column.notNull())
      .addColumn('report_id', 'text')
      .addColumn('report_version_id', 'text')
      .addColumn('report_key', 'text')
      .addColumn('report_version', 'integer')
      .addColumn('scope_version_id', 'text')
      .addColumn('question', 'text')
      .addColumn('requested_by', 'text', (column) => column.notNull())
      .addColumn('generator', 'text')
      .addColumn('ir_json', 'text')
      .addColumn('sql_text', 'text')
      .addColumn('sql_params_json', 'text', (column) => column.notNull())
      .addColumn('params_json', 'text', (column) => column.notNull())
      .addColumn('visuals_json', 'text', (column) => column.notNull())
      .addColumn('safety_json', 'text')
      .addColumn('limits_json', 'text', (column) => column.notNull())
      .addColumn('progress', 'double precision')
      .addColumn('step', 'text')
      .addColumn('row_count', 'bigint')
      .addColumn('byte_count', 'bigint')
      .addColumn('truncated_by', 'text')
      .addColumn('columns_json', 'text', (column) => column.notNull())
      .addColumn('outcome_json', 'text')
      .addColumn('problem_json', 'text')
      .addColumn('error_text', 'text')
      .addColumn('secret_sealed', 'text')
      .addColumn('cancel_requested', 'integer', (column) => column.notNull())
      .addColumn('engine_handle', 'text')
      .addColumn('runner_id', 'text')
      .addColumn('fence', 'bigint', (column) => column.notNull())
      .addColumn('lease_until', 'text')
      .addColumn('queued_at', 'text', (column) => column.notNull())
      .addColumn('started_at', 'text')
      .addColumn('finished_at', 'text')
      .addColumn('trace_id', 'text', (column) => column.notNull()),
  );
  const index = (name: string) => db.schema.createIndex(name).on('runs');
  await index('runs_by_age').columns(['org_id', 'queued_at']).execute();
  await index('runs_of_report').columns(['org_id', 'report_key', 'queued_at']).execute();
  await index('runs_queued').columns(['queued_at', 'id']).where(sql.ref('status'), '=', sql.lit('queued')).execute();
  await index('runs_running').columns(['runner_id']).where(sql.ref('status'), '=', sql.lit('running')).execute();
  await create(db, 'report_samples', (table) =>
    table
      .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('row_json', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('report_samples_key', ['run_id', 'seq']),
  );
  await create(db, 'report_analyses', (table) =>
    table
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
      .addColumn('model_used', 'text')
      .addColumn('rubric_version', 'text', (column) => column.notNull())
      .addColumn('verdict_json', 'text', (column) => column.notNull())
      .addColumn('analysis_md', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull()),
  );
  await db.schema
    .createIndex('report_analyses_of_run')
    .on('report_analyses')
    .columns(['run_id', 'created_at'])
    .execute();
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

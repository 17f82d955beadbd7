import type { RunKind, RunStatus } from './store.ts';

/**
 * The rows as both databases hold them: times as ISO text in UTC, truth as 0 and 1, JSON as text, so that one code
 * reads them alike. `org_id` stands in every table; the runners serve all organisations (`*`).
 */
export interface Tables {
  datasources: {
    org_id: string;
    id: string;
    kind: string;
    dsn: string | null;
    base_path: string | null;
    display_name: string;
    is_default: number;
    is_from_config: number;
    is_sample: number;
    health_json: string | null;
    revision: number;
    created_at: string;
    updated_at: string;
  };
  catalogs: { org_id: string; datasource_id: string; version: string; catalog_json: string; learned_at: string };
  schema_notes: {
    org_id: string;
    id: string;
    datasource_id: string;
    object: string;
    chunk: number;
    md: string;
    md_hash: string;
    created_at: string;
  };
  synonyms: {
    org_id: string;
    id: string;
    datasource_id: string;
    phrase: string;
    /** The phrase without what does not distinguish phrases. */
    phrase_key: string;
    meaning_json: string;
    created_at: string;
  };
  scopes: {
    org_id: string;
    id: string;
    name: string;
    question: string;
    datasource_id: string;
    status: 'draft' | 'approved';
    latest_version: number;
    created_at: string;
    updated_at: string;
  };
  scope_versions: {
    org_id: string;
    id: string;
    scope_id: string;
    version: number;
    scope_md: string;
    ir_json: string | null;
    approved_by: string | null;
    approved_at: string | null;
    created_at: string;
  };
  reports: {
    org_id: string;
    id: string;
    key: string;
    title: string;
    owner: string;
    archived: number;
    latest_version: number | null;
    created_at: string;
    updated_at: string;
  };
  report_versions: {
    org_id: string;
    id: string;
    report_id: string;
    version: number;
    scope_version_id: string | null;
    datasource_id: string | null;
    def_json: string;
    checksum: string;
    status: 'active' | 'superseded';
    created_at: string;
  };
  runs: RunTable;
  report_samples: { org_id: string; run_id: string; seq: number; row_json: string };
  report_analyses: {
    org_id: string;
    id: string;
    run_id: string;
    model_used: string | null;
    rubric_version: string;
    verdict_json: string;
    analysis_md: string;
    created_at: string;
  };
  runners: { org_id: string; id: string; seen_at: string };
  migrations: { name: string; applied_at: string };
}

export interface RunTable {
  org_id: string;
  id: string;
  kind: RunKind;
  status: RunStatus;
  datasource_id: string;
  report_id: string | null;
  report_version_id: string | null;
  report_key: string | null;
  report_version: number | null;
  scope_version_id: string | null;
  question: string | null;
  requested_by: string;
  generator: 'compiler' | 'model' | 'person' | null;
  ir_json: string | null;
  sql_text: string | null;
  sql_params_json: string;
  params_json: string;
  visuals_json: string;
  safety_json: string | null;
  limits_json: string;
  progress: number | null;
  step: string | null;
  row_count: number | null;
  byte_count: number | null;
  truncated_by: 'rows' | 'bytes' | null;
  columns_json: string;
  outcome_json: string | null;
  problem_json: string | null;
  error_text: string | null;
  secret_sealed: string | null;
  cancel_requested: number;
  engine_handle: string | null;
  runner_id: string | null;
  fence: number;
  lease_until: string | null;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  trace_id: string;
}

import type { AnswerPath, AnswerStage } from '@air/contract';
import type { Generated } from 'kysely';
import type { AuditEventRecord, AuditRecord, RoleLevel, RunKind, RunStatus, TurnRecord } from './store.ts';

/**
 * The rows as both databases hold them: times as ISO text in UTC, truth as 0 and 1, JSON as text, so that one code
 * reads them alike. `org_id` stands in every table; runners and login attempts are those of all organisations (`*`).
 */
export interface Tables {
  orgs: { id: string; name: string; created_at: string };
  roles: { org_id: string; name: string; level: RoleLevel; description: string };
  users: {
    org_id: string;
    id: string;
    username: string;
    display_name: string;
    role: string;
    claims_json: string;
    password_hash: string | null;
    is_disabled: number;
    last_login_at: string | null;
    created_at: string;
    updated_at: string;
  };
  sessions: {
    org_id: string;
    id: string;
    user_id: string;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
  };
  /** Every refresh token of a session, so that one that is used again is known. */
  session_tokens: { org_id: string; refresh_hash: string; session_id: string; used_at: string | null };
  /** `user_id` is `*` for the link of the first admin. */
  links: { org_id: string; user_id: string; token_hash: string; expires_at: string };
  login_attempts: { org_id: string; attempt_key: string; at: string };
  api_keys: {
    org_id: string;
    id: string;
    user_id: string;
    name: string;
    scopes_json: string;
    report_keys_json: string | null;
    secret_hash: string;
    expires_at: string | null;
    last_used_at: string | null;
    created_at: string;
  };
  policies: {
    org_id: string;
    datasource_id: string;
    role: string;
    relations_json: string;
    session_json: string;
    updated_at: string;
    updated_by: string;
  };
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
    created_by: string;
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
  conversations: {
    org_id: string;
    id: string;
    user_id: string;
    title: string;
    datasource_id: string | null;
    turns: number;
    created_at: string;
    updated_at: string;
  };
  conversation_turns: {
    org_id: string;
    id: string;
    conversation_id: string;
    seq: number;
    user_id: string;
    question: string;
    status: TurnRecord['status'];
    run_id: string | null;
    scope_md: string | null;
    answer_json: string;
    feedback_json: string | null;
    verified_id: string | null;
    created_at: string;
  };
  query_audit_logs: AuditTable;
  query_audit_events: {
    org_id: string;
    id: string;
    log_id: string;
    seq: number;
    stage: AnswerStage;
    status: AuditEventRecord['status'];
    message: string;
    duration_ms: number | null;
    metadata: string;
    created_at: string;
  };
  rag_documents: {
    org_id: string;
    id: string;
    name: string;
    media_type: string;
    /** Else for those of `rag_document_roles`; where there are none, for nobody but who reads all. */
    is_for_all_roles: number;
    datasource_id: string | null;
    byte_count: number;
    chunk_count: number;
    embedding_model: string | null;
    uploaded_by: string;
    created_at: string;
  };
  rag_document_roles: { org_id: string; document_id: string; role: string };
  rag_chunks: {
    org_id: string;
    id: Generated<number>;
    document_id: string;
    seq: number;
    text: string;
    /** What the full-text index is made of. */
    words: string;
    /** 32-bit floats, little-endian. */
    embedding: Uint8Array | null;
  };
  verified_questions: {
    org_id: string;
    id: string;
    datasource_id: string;
    question: string;
    /** The question without what does not distinguish questions. */
    question_key: string;
    ir_json: string;
    verified_by: string;
    uses: number;
    created_at: string;
  };
  model_calls: {
    org_id: string;
    id: string;
    user_id: string;
    trace_id: string;
    task: string;
    model: string;
    input_tokens: number | null;
    output_tokens: number | null;
    cost_usd: number | null;
    ms: number;
    error_code: string | null;
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
  subject_json: string;
  access_fingerprint: string | null;
  as_of: string;
  generator: 'compiler' | 'model' | 'person' | null;
  ir_json: string | null;
  sql_text: string | null;
  sql_params_json: string;
  params_json: string;
  visuals_json: string;
  safety_json: string | null;
  agreement_json: string | null;
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

/** Columns named as specified; lists and objects as JSON. */
export interface AuditTable {
  org_id: string;
  id: string;
  conversation_id: string;
  user_id: string;
  correlation_id: string;
  question: string;
  /** The question in lower case, as the databases differ in what they take for a letter. */
  search_text: string;
  role: string;
  store_id: string | null;
  allowed_views: string;
  datasource_id: string | null;
  run_id: string | null;
  path: AnswerPath | null;
  rag_sources: string;
  rag_doc_ids: string;
  rag_ms: number | null;
  llm_model: string | null;
  llm_prompt: string | null;
  llm_response: string | null;
  llm_usage: string;
  model_attempts: string;
  llm_input_tokens: number | null;
  llm_output_tokens: number | null;
  llm_total_tokens: number | null;
  llm_cost_usd: number | null;
  llm_ms: number | null;
  generated_sql: string | null;
  rows_count: number | null;
  exec_ms: number | null;
  final_answer: string | null;
  widgets: string;
  final_response: string | null;
  status: AuditRecord['status'];
  error_stage: AnswerStage | null;
  error_code: string | null;
  error_message: string | null;
  started_at: string;
  completed_at: string | null;
  validation_ms: number | null;
  total_ms: number | null;
  created_at: string;
  updated_at: string;
  expires_at: string | null;
}

import type { Insertable, Selectable, Updateable } from 'kysely';
import type { AuditChange, AuditEventRecord, AuditRecord, NewAudit } from '../store.ts';
import type { AuditTable, Tables } from '../tables.ts';
import { fromJson, fromJsonOrNull } from './json.ts';

export function toAuditRow(orgId: string, log: NewAudit, now: string): Insertable<AuditTable> {
  const question = storable(log.question);
  return {
    org_id: orgId,
    id: log.id,
    conversation_id: log.conversationId,
    user_id: log.userId,
    correlation_id: log.correlationId,
    question,
    search_text: question.toLowerCase(),
    role: log.role,
    store_id: log.storeId,
    allowed_views: JSON.stringify(log.allowedViews),
    datasource_id: log.datasourceId,
    run_id: null,
    path: null,
    rag_sources: '[]',
    rag_doc_ids: '[]',
    rag_ms: null,
    llm_model: null,
    llm_prompt: null,
    llm_response: null,
    llm_usage: '[]',
    model_attempts: '[]',
    llm_input_tokens: null,
    llm_output_tokens: null,
    llm_total_tokens: null,
    llm_cost_usd: null,
    llm_ms: null,
    generated_sql: null,
    rows_count: null,
    exec_ms: null,
    final_answer: null,
    widgets: '[]',
    final_response: null,
    status: 'running',
    error_stage: null,
    error_code: null,
    error_message: null,
    started_at: now,
    completed_at: null,
    validation_ms: null,
    total_ms: null,
    created_at: now,
    updated_at: now,
    expires_at: log.expiresAt,
  };
}

/** Columns are named as the fields are, in snake case; lists and objects are JSON. */
export function toAuditUpdate(change: AuditChange, now: string): Updateable<AuditTable> {
  const columns: Record<string, string | number | null> = { updated_at: now };
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns[column] = toColumn(value);
    if (field === 'question') columns['search_text'] = String(toColumn(value)).toLowerCase();
  }
  return columns;
}

export function toAudit(row: Selectable<AuditTable>): AuditRecord {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    orgId: row.org_id,
    userId: row.user_id,
    correlationId: row.correlation_id,
    question: row.question,
    role: row.role,
    storeId: row.store_id,
    allowedViews: fromJson(row.allowed_views),
    datasourceId: row.datasource_id,
    runId: row.run_id,
    path: row.path,
    ragSources: fromJson(row.rag_sources),
    ragDocIds: fromJson(row.rag_doc_ids),
    ragMs: row.rag_ms,
    llmModel: row.llm_model,
    llmPrompt: row.llm_prompt,
    llmResponse: row.llm_response,
    llmUsage: fromJson(row.llm_usage),
    modelAttempts: fromJson(row.model_attempts),
    llmInputTokens: row.llm_input_tokens,
    llmOutputTokens: row.llm_output_tokens,
    llmTotalTokens: row.llm_total_tokens,
    llmCostUsd: row.llm_cost_usd,
    llmMs: row.llm_ms,
    generatedSql: row.generated_sql,
    rowsCount: row.rows_count,
    execMs: row.exec_ms,
    finalAnswer: row.final_answer,
    widgets: fromJson(row.widgets),
    finalResponse: fromJsonOrNull(row.final_response),
    status: row.status,
    errorStage: row.error_stage,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    validationMs: row.validation_ms,
    totalMs: row.total_ms,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}

export function toAuditEvent(row: Selectable<Tables['query_audit_events']>): AuditEventRecord {
  return {
    id: row.id,
    logId: row.log_id,
    stage: row.stage,
    status: row.status,
    message: row.message,
    durationMs: row.duration_ms,
    metadata: fromJson(row.metadata),
    createdAt: row.created_at,
  };
}

/** Postgres keeps no text with a NUL, and a record is kept whatever a question or a model holds. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

function toColumn(value: string | number | object | null): string | number | null {
  if (value === null || typeof value === 'number') return value;
  return typeof value === 'string' ? storable(value) : JSON.stringify(value);
}

import type { auditDetailSchema, auditEventSchema, auditLogSchema, Widget } from '@air/contract';
import type { AuditEventRecord, AuditRecord } from '@air/store';
import type { z } from 'zod';

export function viewAudit(log: AuditRecord): z.input<typeof auditLogSchema> {
  return {
    id: log.id,
    conversation_id: log.conversationId,
    org_id: log.orgId,
    user_id: log.userId,
    correlation_id: log.correlationId,
    question: log.question,
    role: log.role,
    store_id: log.storeId,
    allowed_views: log.allowedViews,
    datasource_id: log.datasourceId,
    path: log.path,
    status: log.status,
    llm_model: log.llmModel,
    llm_total_tokens: log.llmTotalTokens,
    llm_cost_usd: log.llmCostUsd,
    rows_count: log.rowsCount,
    total_ms: log.totalMs,
    error_stage: log.errorStage,
    error_code: log.errorCode,
    started_at: log.startedAt,
    completed_at: log.completedAt,
  };
}

/**
 * Whoever may not read the rows gets nothing that quotes them, nor a value that was asked with: no words, no widgets,
 * no prompt, no SQL, and of the stages their names and times. What `authorize` says comes before anything was read.
 */
export function viewAuditDetail(
  log: AuditRecord & { events: AuditEventRecord[] },
  mayReadRows: boolean,
): z.input<typeof auditDetailSchema> {
  return {
    ...viewAudit(log),
    run_id: log.runId,
    rag_sources: mayReadRows ? log.ragSources : [],
    rag_doc_ids: log.ragDocIds,
    rag_ms: log.ragMs,
    llm_prompt: mayReadRows ? log.llmPrompt : null,
    llm_response: mayReadRows ? log.llmResponse : null,
    llm_usage: log.llmUsage,
    model_attempts: mayReadRows ? log.modelAttempts : [],
    llm_input_tokens: log.llmInputTokens,
    llm_output_tokens: log.llmOutputTokens,
    llm_ms: log.llmMs,
    generated_sql: mayReadRows ? log.generatedSql : null,
    exec_ms: log.execMs,
    validation_ms: log.validationMs,
    final_answer: mayReadRows ? log.finalAnswer : null,
    widgets: mayReadRows ? (log.widgets as Widget[]) : [], // written as such by the end of an answer
    final_response: mayReadRows ? log.finalResponse : null,
    error_message: mayReadRows || log.errorStage === 'authorize' ? log.errorMessage : null,
    created_at: log.createdAt,
    updated_at: log.updatedAt,
    expires_at: log.expiresAt,
    events: log.events.map((event) => viewEvent(event, mayReadRows || event.stage === 'authorize')),
  };
}

function viewEvent(event: AuditEventRecord, isWhole: boolean): z.input<typeof auditEventSchema> {
  return {
    id: event.id,
    log_id: event.logId,
    stage: event.stage,
    status: event.status,
    message: isWhole ? event.message : '',
    duration_ms: event.durationMs,
    metadata: isWhole ? event.metadata : {},
    created_at: event.createdAt,
  };
}

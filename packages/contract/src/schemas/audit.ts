import { z } from 'zod';
import { answerPaths, answerStages, widgetSchema } from './answers.ts';
import { idSchema, timestampSchema } from './common.ts';

const text = z.string().nullable();
const count = z.int().nullable();
const ms = z.number().nullable();

/** `query_audit_events`: one row per stage transition. */
export const auditEventSchema = z
  .strictObject({
    id: z.string(),
    log_id: z.string(),
    stage: z.enum(answerStages),
    status: z.enum(['started', 'done', 'skipped', 'failed']),
    message: z.string(),
    duration_ms: ms,
    metadata: z.record(z.string(), z.unknown()),
    created_at: timestampSchema,
  })
  .meta({ id: 'AuditEvent' });

/** `query_audit_logs`, what a list shows. */
export const auditLogSchema = z
  .strictObject({
    id: z.string(),
    conversation_id: z.string(),
    org_id: z.string(),
    user_id: z.string(),
    /** The trace id of the request. */
    correlation_id: z.string(),
    question: z.string(),
    role: z.string(),
    store_id: text,
    allowed_views: z.array(z.string()),
    datasource_id: idSchema.nullable(),
    path: z.enum(answerPaths).nullable(),
    /** `lost`: the process ended before the answer did. */
    status: z.enum(['running', 'answered', 'clarify', 'failed', 'lost']),
    llm_model: text,
    llm_total_tokens: count,
    llm_cost_usd: z.number().nullable(),
    rows_count: count,
    total_ms: ms,
    error_stage: z.enum(answerStages).nullable(),
    error_code: text,
    started_at: timestampSchema,
    completed_at: timestampSchema.nullable(),
  })
  .meta({ id: 'AuditLog' });

/** `query_audit_logs`, whole, with its stages. */
export const auditDetailSchema = z
  .strictObject({
    ...auditLogSchema.shape,
    run_id: text,
    rag_sources: z.array(z.string()),
    rag_doc_ids: z.array(z.string()),
    rag_ms: ms,
    llm_prompt: text,
    llm_response: text,
    llm_usage: z.array(z.record(z.string(), z.unknown())),
    model_attempts: z.array(z.record(z.string(), z.unknown())),
    llm_input_tokens: count,
    llm_output_tokens: count,
    llm_ms: ms,
    generated_sql: text,
    exec_ms: ms,
    validation_ms: ms,
    final_answer: text,
    widgets: z.array(widgetSchema),
    final_response: z.record(z.string(), z.unknown()).nullable(),
    error_message: text,
    created_at: timestampSchema,
    updated_at: timestampSchema,
    expires_at: timestampSchema.nullable(),
    events: z.array(auditEventSchema),
  })
  .meta({ id: 'AuditDetail' });

export type AuditLog = z.output<typeof auditLogSchema>;
export type AuditDetail = z.output<typeof auditDetailSchema>;
export type AuditEvent = z.output<typeof auditEventSchema>;

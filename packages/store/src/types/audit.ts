import type { AnswerPath, AnswerStage } from '@air/contract';
import type { Listed, Page } from './page.ts';

/** A row of `query_audit_logs`; what is not known yet, or never was, is null. */
export interface AuditRecord {
  id: string;
  conversationId: string;
  orgId: string;
  userId: string;
  correlationId: string;
  question: string;
  role: string;
  storeId: string | null;
  allowedViews: string[];
  datasourceId: string | null;
  runId: string | null;
  path: AnswerPath | null;
  ragSources: string[];
  ragDocIds: string[];
  ragMs: number | null;
  llmModel: string | null;
  llmPrompt: string | null;
  llmResponse: string | null;
  llmUsage: Record<string, unknown>[];
  modelAttempts: Record<string, unknown>[];
  llmInputTokens: number | null;
  llmOutputTokens: number | null;
  llmTotalTokens: number | null;
  llmCostUsd: number | null;
  llmMs: number | null;
  generatedSql: string | null;
  rowsCount: number | null;
  execMs: number | null;
  finalAnswer: string | null;
  /** JSON of the contract's `Widget`s. */
  widgets: unknown[];
  finalResponse: Record<string, unknown> | null;
  status: 'running' | 'answered' | 'clarify' | 'failed' | 'lost';
  errorStage: AnswerStage | null;
  errorCode: string | null;
  errorMessage: string | null;
  startedAt: string;
  completedAt: string | null;
  validationMs: number | null;
  totalMs: number | null;
  createdAt: string;
  updatedAt: string;
  expiresAt: string | null;
}

export type NewAudit = Pick<
  AuditRecord,
  | 'id'
  | 'conversationId'
  | 'userId'
  | 'correlationId'
  | 'question'
  | 'role'
  | 'storeId'
  | 'allowedViews'
  | 'datasourceId'
  | 'expiresAt'
>;

/** What is learnt on the way; `updatedAt` follows by itself. */
export type AuditChange = Partial<Omit<AuditRecord, 'id' | 'orgId' | 'createdAt' | 'updatedAt' | 'startedAt'>>;

export interface AuditEventRecord {
  id: string;
  logId: string;
  stage: AnswerStage;
  status: 'started' | 'done' | 'skipped' | 'failed';
  message: string;
  durationMs: number | null;
  metadata: Record<string, unknown>;
  createdAt: string;
}

export interface AuditFilter extends Page {
  q?: string;
  userId?: string;
  conversationId?: string;
  status?: AuditRecord['status'];
  path?: AnswerPath;
  from?: string;
  to?: string;
}

/**
 * The record of every question. The log is there before the first stage, and each event before the next stage, so that
 * a process that dies leaves what it had done. Writes are cheap (the relaxed connection on SQLite).
 */
export interface AuditStore {
  begin(orgId: string, log: NewAudit): Promise<void>;
  /** In the order given, all with one write. */
  event(orgId: string, logId: string, ...events: Omit<AuditEventRecord, 'id' | 'logId' | 'createdAt'>[]): Promise<void>;
  change(orgId: string, logId: string, change: AuditChange): Promise<void>;
  list(orgId: string, filter: AuditFilter): Promise<Listed<AuditRecord>>;
  get(orgId: string, id: string): Promise<AuditRecord & { events: AuditEventRecord[] }>;
  /** Marks what has been `running` for longer than this, in ms, as `lost`; tells how many. */
  settleLost(olderThanMs: number): Promise<number>;
  /** Removes what has expired; tells how many. */
  expire(): Promise<number>;
}

import type { ModelTask, ModelUsage } from '@air/contract';
import type { z } from 'zod';

/** For whom a model is called: budgets and the ledger go by it. */
export interface ModelCaller {
  orgId: string;
  userId: string;
  traceId: string;
}

export interface ModelMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ModelRequest {
  task: ModelTask;
  messages: ModelMessage[];
  caller: ModelCaller;
  signal: AbortSignal;
  /** Uses this model and no other; `model.unknown` when there is none of the name. */
  forceModel?: string | null;
  maxOutputTokens?: number;
  stop?: string[];
}

/** One try at one model; a request has several when the first model failed. */
export interface ModelAttempt {
  model: string;
  /** Null when it answered. */
  errorCode: string | null;
  /** Never holds a key or an address with one. */
  message: string | null;
  ms: number;
}

export interface ModelAnswer {
  text: string;
  usage: ModelUsage;
  attempts: ModelAttempt[];
  /** Such as a budget that is nearly used up. */
  warnings: string[];
}

/**
 * Every call of a model goes through here: primary, then back-up, each within its time; one that failed is left out for
 * a while. Throws `model.none`, `model.unknown`, `model.unavailable`, `model.timeout`, `model.invalid_output`,
 * `model.budget_exceeded`, `run.canceled` when the signal aborts; `details.attempts` of the error says what was tried.
 */
export interface ModelRouter {
  /** Whether a model is set for the task, or one was discovered; says nothing of its health. */
  has(task: ModelTask): boolean;
  /** Which model answers the task first, such as `ollama/sqlcoder`; null without one. */
  nameOf(task: ModelTask, forceModel?: string | null): string | null;
  generate(request: ModelRequest): Promise<ModelAnswer>;
  /** The text as it comes. A model that fails before its first token is replaced by the next; after it, it is an error. */
  stream(request: ModelRequest, onToken: (text: string) => void): Promise<ModelAnswer>;
  /** JSON of the schema; what does not fit is sent back once, with what is wrong about it. */
  generateObject<Schema extends z.ZodType>(
    request: ModelRequest & { schema: Schema; name: string },
  ): Promise<ModelAnswer & { value: z.output<Schema> }>;
  embed(
    texts: string[],
    request: Pick<ModelRequest, 'caller' | 'signal'>,
  ): Promise<{ vectors: Float32Array[]; model: string; usage: ModelUsage }>;
  status(): Promise<ModelStatus[]>;
  budgets(caller: Pick<ModelCaller, 'orgId' | 'userId'>): Promise<BudgetState[]>;
  close(): void;
}

export interface ModelStatus {
  id: string;
  model: string;
  baseUrl: string;
  tasks: { task: ModelTask; place: number }[];
  state: 'ready' | 'unreachable' | 'cooling_down' | 'not_configured';
  reason: string | null;
  isDiscovered: boolean;
  latencyMs: number | null;
  checkedAt: string | null;
  calls: number;
  failures: number;
}

export interface BudgetState {
  of: 'user' | 'org';
  period: 'day' | 'month';
  limitUsd: number | null;
  spentUsd: number;
  limitTokens: number | null;
  spentTokens: number;
  state: 'ok' | 'warning' | 'exceeded';
}

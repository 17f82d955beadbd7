/** One call of a model, as it is charged. */
export interface ModelCallRecord {
  userId: string;
  traceId: string;
  task: string;
  model: string;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  ms: number;
  /** An error code, or null. */
  errorCode: string | null;
  createdAt: string;
}

export interface ModelCallStore {
  add(orgId: string, call: Omit<ModelCallRecord, 'createdAt'>): Promise<void>;
  /** Spent since the moment, by one user or by all of the organisation. */
  spent(orgId: string, filter: { userId?: string; since: string }): Promise<{ costUsd: number; tokens: number }>;
}

/** One call of a model, as it is charged. */
export interface LedgerEntry {
  userId: string;
  traceId: string;
  task: string;
  model: string;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  ms: number;
  errorCode: string | null;
}

/** Where calls are written down; budgets are counted from it. */
export interface ModelLedger {
  add(orgId: string, entry: LedgerEntry): Promise<void>;
  /** Spent since the moment, by one user or by all of the organisation. */
  spent(orgId: string, filter: { userId?: string; since: string }): Promise<{ costUsd: number; tokens: number }>;
}

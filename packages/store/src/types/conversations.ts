import type { Listed, Page } from './page.ts';

export interface ConversationRecord {
  id: string;
  userId: string;
  title: string;
  datasourceId: string | null;
  turns: number;
  createdAt: string;
  updatedAt: string;
}

/** One question of a conversation and its answer, without rows: those are read from the run, by who may read them. */
export interface TurnRecord {
  id: string;
  conversationId: string;
  userId: string;
  question: string;
  status: 'answered' | 'clarify' | 'failed';
  runId: string | null;
  /** What follow-up questions start from. */
  scopeMd: string | null;
  /** The contract's `Answer` with the rows of its widgets left out, as JSON. */
  answer: Record<string, unknown>;
  feedback: { rating: 'up' | 'down'; reason: string } | null;
  verifiedId: string | null;
  createdAt: string;
}

export interface ConversationStore {
  list(orgId: string, userId: string, page: Page): Promise<Listed<ConversationRecord>>;
  get(orgId: string, id: string): Promise<ConversationRecord>;
  create(orgId: string, conversation: { id: string; userId: string; title: string }): Promise<ConversationRecord>;
  remove(orgId: string, id: string): Promise<void>;
  /** First turn first. */
  turns(orgId: string, conversationId: string): Promise<TurnRecord[]>;
  lastTurn(orgId: string, conversationId: string): Promise<TurnRecord | null>;
  getTurn(orgId: string, id: string): Promise<TurnRecord>;
  /** The id is that of the audit log and of the answer. */
  addTurn(
    orgId: string,
    turn: Omit<TurnRecord, 'feedback' | 'verifiedId' | 'createdAt'> & { datasourceId: string | null },
  ): Promise<TurnRecord>;
  setFeedback(orgId: string, turnId: string, feedback: { rating: 'up' | 'down'; reason: string }): Promise<void>;
  setVerified(orgId: string, turnId: string, verifiedId: string): Promise<void>;
}

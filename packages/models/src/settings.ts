import type { ModelTask } from '@air/contract';

/** A model at an address that speaks OpenAI's language. */
export interface ModelEndpoint {
  /** What configuration and `force_model` call it: `openai`, `llama3`, the id of a provider. */
  id: string;
  /** `openai/gpt-4o-mini` */
  name: string;
  /** As its server calls it. */
  model: string;
  baseUrl: string;
  apiKey: string | null;
  /** Answers with the models that its server has. */
  listUrl: string;
  /** A model that is missing in that list cannot be called; other servers list what they like. */
  isListComplete: boolean;
  /** What must be set before it can be called; null when nothing is missing. */
  missing: string | null;
}

/** USD for a million tokens. */
export interface ModelPrice {
  input: number;
  output: number;
}

/** Null: no limit. Days and months are those of UTC. */
export interface BudgetSettings {
  userDailyUsd: number | null;
  userDailyTokens: number | null;
  orgMonthlyUsd: number | null;
  orgMonthlyTokens: number | null;
  /** The share of a limit from which on answers carry a warning. */
  warnAt: number;
}

export interface DiscoverySettings {
  /** Where an Ollama may be running. */
  host: string;
  /** What its models would serve, by id. */
  tasks: Record<ModelTask, string[]>;
  everyMs: number;
}

export interface ModelSettings {
  endpoints: ModelEndpoint[];
  /** Ids of endpoints, in the order in which they are tried. */
  tasks: Record<ModelTask, string[]>;
  /** Set when no task has a model: a local Ollama then serves, once one is there. */
  discovery: DiscoverySettings | null;
  /** Of one call; of a stream, between two of its parts. */
  timeoutMs: number;
  coolDownMs: number;
  /** How often all models of a task are gone through again when each failed for a passing reason. */
  maxRetries: number;
  maxInputCharacters: number;
  /** By name, id, or the server's own word for the model. */
  prices: Record<string, ModelPrice>;
  budgets: BudgetSettings;
}

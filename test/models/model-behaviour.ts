import type { IncomingHttpHeaders } from 'node:http';

/** How the server answers a call of a model. */
export type ModelBehaviour =
  /** `pauseMs`: before each word of a stream. */
  | { kind: 'text'; text: string; usage?: ModelServerUsage | null; pauseMs?: number }
  /** The value as JSON text. */
  | { kind: 'json'; value: unknown; usage?: ModelServerUsage | null }
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Never answers. */
  | { kind: 'hang' }
  | { kind: 'slow'; ms: number; next: ModelBehaviour }
  /** Ends after so many words: by a reset of the connection, or quietly, as if that were all; or never goes on. */
  | { kind: 'broken_stream'; afterTokens: number; text: string; ending?: 'reset' | 'quiet' | 'stall' }
  /** Lines that are no JSON. */
  | { kind: 'garbage' }
  | { kind: 'embedding'; dimensions: number };

/** Left out: counted by words. Null: the server says nothing of usage. */
export interface ModelServerUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens?: number;
  /** As OpenRouter sends it, in USD. */
  cost?: number;
}

export interface ModelServerRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: ModelServerBody;
  /** Set when the caller hung up before the answer was whole. */
  isAborted: boolean;
}

/** What callers send, as far as tests look at it. */
export interface ModelServerBody {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  input?: string | string[];
  max_tokens?: number;
  temperature?: number;
  stop?: string[];
  response_format?: { type: string; json_schema?: { name: string; schema: unknown; strict?: boolean } };
  stream_options?: { include_usage?: boolean };
}

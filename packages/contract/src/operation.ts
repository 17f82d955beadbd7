import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * The least a caller must be. Levels contain one another: a viewer asks and runs saved reports, an analyst also writes
 * SQL, scopes, reports and synonyms, an admin also decides who may do what. `public` needs no identity.
 */
export const accessLevels = ['public', 'viewer', 'analyst', 'admin'] as const;
export type Access = (typeof accessLevels)[number];

export const tags = [
  'auth',
  'users',
  'policy',
  'datasources',
  'learn',
  'ask',
  'answers',
  'documents',
  'models',
  'scopes',
  'sql',
  'runs',
  'reports',
  'audit',
  'system',
] as const;

/**
 * One entry of the contract. The server's route, its validation, the OpenAPI document, the typed client, the command
 * line and the AI tools are all made from it.
 */
export interface Operation {
  method: Method;
  /** With `{name}` segments, as OpenAPI writes them. */
  path: string;
  tag: (typeof tags)[number];
  access: Access;
  /** One line, starting with a verb in the third person. */
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** By status; a null schema means no body. `text` answers are plain text. */
  responses: Record<number, z.ZodType | null>;
  /** Media types of the success answer when it is not only JSON. */
  produces?: string[];
  /** Media types of the body when it is not only JSON. */
  consumes?: string[];
  /** Also served as server-sent events, when the caller accepts `text/event-stream`; each event is of this schema. */
  events?: z.ZodType;
  /** Largest body in bytes, where it is not that of `Limits.requestBytes`. */
  bodyBytes?: number;
  /** Offered to AI agents by `GET /v1/ai/tools`. */
  isTool?: boolean;
}

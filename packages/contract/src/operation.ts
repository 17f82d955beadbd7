import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One entry of the contract. The server's route, its validation, the OpenAPI document, the typed client, the command
 * line and the AI tools are all made from it.
 */
export interface Operation {
  method: Method;
  /** With `{name}` segments, as OpenAPI writes them. */
  path: string;
  tag: 'datasources' | 'learn' | 'ask' | 'scopes' | 'sql' | 'runs' | 'reports' | 'system';
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
  /** Reachable without a token. */
  isPublic?: boolean;
  /** Offered to AI agents by `GET /v1/ai/tools`. */
  isTool?: boolean;
}

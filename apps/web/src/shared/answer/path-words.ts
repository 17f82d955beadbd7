import type { AuditLog } from '../api/client.ts';

/** Which way an answer was found, in words. */
export const pathWords: Record<NonNullable<AuditLog['path']>, string> = {
  verified: 'a verified question',
  builtin: 'AIR itself, no model',
  model_ir: 'a model read the question, AIR wrote the SQL',
  model_sql: 'a model wrote the SQL',
};

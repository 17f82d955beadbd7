import type { AuditEvent } from '../api/client.ts';

/** What happens in a stage, in words. */
export const stageWords: Record<AuditEvent['stage'], string> = {
  authorize: 'Checking who may see what',
  retrieve: 'Looking up documents and notes',
  plan: 'Reading the question',
  model: 'Asking a model',
  write: 'Writing the SQL',
  guard: 'Proving that it only reads',
  execute: 'Running it',
  package: 'Choosing how to show it',
  narrate: 'Putting it in words',
};

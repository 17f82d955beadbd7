import type { AuditLog } from '../../shared/api/client.ts';
import type { Tone } from '../../shared/ui/tag.tsx';

/** How a question ended, in a word. */
export const auditLooks: Record<AuditLog['status'], { tone: Tone; word: string }> = {
  running: { tone: 'accent', word: 'Under way' },
  answered: { tone: 'ok', word: 'Answered' },
  clarify: { tone: 'warn', word: 'Asked back' },
  failed: { tone: 'bad', word: 'Failed' },
  lost: { tone: 'bad', word: 'Broke off' },
};

import type { Run } from '../api/client.ts';
import type { Tone } from '../ui/tag.tsx';

const looks: Record<Run['status'], { tone: Tone; word: string }> = {
  queued: { tone: 'neutral', word: 'Queued' },
  running: { tone: 'accent', word: 'Running' },
  succeeded: { tone: 'ok', word: 'Succeeded' },
  failed: { tone: 'bad', word: 'Failed' },
  canceled: { tone: 'warn', word: 'Canceled' },
};

export const runStatuses = Object.keys(looks) as Run['status'][]; // The record is exhaustive, its keys are the statuses.

export const statusLook = (status: Run['status']) => looks[status];

import type { AuditEvent } from '../../shared/api/client.ts';

/** One event for each time a stage was gone through: its end, or its start where no end was seen. */
export function endsOf(events: AuditEvent[]): AuditEvent[] {
  const ends: AuditEvent[] = [];
  for (const event of events) {
    const open = ends.findLastIndex(({ stage, status }) => stage === event.stage && status === 'started');
    if (open < 0) ends.push(event);
    else ends[open] = event;
  }
  return ends;
}

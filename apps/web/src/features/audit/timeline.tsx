import { IconCheck, IconLoader2, IconMinus, IconX } from '@tabler/icons-react';
import { stageWords } from '../../shared/answer/stage-words.ts';
import type { AuditEvent } from '../../shared/api/client.ts';
import { formatDuration } from '../../shared/ui/format.ts';
import classes from './audit-page.module.css';
import { endsOf } from './ends-of.ts';

/** The stages of a question, each as long as it took. */
export function Timeline({ events }: { events: AuditEvent[] }) {
  const ends = endsOf(events);
  const longest = Math.max(1, ...ends.map(({ duration_ms: ms }) => ms ?? 0));
  return (
    <ol className={classes['timeline']} aria-label="Stages">
      {ends.map(({ id, stage, status, message, duration_ms: ms }) => (
        <li key={id} className={classes['event']}>
          <StatusIcon status={status} />
          <span>{stageWords[stage]}</span>
          <span className={classes['ms']}>{ms === null ? '' : formatDuration(ms)}</span>
          {ms !== null && (
            <div className={classes['track']} aria-hidden>
              <div className={classes['bar']} data-status={status} style={{ width: `${(ms / longest) * 100}%` }} />
            </div>
          )}
          {message !== '' && <span className={classes['message']}>{message}</span>}
        </li>
      ))}
    </ol>
  );
}

function StatusIcon({ status }: { status: AuditEvent['status'] }) {
  switch (status) {
    case 'started':
      return <IconLoader2 size={15} className={classes['wait']} aria-label="started, no end seen" />;
    case 'done':
      return <IconCheck size={15} className={classes['ok']} aria-label="done" />;
    case 'skipped':
      return <IconMinus size={15} className={classes['dim']} aria-label="not needed" />;
    case 'failed':
      return <IconX size={15} className={classes['bad']} aria-label="failed" />;
  }
}

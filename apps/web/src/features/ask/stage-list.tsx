import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronRight, IconMinus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { stageWords } from '../../shared/answer/stage-words.ts';
import { formatCount, formatDuration } from '../../shared/ui/format.ts';
import type { Stage } from './live-turn.ts';
import classes from './stage-list.module.css';

/** What an answer goes through, as it happens. */
export function StageList({ stages }: { stages: Stage[] }) {
  return (
    <ol className={classes['list']} aria-label="Steps">
      {stages.map((stage, index) => (
        <li
          key={index}
          className={`${classes['stage']} ${stage.status === 'started' ? classes['started'] : ''}`}
          aria-current={stage.status === 'started' ? 'step' : undefined}
        >
          <StatusIcon status={stage.status} />
          <span>
            {stageWords[stage.name]}
            {stage.message && <span className={classes['message']}> · {stage.message}</span>}
          </span>
          <span className={classes['ms']}>{stage.durationMs !== null && formatDuration(stage.durationMs)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The same once it is over: one line that opens. */
export function PastStages({ stages, totalMs }: { stages: Stage[]; totalMs: number }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const taken = stages.filter(({ status }) => status !== 'skipped').length;
  if (stages.length === 0) return null;
  return (
    <div>
      <UnstyledButton
        className={classes['summary']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight size={13} aria-hidden />
        {formatCount(taken, 'step')} in {formatDuration(totalMs)}
      </UnstyledButton>
      <div id={id} hidden={!isOpen}>
        <StageList stages={stages} />
      </div>
    </div>
  );
}

function StatusIcon({ status }: { status: Stage['status'] }) {
  switch (status) {
    case 'started':
      return <span className={classes['dot']} role="img" aria-label="under way" />;
    case 'done':
      return <IconCheck size={15} className={classes['ok']} aria-label="done" />;
    case 'skipped':
      return <IconMinus size={15} className={classes['dim']} aria-label="not needed" />;
    case 'failed':
      return <IconX size={15} className={classes['bad']} aria-label="failed" />;
  }
}

import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { LinkButton } from '../../shared/ui/link-button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import classes from './answer-view.module.css';
import type { LiveTurn } from './live-turn.ts';
import { StageList } from './stage-list.tsx';

interface LiveTurnViewProps {
  turn: LiveTurn;
  onStop: () => void;
  onAgain: () => void;
}

/** A question on its way: its steps as they happen, its words as they come. */
export function LiveTurnView({ turn, onStop, onAgain }: LiveTurnViewProps) {
  const { problem } = turn;
  return (
    <article className={classes['turn']} aria-label={turn.asked.question} aria-busy={turn.status === 'running'}>
      <div className={classes['head']}>
        <h2 className={classes['question']}>{turn.asked.question}</h2>
        {turn.status === 'running' && (
          <Button variant="default" leftSection={<IconPlayerStop size={14} />} onClick={onStop}>
            Stop
          </Button>
        )}
      </div>
      <div role="status">
        <StageList stages={turn.stages} />
        {turn.stages.length === 0 && turn.status === 'running' && 'Asking…'}
      </div>
      {turn.text !== '' && <p className={classes['growing']}>{turn.text}</p>}
      {turn.status === 'stopped' && (
        <div className={classes['actions']}>
          <span>Stopped. Nothing was kept.</span>
          <Button variant="default" onClick={onAgain}>
            Ask again
          </Button>
        </div>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={onAgain} />}
      {problem?.code === 'datasource.not_learned' && (
        <LinkButton to="/datasources" style={{ alignSelf: 'flex-start' }}>
          Go to the datasources and learn it
        </LinkButton>
      )}
    </article>
  );
}

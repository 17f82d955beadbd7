import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Clarification } from '../../shared/api/client.ts';
import type { PickedAnswer } from '../../shared/search.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './clarifications.module.css';

interface ClarificationsProps {
  clarifications: Clarification[];
  /** Absent where options cannot be answered, as after an edit of the scope's text. */
  onAnswer?: (answers: PickedAnswer[]) => void;
}

/** What AIR must know before it can answer: asked with options rather than guessed. */
export function Clarifications({ clarifications, onAnswer }: ClarificationsProps) {
  const [picked, setPicked] = useState<Record<string, string>>({});
  const [isRemembered, setRemembered] = useState(true);
  const answerable = clarifications.filter(({ options }) => options.length > 0);

  const pick = (clarification: string, option: string) => {
    const all = { ...picked, [clarification]: option };
    setPicked(all);
    if (answerable.some(({ id }) => all[id] === undefined)) return;
    onAnswer?.(
      Object.entries(all).map(([id, chosen]) => ({
        clarification: id,
        option: chosen,
        ...(!isRemembered && { once: true }),
      })),
    );
  };

  return (
    <Panel
      title={answerable.length > 0 ? 'One thing first' : 'Not understood yet'}
      actions={<Tag tone="warn">{answerable.length > 0 ? 'Needs an answer' : 'Needs other words'}</Tag>}
    >
      <div className={classes['list']}>
        {clarifications.map(({ id, question, options }) => (
          <div key={id} role="group" aria-label={question}>
            <p className={classes['question']}>{question}</p>
            {options.length === 0 && (
              <p className={classes['none']}>Nothing here comes near. Say it in other words, or ask without it.</p>
            )}
            <div className={classes['options']}>
              {options.map((option) => (
                <Button
                  key={option.id}
                  variant={picked[id] === option.id ? 'filled' : 'default'}
                  aria-pressed={picked[id] === option.id}
                  disabled={!onAnswer}
                  onClick={() => pick(id, option.id)}
                >
                  {option.label}
                </Button>
              ))}
            </div>
          </div>
        ))}
        {onAnswer && answerable.length > 0 && (
          <Checkbox
            label="Remember my answer for next time"
            checked={isRemembered}
            onChange={(event) => setRemembered(event.currentTarget.checked)}
          />
        )}
      </div>
    </Panel>
  );
}

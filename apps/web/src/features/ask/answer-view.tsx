import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Answer } from '../../shared/api/client.ts';
import type { PickedAnswer } from '../../shared/search.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerTabs } from './answer-tabs.tsx';
import classes from './answer-view.module.css';
import { Clarifications } from './clarifications.tsx';
import { PastStages } from './stage-list.tsx';
import { useStages } from './use-live-turns.ts';
import { Widgets } from './widgets.tsx';

interface AnswerViewProps {
  answer: Answer;
  /** The last of its conversation: what it suggests or asks back can still be followed. */
  isLast: boolean;
  onAsk: (question: string) => void;
  onPicked: (answers: PickedAnswer[]) => void;
}

/** An answer that is there: words, widgets, and how it came about. */
export function AnswerView({ answer, isLast, onAsk, onPicked }: AnswerViewProps) {
  const stages = useStages(answer.id);
  const { meta, problem } = answer;
  return (
    <article className={classes['turn']} aria-label={answer.question}>
      <h2 className={classes['question']}>{answer.question}</h2>
      <PastStages stages={stages} totalMs={meta.total_ms} />
      {answer.status === 'clarify' && (
        <Clarifications
          key={answer.id}
          clarifications={answer.clarifications}
          {...(isLast && { onAnswer: onPicked })}
        />
      )}
      {problem && <ProblemNotice problem={problem} {...(isLast && { onRetry: () => onAsk(answer.question) })} />}
      {answer.status === 'answered' && answer.answer !== '' && (
        <div className={classes['words']}>
          <Markdown text={answer.answer} />
        </div>
      )}
      {meta.warnings.map((warning) => (
        <p key={warning} className={classes['warning']}>
          <IconAlertTriangle size={15} aria-label="warning" />
          {sentence(warning)}
        </p>
      ))}
      <Widgets widgets={answer.widgets} />
      {answer.status === 'answered' && <AnswerActions answer={answer} />}
      <AnswerTabs answer={answer} />
      {isLast && answer.suggestions.length > 0 && (
        <ul className={classes['chips']} aria-label="What one might ask next">
          {answer.suggestions.map((suggestion) => (
            <li key={suggestion}>
              <UnstyledButton className={classes['chip']} onClick={() => onAsk(suggestion)}>
                {suggestion}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '../api/problem.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './problem-notice.module.css';
import { sentence } from './sentence.ts';

/** What went wrong, what to do about it, and what to quote when asking for help. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <div className={classes['notice']} role="alert">
      <IconAlertTriangle className={classes['icon']} size={18} aria-hidden />
      <div>
        <div className={classes['title']}>{problem.title}</div>
        <p className={classes['line']}>{sentence(problem.detail)}</p>
        {problem.hint && <p className={classes['line']}>{sentence(problem.hint)}</p>}
        <div className={classes['codes']}>
          <span className={classes['code']}>{problem.code}</span>
          {problem.position !== undefined && <span className={classes['code']}>position {problem.position}</span>}
          {problem.run_id && <Reference name="run" id={problem.run_id} />}
          {problem.trace_id && <Reference name="trace" id={problem.trace_id} />}
        </div>
        {onRetry && (
          <Button mt={8} variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

function Reference({ name, id }: { name: string; id: string }) {
  return (
    <span className={classes['code']}>
      {name} {id} <CopyButton text={id} label={`Copy ${name} id`} />
    </span>
  );
}

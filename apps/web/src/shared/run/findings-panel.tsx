import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Finding } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { analysisQuery } from '../api/queries.ts';
import { TextSkeleton } from '../ui/markdown.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { sentence } from '../ui/sentence.ts';
import { Tag, type Tone } from '../ui/tag.tsx';
import classes from './panels.module.css';

const verdicts: Record<Finding['level'], { tone: Tone; word: string }> = {
  ok: { tone: 'ok', word: 'Nothing odd' },
  note: { tone: 'accent', word: 'Worth knowing' },
  warning: { tone: 'warn', word: 'Look closer' },
  problem: { tone: 'bad', word: 'Problem' },
};

/** The checks of a result: what is odd about it, and what was looked at. */
export function FindingsPanel({ runId }: { runId: string }) {
  const analysis = useQuery(analysisQuery(runId));
  switch (analysis.status) {
    case 'pending':
      return (
        <Panel title="Result checks">
          <TextSkeleton lines={4} />
        </Panel>
      );
    case 'error':
      return (
        <Panel title="Result checks">
          <ProblemNotice problem={problemOf(analysis.error)} onRetry={() => void analysis.refetch()} />
        </Panel>
      );
    case 'success': {
      const { level, findings, model } = analysis.data.verdict;
      return (
        <Panel title="Result checks" actions={<Tag tone={verdicts[level].tone}>{verdicts[level].word}</Tag>}>
          <ul className={classes['list']}>
            {findings.map((finding, index) => (
              <li key={index} className={classes['item']}>
                <LevelIcon level={finding.level} />
                <div>{sentence(finding.message)}</div>
              </li>
            ))}
          </ul>
          {model && (
            <div className={classes['more']}>
              <div className={classes['dim']}>
                {analysis.data.model_used ?? 'A model'} adds, from the figures alone:
              </div>
              <p className={classes['said']}>{model.summary}</p>
              <ul className={classes['list']}>
                {model.remarks.map((remark, index) => (
                  <li key={index} className={classes['item']}>
                    <LevelIcon level={remark.level} />
                    <div>{sentence(remark.message)}</div>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Panel>
      );
    }
  }
}

function LevelIcon({ level }: { level: Finding['level'] }) {
  switch (level) {
    case 'ok':
      return <IconCheck size={15} className={classes['ok']} aria-label="fine" />;
    case 'note':
      return <IconInfoCircle size={15} className={classes['note']} aria-label="note" />;
    case 'warning':
      return <IconAlertTriangle size={15} className={classes['warn']} aria-label="warning" />;
    case 'problem':
      return <IconX size={15} className={classes['bad']} aria-label="problem" />;
  }
}

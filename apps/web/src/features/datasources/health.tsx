import { IconAlertTriangle } from '@tabler/icons-react';
import type { Datasource, DatasourceHealth } from '../../shared/api/client.ts';
import { formatDuration } from '../../shared/ui/format.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './datasources.module.css';

export function HealthTag({ health }: { health: Datasource['health'] }) {
  if (!health) return <Tag>Not checked</Tag>;
  if (!health.ok) return <Tag tone="bad">Not reachable</Tag>;
  return health.warnings.length > 0 ? (
    <Tag tone="warn">
      Reachable, {health.warnings.length} {health.warnings.length === 1 ? 'warning' : 'warnings'}
    </Tag>
  ) : (
    <Tag tone="ok">Reachable</Tag>
  );
}

/** The outcome of a test in full: the engine, what the login could do beyond reading, or why it failed. */
export function HealthDetail({ health }: { health: DatasourceHealth }) {
  if (health.problem) return <ProblemNotice problem={health.problem} />;
  return (
    <div className={classes['health']} role="status">
      <div>
        <Tag tone={health.ok ? 'ok' : 'bad'}>{health.ok ? 'It answers' : 'It does not answer'}</Tag>{' '}
        {health.engine && <span>{health.engine}</span>}{' '}
        {health.latency_ms !== null && <span>in {formatDuration(health.latency_ms)}</span>}
      </div>
      {health.warnings.map((warning) => (
        <div key={warning} className={classes['warning']}>
          <IconAlertTriangle size={15} aria-label="Warning" role="img" />
          <span>{warning}</span>
        </div>
      ))}
    </div>
  );
}

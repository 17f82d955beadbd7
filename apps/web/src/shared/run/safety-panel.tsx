import { IconAlertTriangle, IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import type { SafetyReport } from '../api/client.ts';
import { formatCount } from '../ui/format.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { sentence } from '../ui/sentence.ts';
import { Tag } from '../ui/tag.tsx';
import classes from './panels.module.css';

/** What the names of the guard's checks stand for. */
const checkNames: Record<string, string> = {
  size: 'Short enough to check in full',
  'single statement': 'One statement, not several',
  nesting: 'Not nested without end',
  grammar: 'Parsed with the engine’s own grammar',
  'read-only': 'Only reads, at every level',
  relations: 'Only tables you may read',
  functions: 'Only functions that compute',
  'time filter': 'Time span within the limit',
  'row limit': 'Number of rows limited',
};

/** What the guard proved about the statement, and what it refused, changed or advises. */
export function SafetyPanel({ report }: { report: SafetyReport }) {
  const isAllowed = report.verdict === 'allowed';
  return (
    <Panel title="Safety" actions={<Tag tone={isAllowed ? 'ok' : 'bad'}>{isAllowed ? 'Allowed' : 'Refused'}</Tag>}>
      <CheckList report={report} />
    </Panel>
  );
}

/** The report without a frame of its own. */
export function CheckList({ report }: { report: SafetyReport }) {
  return (
    <>
      <ul className={classes['list']}>
        {report.findings.map((finding, index) => (
          <li key={index} className={classes['item']}>
            <LevelIcon level={finding.level} />
            <div>
              {sentence(finding.message)}
              {finding.hint && <div className={classes['dim']}>{sentence(finding.hint)}</div>}
              <div className={classes['code']}>
                {finding.rule}
                {finding.position !== null && ` · position ${finding.position}`}
              </div>
            </div>
          </li>
        ))}
        {report.checks.map((check) => (
          <li key={check} className={classes['item']}>
            <IconCheck size={15} className={classes['ok']} aria-label="proved" />
            <div>{checkNames[check] ?? sentence(check)}</div>
          </li>
        ))}
      </ul>
      <div className={classes['more']}>
        <Facts
          items={[
            ['Reads', report.relations.length > 0 ? report.relations.join(', ') : 'nothing'],
            ['Functions', report.functions.length > 0 ? report.functions.join(', ') : null],
            ['At most', report.row_limit === null ? null : formatCount(report.row_limit, 'row')],
          ]}
        />
      </div>
    </>
  );
}

function LevelIcon({ level }: { level: SafetyReport['findings'][number]['level'] }) {
  switch (level) {
    case 'refused':
      return <IconX size={15} className={classes['bad']} aria-label="refused" />;
    case 'changed':
      return <IconPencil size={15} className={classes['warn']} aria-label="changed" />;
    case 'warning':
      return <IconAlertTriangle size={15} className={classes['warn']} aria-label="warning" />;
  }
}

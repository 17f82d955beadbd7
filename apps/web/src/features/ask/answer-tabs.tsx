import { Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { pathWords } from '../../shared/answer/path-words.ts';
import type { Answer } from '../../shared/api/client.ts';
import { CheckList } from '../../shared/run/safety-panel.tsx';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { Facts } from '../../shared/ui/facts.tsx';
import { formatDuration, formatMoment } from '../../shared/ui/format.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { Tag, type Tone } from '../../shared/ui/tag.tsx';
import classes from './answer-view.module.css';
import { PhraseChips } from './phrase-chips.tsx';

/** How an answer came about: the statement, what the words were taken to mean, whose rows they are, what it took. */
export function AnswerTabs({ answer }: { answer: Answer }) {
  return (
    <Tabs defaultValue={null} allowTabDeactivation keepMounted={false}>
      <Tabs.List>
        {answer.sql !== null && <Tabs.Tab value="sql">SQL</Tabs.Tab>}
        <Tabs.Tab value="explain">Explain</Tabs.Tab>
        <Tabs.Tab value="security">Security</Tabs.Tab>
        <Tabs.Tab value="details">Details</Tabs.Tab>
      </Tabs.List>
      {answer.sql !== null && (
        <Tabs.Panel value="sql" pt="sm">
          <CodeBlock code={answer.sql} language="sql" label="SQL" />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="explain" pt="sm">
        <ExplainView answer={answer} />
      </Tabs.Panel>
      <Tabs.Panel value="security" pt="sm">
        <SecurityView answer={answer} />
      </Tabs.Panel>
      <Tabs.Panel value="details" pt="sm">
        <DetailsView answer={answer} />
      </Tabs.Panel>
    </Tabs>
  );
}

const agreements: Record<NonNullable<Answer['explain']['agreement']>['state'], { tone: Tone; word: string }> = {
  agrees: { tone: 'ok', word: 'Agrees' },
  differs: { tone: 'warn', word: 'Differs' },
  not_checked: { tone: 'neutral', word: 'Not checked' },
};

const sourceWords = { document: 'document', schema_note: 'schema note', verified: 'verified question' };

function ExplainView({ answer: { explain } }: { answer: Answer }) {
  const { phrases, scope_md: scopeMd, sources, agreement, safety } = explain;
  return (
    <div className={classes['parts']}>
      {phrases.length > 0 && <PhraseChips phrases={phrases} />}
      {scopeMd !== '' && <Markdown text={scopeMd} />}
      <Facts
        items={[
          ['SQL by', explain.generator && { compiler: 'AIR’s compiler', model: 'a model' }[explain.generator]],
          [
            'Agreement',
            agreement && (
              <>
                <Tag tone={agreements[agreement.state].tone}>{agreements[agreement.state].word}</Tag>{' '}
                {agreement.message}
              </>
            ),
          ],
          [
            'Drew on',
            sources.length > 0 ? sources.map(({ kind, title }) => `${title} (${sourceWords[kind]})`).join(', ') : null,
          ],
        ]}
      />
      {safety && (
        <div>
          <h3 className={classes['partTitle']}>
            Safety{' '}
            <Tag tone={safety.verdict === 'allowed' ? 'ok' : 'bad'}>
              {safety.verdict === 'allowed' ? 'Allowed' : 'Refused'}
            </Tag>
          </h3>
          <CheckList report={safety} />
        </div>
      )}
    </div>
  );
}

function SecurityView({ answer: { security } }: { answer: Answer }) {
  const { store, rls, masked, allowed_views: views } = security;
  const stores = [...new Set([...(store.store_id === null ? [] : [store.store_id]), ...store.store_ids])];
  return (
    <Facts
      items={[
        ['Role', security.role],
        ['Stores', store.is_all_stores ? 'all' : stores.join(', ') || 'none named'],
        ['Views', views.length > 0 ? views.join(', ') : 'none'],
        ['Rows', rls.length > 0 ? <RuleList key="rows" rules={rls} /> : 'every row of these views'],
        ['Masked', masked.length > 0 ? masked.join(', ') : 'no column'],
      ]}
    />
  );
}

function RuleList({ rules }: { rules: string[] }) {
  return (
    <ul className={classes['rules']}>
      {rules.map((rule) => (
        <li key={rule}>
          <code>{rule}</code>
        </li>
      ))}
    </ul>
  );
}

function DetailsView({ answer }: { answer: Answer }) {
  const { meta } = answer;
  return (
    <Facts
      items={[
        ['Found by', meta.path && pathWords[meta.path]],
        ['Model', meta.model],
        ['Tokens', meta.tokens > 0 ? meta.tokens.toLocaleString('en') : null],
        ['Cost', meta.cost === null ? null : `$${meta.cost.toFixed(4)}`],
        ...meta.usage.map((usage): [string, string] => [
          `${usage.task} by`,
          `${usage.model}, ${(usage.total_tokens ?? 0).toLocaleString('en')} tokens in ${formatDuration(usage.ms)}`,
        ]),
        ['Rows', meta.rows === null ? null : meta.rows.toLocaleString('en')],
        ['Cut at', meta.truncated_by && `the limit of ${meta.truncated_by}`],
        ['On the engine', meta.execution_time === null ? null : formatDuration(meta.execution_time)],
        ['In all', formatDuration(meta.total_ms)],
        ['As of', formatMoment(meta.as_of)],
        ['Datasource', meta.datasource_id],
        [
          'Run',
          meta.run_id && (
            <Link to="/runs/$id" params={{ id: meta.run_id }}>
              Its details
            </Link>
          ),
        ],
        [
          'Audit',
          <Link key="audit" to="/audit/$id" params={{ id: answer.id }}>
            Every step
          </Link>,
        ],
        ['Trace', <code key="trace">{meta.trace_id}</code>],
      ]}
    />
  );
}

import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pathWords } from '../../shared/answer/path-words.ts';
import { api, type AuditDetail } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { useUserNames } from '../../shared/session/users-query.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Facts } from '../../shared/ui/facts.tsx';
import { formatDuration, formatMoment } from '../../shared/ui/format.ts';
import { Markdown, TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { auditLooks } from './audit-words.ts';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/audit/$id');

/** All that is kept of one question. */
export function AuditDetailPage() {
  const { id } = route.useParams();
  const audit = useQuery({
    queryKey: ['audit-detail', id],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/audit/{id}', { params: { path: { id } }, signal })),
  });
  switch (audit.status) {
    case 'pending':
      return (
        <Page title="Question">
          <Panel title="Stages">
            <TextSkeleton lines={9} />
          </Panel>
        </Page>
      );
    case 'error':
      return (
        <Page title="Question">
          <ProblemNotice problem={problemOf(audit.error)} onRetry={() => void audit.refetch()} />
        </Page>
      );
    case 'success':
      return <Detail log={audit.data} />;
  }
}

function Detail({ log }: { log: AuditDetail }) {
  const { tone, word } = auditLooks[log.status];
  return (
    <Page title={log.question} actions={<Tag tone={tone}>{word}</Tag>}>
      <WithFacts
        facts={
          <>
            <Panel title="Stages">
              <Timeline events={log.events} />
            </Panel>
            <LogFacts log={log} />
          </>
        }
      >
        {log.error_message !== null && <Failure log={log} />}
        {log.final_answer !== null && log.final_answer !== '' && (
          <Panel title="Answer">
            <Markdown text={log.final_answer} />
          </Panel>
        )}
        <Panel title="What was kept">
          <Kept log={log} />
        </Panel>
      </WithFacts>
    </Page>
  );
}

function Failure({ log }: { log: AuditDetail }) {
  return (
    <ProblemNotice
      problem={{
        type: 'about:blank',
        title: log.error_stage === null ? 'It failed' : `It failed at the stage "${log.error_stage}"`,
        status: 0,
        detail: log.error_message ?? '',
        code: log.error_code ?? 'unknown',
        trace_id: log.correlation_id,
      }}
    />
  );
}

function Kept({ log }: { log: AuditDetail }) {
  const parts: { name: string; code: string; language: 'sql' | 'json' }[] = [];
  if (log.generated_sql !== null) parts.push({ name: 'SQL', code: log.generated_sql, language: 'sql' });
  if (log.llm_prompt !== null) parts.push({ name: 'Prompt', code: log.llm_prompt, language: 'json' });
  if (log.llm_response !== null) parts.push({ name: 'Response', code: log.llm_response, language: 'json' });
  if (log.model_attempts.length > 0)
    parts.push({ name: 'Attempts', code: JSON.stringify(log.model_attempts, null, 2), language: 'json' });
  if (log.final_response)
    parts.push({ name: 'Payload', code: JSON.stringify(log.final_response, null, 2), language: 'json' });
  const [first] = parts;
  if (!first) return <EmptyState title="Nothing was written">It ended before there was a statement.</EmptyState>;
  return (
    <Tabs defaultValue={first.name} keepMounted={false}>
      <Tabs.List mb="sm">
        {parts.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ name, code, language }) => (
        <Tabs.Panel key={name} value={name}>
          <CodeBlock code={code} language={language} label={name} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function LogFacts({ log }: { log: AuditDetail }) {
  const nameOf = useUserNames();
  const tokens = [log.llm_input_tokens, log.llm_output_tokens].map((count) => count?.toLocaleString('en') ?? '–');
  return (
    <Panel title="About this question">
      <Facts
        items={[
          ['Asked by', nameOf(log.user_id)],
          ['Role', log.role],
          ['Store', log.store_id],
          ['Views', log.allowed_views.length > 0 ? log.allowed_views.join(', ') : null],
          ['Datasource', log.datasource_id],
          ['Found by', log.path && pathWords[log.path]],
          ['Drew on', log.rag_sources.length > 0 ? log.rag_sources.join(', ') : null],
          ['Model', log.llm_model],
          ['Tokens', log.llm_total_tokens === null ? null : `${tokens[0]} in, ${tokens[1]} out`],
          ['Cost', log.llm_cost_usd === null ? null : `$${log.llm_cost_usd.toFixed(4)}`],
          ['Rows', log.rows_count === null ? null : log.rows_count.toLocaleString('en')],
          ['Retrieval', log.rag_ms === null ? null : formatDuration(log.rag_ms)],
          ['Model time', log.llm_ms === null ? null : formatDuration(log.llm_ms)],
          ['Guard', log.validation_ms === null ? null : formatDuration(log.validation_ms)],
          ['Engine', log.exec_ms === null ? null : formatDuration(log.exec_ms)],
          ['In all', log.total_ms === null ? null : formatDuration(log.total_ms)],
          ['Asked', formatMoment(log.started_at)],
          ['Kept until', log.expires_at && formatMoment(log.expires_at)],
          [
            'Conversation',
            <Link key="conversation" to="/ask/c/$id" params={{ id: log.conversation_id }}>
              Open it
            </Link>,
          ],
          [
            'Run',
            log.run_id && (
              <Link to="/runs/$id" params={{ id: log.run_id }}>
                Its details
              </Link>
            ),
          ],
          ['Trace', <code key="trace">{log.correlation_id}</code>],
        ]}
      />
    </Panel>
  );
}

import { Select, Skeleton, Table, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { pathWords } from '../../shared/answer/path-words.ts';
import { api, type AuditLog } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { answerPaths, type AuditSearch, auditStatuses, readAuditSearch } from '../../shared/search.ts';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { useUserNames, usersQuery } from '../../shared/session/users-query.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount, formatDuration, formatMoment } from '../../shared/ui/format.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './audit-page.module.css';
import { auditLooks } from './audit-words.ts';

const route = getRouteApi('/audit');
const pageRows = 50;

const auditQuery = ({ q, user, status, path, from, to, page = 1 }: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', { q, user, status, path, from, to, page }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/v1/audit', {
          params: {
            query: {
              limit: pageRows,
              offset: (page - 1) * pageRows,
              ...(q !== undefined && { q }),
              ...(user !== undefined && { user_id: user }),
              ...(status && { status }),
              ...(path && { path }),
              ...(from !== undefined && { from: startOf(from, 0) }),
              ...(to !== undefined && { to: startOf(to, 1) }),
            },
          },
          signal,
        }),
      ),
  });

/** What is undefined or empty is taken out of the address. */
type Change = { [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined };

/** Every question that was asked, by whom, how it went. */
export function AuditPage() {
  // Read once more: the router hands on what the reader of the address left out.
  const search = readAuditSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const isAdmin = useIsAtLeast('admin');
  const logs = useQuery({ ...auditQuery(search), placeholderData: keepPreviousData });
  const change = (part: Change) =>
    void navigate({ search: readAuditSearch({ ...search, page: 1, ...part }), replace: true });
  const pages = Math.max(1, Math.ceil((logs.data?.total ?? 0) / pageRows));
  return (
    <Page
      title="Audit"
      subtitle={
        isAdmin
          ? 'Every question, with what it went through, newest first.'
          : 'Your questions, with what each went through, newest first.'
      }
    >
      <Filters search={search} isAdmin={isAdmin} onChange={change} />
      {logs.isError ? (
        <ProblemNotice problem={problemOf(logs.error)} onRetry={() => void logs.refetch()} />
      ) : (
        <Panel title={logs.data ? formatCount(logs.data.total, 'question') : 'Questions'} flush>
          {logs.isPending ? <RowsSkeleton /> : <LogTable logs={logs.data.items} isAdmin={isAdmin} />}
        </Panel>
      )}
      <Pager page={search.page ?? 1} pages={pages} onPage={(page) => void navigate({ search: { ...search, page } })} />
    </Page>
  );
}

interface FiltersProps {
  search: AuditSearch;
  isAdmin: boolean;
  onChange: (part: Change) => void;
}

function Filters({ search, isAdmin, onChange }: FiltersProps) {
  const [words, setWords] = useState(search.q ?? '');
  const searchSoon = useDebouncedCallback((q: string) => onChange({ q: q.trim() }), 300);
  const users = useQuery({ ...usersQuery(), enabled: isAdmin });
  return (
    <div className={classes['filters']} role="search" aria-label="Audit">
      <TextInput
        className={classes['search']}
        label="Words"
        placeholder="of the question, the SQL or the answer"
        maxLength={200}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          searchSoon(event.currentTarget.value);
        }}
      />
      <Choice
        label="Ended"
        all="Any way"
        choices={auditStatuses.map((status) => [status, auditLooks[status].word])}
        value={search.status}
        onChange={(status) => onChange({ status })}
      />
      <Choice
        label="Found by"
        all="Any path"
        choices={answerPaths.map((path) => [path, pathWords[path]])}
        value={search.path}
        onChange={(path) => onChange({ path })}
      />
      {isAdmin && (
        <Choice
          label="Asked by"
          all="Anybody"
          choices={(users.data?.items ?? []).map(({ id, display_name: name }) => [id, name])}
          value={search.user}
          onChange={(user) => onChange({ user })}
        />
      )}
      <TextInput
        type="date"
        label="From"
        className={classes['choice']}
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To"
        className={classes['choice']}
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  all: string;
  choices: [value: Value, label: string][];
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, all, choices, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      className={classes['choice']}
      label={label}
      data={[{ value: '', label: all }, ...choices.map(([one, name]) => ({ value: one, label: name }))]}
      value={value ?? ''}
      allowDeselect={false}
      onChange={(word) => onChange(choices.find(([one]) => one === word)?.[0])}
    />
  );
}

function LogTable({ logs, isAdmin }: { logs: AuditLog[]; isAdmin: boolean }) {
  const nameOf = useUserNames();
  if (logs.length === 0) {
    return (
      <EmptyState title="No questions here">
        <Link to="/">Ask one</Link>, or widen the search.
      </EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table highlightOnHover verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Question</Table.Th>
            <Table.Th w={100}>Ended</Table.Th>
            {isAdmin && (
              <Table.Th w={130} visibleFrom="md">
                Asked by
              </Table.Th>
            )}
            <Table.Th w={110} visibleFrom="lg">
              Tokens
            </Table.Th>
            <Table.Th w={80} ta="right" visibleFrom="sm">
              Rows
            </Table.Th>
            <Table.Th w={80} ta="right" visibleFrom="sm">
              Time
            </Table.Th>
            <Table.Th w={180} visibleFrom="sm">
              Asked
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {logs.map((log) => (
            <Table.Tr key={log.id}>
              <Table.Td className={classes['question']}>
                <Link to="/audit/$id" params={{ id: log.id }}>
                  {log.question}
                </Link>
              </Table.Td>
              <Table.Td>
                <Tag tone={auditLooks[log.status].tone}>{auditLooks[log.status].word}</Tag>
              </Table.Td>
              {isAdmin && <Table.Td visibleFrom="md">{nameOf(log.user_id)}</Table.Td>}
              <Table.Td visibleFrom="lg">{log.llm_total_tokens?.toLocaleString('en') ?? '–'}</Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                {log.rows_count?.toLocaleString('en') ?? '–'}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                {formatDuration(log.total_ms)}
              </Table.Td>
              <Table.Td visibleFrom="sm" title={formatMoment(log.started_at)}>
                {formatAgo(log.started_at)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RowsSkeleton() {
  return (
    <div className={classes['skeleton']} aria-hidden>
      {Array.from({ length: 10 }, (_, row) => (
        <Skeleton key={row} height={16} />
      ))}
    </div>
  );
}

/** The first moment of a day of this machine, or of the day after it. */
function startOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

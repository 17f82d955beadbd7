import { Select, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type PolicyPreview, type PreviewRelation } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { usersQuery } from '../../shared/session/users-query.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import { Tag, type Tone } from '../../shared/ui/tag.tsx';
import classes from './policy.module.css';

interface PolicyPreviewProps {
  user: string | null;
  isAdmin: boolean;
  onUser: (id: string | null) => void;
}

/** The relations, predicates, masks and row counts of one person. */
export function PolicyPreviewView({ user, isAdmin, onUser }: PolicyPreviewProps) {
  const preview = useQuery({
    queryKey: ['policy-preview', user],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/v1/policy/preview', { params: { query: { ...(user !== null && { user }) } }, signal })),
  });
  const users = useQuery({ ...usersQuery(), enabled: isAdmin });
  return (
    <div className={classes['stack']}>
      {isAdmin && (
        <div className={classes['choices']}>
          <Select
            label="Person"
            searchable
            data={[
              { value: '', label: 'You' },
              ...(users.data?.items ?? []).map(({ id, display_name: name, role }) => ({
                value: id,
                label: `${name} (${role})`,
              })),
            ]}
            value={user ?? ''}
            allowDeselect={false}
            onChange={(id) => onUser(id === null || id === '' ? null : id)}
          />
        </div>
      )}
      {preview.isPending && (
        <Panel title="Datasources">
          <TextSkeleton lines={8} />
        </Panel>
      )}
      {preview.isError && <ProblemNotice problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />}
      {preview.isSuccess && preview.data.datasources.length === 0 && (
        <Panel title="Datasources">
          <EmptyState title="No datasource yet" />
        </Panel>
      )}
      {preview.data?.datasources.map((datasource) => (
        <DatasourcePreview key={datasource.datasource_id} datasource={datasource} />
      ))}
    </div>
  );
}

type Seen = PolicyPreview['datasources'][number];

const looks: Record<Seen['access'], { tone: Tone; word: string }> = {
  all: { tone: 'neutral', word: 'Everything' },
  some: { tone: 'accent', word: 'A part' },
  none: { tone: 'bad', word: 'Nothing' },
};

function DatasourcePreview({ datasource }: { datasource: Seen }) {
  const { display_name: name, access, reason, relations, session } = datasource;
  return (
    <Panel title={name} actions={<Tag tone={looks[access].tone}>{looks[access].word}</Tag>} flush>
      {reason !== null && <div className={classes['note']}>{sentence(reason)}</div>}
      {relations.length > 0 && <RelationTable relations={relations} name={name} />}
      {session.length > 0 && (
        <div className={classes['note']}>
          Set for row security of the database itself:{' '}
          <code className={classes['mono']}>
            {session.map(({ variable, value }) => `${variable} = ${value}`).join(', ')}
          </code>
        </div>
      )}
    </Panel>
  );
}

function RelationTable({ relations, name }: { relations: PreviewRelation[]; name: string }) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6} aria-label={`Relations of ${name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Relation</Table.Th>
            <Table.Th w={90}>Seen</Table.Th>
            <Table.Th>Rows where</Table.Th>
            <Table.Th visibleFrom="sm">Masked</Table.Th>
            <Table.Th w={110} ta="right">
              Rows
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {relations.map(({ relation, is_allowed: isAllowed, predicates, masked, rows, note }) => (
            <Table.Tr key={relation}>
              <Table.Td className={classes['mono']}>{relation}</Table.Td>
              <Table.Td>
                <Tag tone={isAllowed ? 'ok' : 'neutral'}>{isAllowed ? 'Yes' : 'No'}</Tag>
              </Table.Td>
              <Table.Td className={classes['mono']}>
                {predicates.length > 0 ? predicates.join(' and ') : isAllowed ? 'all' : ''}
              </Table.Td>
              <Table.Td visibleFrom="sm" className={classes['mono']}>
                {masked.join(', ')}
              </Table.Td>
              <Table.Td ta="right" title={note ?? undefined}>
                {rows === null ? <span className={classes['dim']}>{note ?? '–'}</span> : rows.toLocaleString('en')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

import { Button, Select } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { datasourcesQuery, schemaQuery } from '../../shared/api/queries.ts';
import { rolesQuery } from '../../shared/session/users-query.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import classes from './policy.module.css';

const policiesQuery = () =>
  queryOptions({
    queryKey: ['policies'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/policies', { signal })),
  });

interface RolePoliciesProps {
  role: string | null;
  source: string | null;
  onChoose: (chosen: { role?: string; source?: string }) => void;
}

/** What a role may see of a datasource, to be written and taken back. */
export function RolePolicies({ role, source, onChoose }: RolePoliciesProps) {
  const roles = useQuery(rolesQuery());
  const datasources = useQuery(datasourcesQuery());
  const policies = useQuery(policiesQuery());
  const all = datasources.data?.items ?? [];
  const chosenRole = role ?? 'viewer';
  const chosenSource = source ?? (all.find((one) => one.default) ?? all[0])?.id ?? null;
  const schema = useQuery({ ...schemaQuery(chosenSource ?? ''), enabled: chosenSource !== null });
  const policy = policies.data?.items.find((one) => one.role === chosenRole && one.datasource_id === chosenSource);
  const level = roles.data?.items.find(({ name }) => name === chosenRole)?.level ?? null;
  const failed = [roles.error, datasources.error, policies.error, schema.error].find((error) => error !== null);
  const isReady = policies.isSuccess && schema.isSuccess && chosenSource !== null;
  return (
    <div className={classes['stack']}>
      <div className={classes['choices']}>
        <Select
          label="Role"
          data={(roles.data?.items ?? []).map(({ name }) => name)}
          value={chosenRole}
          allowDeselect={false}
          onChange={(name) => name !== null && onChoose({ role: name, ...(source !== null && { source }) })}
        />
        <Select
          label="Datasource"
          data={all.map(({ id, display_name: name }) => ({ value: id, label: name }))}
          value={chosenSource}
          allowDeselect={false}
          onChange={(id) => id !== null && onChoose({ role: chosenRole, source: id })}
        />
      </div>
      {failed && <ProblemNotice problem={problemOf(failed)} />}
      {!failed && (
        <Panel
          title={`What ${chosenRole} sees of ${all.find(({ id }) => id === chosenSource)?.display_name ?? '…'}`}
          actions={
            <>
              <Tag tone={policy ? 'accent' : 'neutral'}>
                {policy ? 'Has a policy' : level === 'admin' ? 'No policy: everything' : 'No policy: nothing'}
              </Tag>
              {policy && chosenSource !== null && <TakeBack role={chosenRole} datasourceId={chosenSource} />}
            </>
          }
          flush
        >
          {!isReady && <TextSkeleton lines={8} />}
          {isReady && schema.data.tables.length === 0 && (
            <EmptyState title="Not learned yet">Learn its tables first; a policy names them.</EmptyState>
          )}
          {isReady && schema.data.tables.length > 0 && (
            <PolicyEditor
              key={`${chosenRole} ${chosenSource} ${policy?.updated_at}`}
              role={chosenRole}
              datasourceId={chosenSource}
              tables={schema.data.tables}
              policy={policy ?? null}
              onSaved={policiesQuery().queryKey}
            />
          )}
        </Panel>
      )}
    </div>
  );
}

function TakeBack({ role, datasourceId }: { role: string; datasourceId: string }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/v1/policies/{role}/{datasource_id}', { params: { path: { role, datasource_id: datasourceId } } }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries(policiesQuery());
      await client.invalidateQueries({ queryKey: ['policy-preview'] });
    },
  });
  return (
    <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
      {remove.isError ? 'Not taken back; try again' : 'Take the datasource back'}
    </Button>
  );
}

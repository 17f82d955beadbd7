import { ActionIcon, Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type CatalogTable, type Policy } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import {
  allOthers,
  draftOf,
  newRow,
  problemOfDraft,
  type RelationDraft,
  type RowRuleDraft,
  rulesOf,
} from './policy-form.ts';
import classes from './policy.module.css';

interface PolicyEditorProps {
  role: string;
  datasourceId: string;
  tables: CatalogTable[];
  policy: Policy | null;
  /** What is to be read anew after a change. */
  onSaved: QueryKey;
}

/** The relations of a datasource: which a role sees, which rows of them, which columns are masked. */
export function PolicyEditor({ role, datasourceId, tables, policy, onSaved }: PolicyEditorProps) {
  const [drafts, setDrafts] = useState(() =>
    draftOf(
      tables.map(({ name }) => name),
      policy,
    ),
  );
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/v1/policies/{role}/{datasource_id}', {
          params: { path: { role, datasource_id: datasourceId } },
          body: { relations: rulesOf(drafts), session: policy?.session ?? [] },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['policy-preview'] });
      await client.invalidateQueries({ queryKey: onSaved });
    },
  });
  const problem = problemOfDraft(drafts);
  const change = (relation: string, part: Partial<RelationDraft>) =>
    setDrafts(drafts.map((draft) => (draft.relation === relation ? { ...draft, ...part } : draft)));
  const everyColumn = [...new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)))].sort();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) save.mutate();
      }}
    >
      <ul className={classes['relations']}>
        {drafts.map((draft) => (
          <RelationField
            key={draft.relation}
            draft={draft}
            columns={tables.find(({ name }) => name === draft.relation)?.columns.map(({ name }) => name) ?? everyColumn}
            onChange={(part) => change(draft.relation, part)}
          />
        ))}
      </ul>
      {save.isError && <ProblemNotice problem={problemOf(save.error)} />}
      <div className={classes['foot']}>
        <span className={classes['dim']}>
          {problem === null ? 'Holds from the next request on.' : sentence(problem)}
        </span>
        <Button type="submit" loading={save.isPending} disabled={problem !== null}>
          Save the policy
        </Button>
      </div>
    </form>
  );
}

interface RelationFieldProps {
  draft: RelationDraft;
  columns: string[];
  onChange: (part: Partial<RelationDraft>) => void;
}

function RelationField({ draft, columns, onChange }: RelationFieldProps) {
  const { relation, isAllowed, rows, masked } = draft;
  const isRest = relation === allOthers;
  const name = isRest ? 'all other relations' : relation;
  const changeRow = (at: number, part: Partial<RowRuleDraft>) =>
    onChange({ rows: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  return (
    <li className={classes['relation']}>
      <Checkbox
        label={isRest ? 'All other relations that have the columns of the rules' : relation}
        checked={isAllowed}
        onChange={(event) => onChange({ isAllowed: event.currentTarget.checked })}
      />
      {isAllowed && (
        <div className={classes['rules']}>
          {rows.map((row, index) => (
            <RowRuleFields
              key={index}
              row={row}
              name={name}
              columns={columns}
              onChange={(part) => changeRow(index, part)}
              onRemove={() => onChange({ rows: rows.filter((_row, at) => at !== index) })}
            />
          ))}
          <div className={classes['rule']}>
            <Button
              variant="default"
              aria-label={`Limit the rows of ${name}`}
              onClick={() => onChange({ rows: [...rows, newRow()] })}
            >
              Limit the rows
            </Button>
            <MultiSelect
              aria-label={`Masked columns of ${name}`}
              placeholder={masked.length === 0 ? 'No column is masked' : ''}
              data={[...new Set([...columns, ...masked])]}
              value={masked}
              searchable
              style={{ flex: '1 1 240px' }}
              onChange={(chosen) => onChange({ masked: chosen })}
            />
          </div>
        </div>
      )}
    </li>
  );
}

interface RowRuleFieldsProps {
  row: RowRuleDraft;
  name: string;
  columns: string[];
  onChange: (part: Partial<RowRuleDraft>) => void;
  onRemove: () => void;
}

function RowRuleFields({ row, name, columns, onChange, onRemove }: RowRuleFieldsProps) {
  const known = row.column === '' ? columns : [...new Set([...columns, row.column])];
  return (
    <div className={classes['rule']} role="group" aria-label={`Row rule of ${name}`}>
      <Select
        label="Rows whose"
        placeholder="column"
        searchable
        data={known}
        value={row.column === '' ? null : row.column}
        onChange={(column) => onChange({ column: column ?? '' })}
      />
      <Select
        label="is one of"
        data={[
          { value: 'claim', label: 'their claim' },
          { value: 'values', label: 'these values' },
        ]}
        value={row.by}
        allowDeselect={false}
        onChange={(by) => onChange({ by: by === 'values' ? 'values' : 'claim' })}
      />
      {row.by === 'claim' ? (
        <>
          <TextInput
            label="Claim"
            placeholder="store_ids"
            value={row.claim}
            onChange={(event) => onChange({ claim: event.currentTarget.value })}
          />
          <TextInput
            label="Unless (claim)"
            placeholder="nobody is exempt"
            value={row.unless}
            onChange={(event) => onChange({ unless: event.currentTarget.value.trim() })}
          />
        </>
      ) : (
        <TextInput
          label="Values"
          placeholder="1, 2, 3"
          value={row.values}
          onChange={(event) => onChange({ values: event.currentTarget.value })}
        />
      )}
      <ActionIcon aria-label={`Remove the rule on ${row.column || 'no column'} of ${name}`} onClick={onRemove} mb={3}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}

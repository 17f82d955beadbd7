import { Table, TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogSchema, CatalogTable } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { schemaQuery } from '../../shared/api/queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatCompact, formatCount } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './datasources.module.css';

/** Tables on the left, the columns of one and what they join on the right. */
export function SchemaBrowser({ id }: { id: string }) {
  const schema = useQuery(schemaQuery(id));
  switch (schema.status) {
    case 'pending':
      return (
        <Panel title="Tables">
          <TextSkeleton lines={12} />
        </Panel>
      );
    case 'error':
      return <ProblemNotice problem={problemOf(schema.error)} onRetry={() => void schema.refetch()} />;
    case 'success':
      return <Browser schema={schema.data} />;
  }
}

function Browser({ schema }: { schema: CatalogSchema }) {
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const word = wanted.trim().toLowerCase();
  const tables = schema.tables.filter(
    ({ name, columns }) =>
      name.toLowerCase().includes(word) ||
      (word !== '' && columns.some((column) => column.name.toLowerCase().includes(word))),
  );
  const table = tables.find(({ name }) => name === chosen) ?? tables[0];
  return (
    <Panel
      title={`${formatCount(schema.tables.length, 'table')}, ${formatCount(schema.relationships.length, 'relationship')}`}
      flush
      actions={
        <TextInput
          aria-label="Find a table or column"
          placeholder="Find a table or column"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      }
    >
      {table ? (
        <div className={classes['browser']}>
          <nav className={classes['tables']} aria-label="Tables">
            {tables.map(({ name, row_count: rows }) => (
              <UnstyledButton
                key={name}
                className={classes['table']}
                aria-current={name === table.name}
                onClick={() => setChosen(name)}
              >
                {name}
                <span className={classes['count']}>{rows === null ? '' : formatCompact(rows)}</span>
              </UnstyledButton>
            ))}
          </nav>
          <TableDetail table={table} relationships={schema.relationships} />
        </div>
      ) : (
        <EmptyState title="Nothing by that name" />
      )}
    </Panel>
  );
}

function TableDetail({ table, relationships }: { table: CatalogTable; relationships: CatalogSchema['relationships'] }) {
  const joins = relationships.filter(({ from_table: from, to_table: to }) => from === table.name || to === table.name);
  return (
    <div className={classes['columns']}>
      <h3 className={classes['tableName']}>{table.name}</h3>
      <p className={classes['dim']}>
        {[
          table.kind,
          table.row_count !== null && `${table.row_count.toLocaleString('en')} rows`,
          table.time_column !== null && `time in ${table.time_column}`,
          table.comment,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Table.ScrollContainer
        minWidth={560}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={`Columns of ${table.name}`}
      >
        <Table verticalSpacing={4} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Column</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th ta="right">Distinct</Table.Th>
              <Table.Th>Values</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.columns.map((column) => (
              <Table.Tr key={column.name}>
                <Table.Td className={classes['mono']}>
                  {column.name} {table.primary_key.includes(column.name) && <Tag>key</Tag>}{' '}
                  {column.sensitivity !== 'none' && <Tag tone="warn">{column.sensitivity}</Tag>}
                </Table.Td>
                <Table.Td title={column.native_type}>{column.type}</Table.Td>
                <Table.Td>{column.role}</Table.Td>
                <Table.Td ta="right">{column.distinct?.toLocaleString('en') ?? '–'}</Table.Td>
                <Table.Td>
                  <div className={classes['examples']}>{valuesOf(column)}</div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {joins.length > 0 && (
        <>
          <h3 className={classes['tableName']} style={{ marginTop: 14 }}>
            Joins
          </h3>
          {joins.map((join, index) => (
            <div key={index} title={join.evidence}>
              <span className={classes['mono']}>
                {join.from_table}.{join.from_columns.join(', ')} → {join.to_table}.{join.to_columns.join(', ')}
              </span>{' '}
              <Tag tone={join.origin === 'inferred' ? 'warn' : 'neutral'}>{join.origin}</Tag>
            </div>
          ))}
        </>
      )}
    </div>
  );
}

function valuesOf({ examples, min, max }: CatalogTable['columns'][number]): string {
  if (examples.length > 0) return examples.slice(0, 6).join(', ');
  return min !== null && max !== null ? `${String(min)} … ${String(max)}` : '';
}

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { datasourcesQuery } from '../../shared/api/queries.ts';

/** Which datasource a portable report is to read. */
export function SourceField({ source, onSource }: { source: string | null; onSource: (id: string | null) => void }) {
  const datasources = useQuery(datasourcesQuery());
  return (
    <Select
      label="Datasource"
      description="One with the tables that the report reads"
      required
      data={(datasources.data?.items ?? []).map(({ id, display_name: label }) => ({ value: id, label }))}
      value={source}
      onChange={onSource}
    />
  );
}

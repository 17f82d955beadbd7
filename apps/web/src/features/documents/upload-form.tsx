import { Button, FileInput, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { datasourcesQuery } from '../../shared/api/queries.ts';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { rolesQuery } from '../../shared/session/users-query.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import { documentsQuery } from './documents-query.ts';
import { readUpload } from './read-upload.ts';

export function UploadForm({ onDone }: { onDone: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [roles, setRoles] = useState<string[]>([]);
  const [source, setSource] = useState<string | null>(null);
  const isAdmin = useIsAtLeast('admin');
  const known = useQuery({ ...rolesQuery(), enabled: isAdmin });
  const datasources = useQuery(datasourcesQuery());
  const client = useQueryClient();
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const read = await readUpload(chosen);
      if (read.status === 'refused') {
        setRefused(read.reason);
        return null;
      }
      const about = { roles: roles.length > 0 ? roles : null, datasource_id: source };
      return unwrap(api.POST('/v1/documents', { body: { ...read.document, ...about } }));
    },
    onSuccess: async (document) => {
      if (!document) return;
      await client.invalidateQueries(documentsQuery());
      await client.invalidateQueries({ queryKey: ['passages'] });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) upload.mutate(file);
      }}
    >
      <Stack gap="md">
        <FileInput
          size="sm"
          label="File"
          description="Markdown, plain text, or a PDF with text in it. The same name again replaces what was there."
          placeholder="Choose a file"
          accept=".md,.markdown,.txt,.pdf"
          required
          clearable
          clearButtonProps={{ 'aria-label': 'Choose no file' }}
          value={file}
          error={refused && sentence(refused)}
          onChange={(chosen) => {
            setFile(chosen);
            setRefused(null);
          }}
        />
        <Select
          label="About"
          data={[
            { value: '', label: 'No datasource in particular' },
            ...(datasources.data?.items ?? []).map(({ id, display_name: name }) => ({ value: id, label: name })),
          ]}
          value={source ?? ''}
          allowDeselect={false}
          onChange={(id) => setSource(id === null || id === '' ? null : id)}
        />
        {isAdmin && (
          <MultiSelect
            label="Only for these roles"
            placeholder={roles.length === 0 ? 'For everybody' : ''}
            data={(known.data?.items ?? []).map(({ name }) => name)}
            value={roles}
            onChange={setRoles}
          />
        )}
        {upload.isError && <ProblemNotice problem={problemOf(upload.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={upload.isPending} disabled={file === null}>
            Upload
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

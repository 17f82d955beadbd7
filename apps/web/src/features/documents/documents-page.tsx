import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Document } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatBytes, formatCount } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { documentsQuery } from './documents-query.ts';
import { PassageSearch } from './passage-search.tsx';
import { UploadForm } from './upload-form.tsx';

/** What answers may draw on beside the data: uploaded, looked through, removed. */
export function DocumentsPage() {
  const documents = useQuery(documentsQuery());
  const isAnalyst = useIsAtLeast('analyst');
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <Page
      title="Documents"
      subtitle="Definitions and notes that answers may draw on. What they say is told to a model as data, never as an order."
      actions={isAnalyst && <Button onClick={dialog.open}>Upload</Button>}
    >
      {documents.isError && (
        <ProblemNotice problem={problemOf(documents.error)} onRetry={() => void documents.refetch()} />
      )}
      {!documents.isError && (
        <Panel title={documents.data ? formatCount(documents.data.total, 'document') : 'Documents'} flush>
          {documents.isPending ? (
            <TextSkeleton lines={5} />
          ) : (
            <DocumentTable documents={documents.data.items} isAnalyst={isAnalyst} />
          )}
        </Panel>
      )}
      <PassageSearch />
      <Dialog isOpen={isOpen} onClose={dialog.close} title="Upload a document">
        <UploadForm onDone={dialog.close} />
      </Dialog>
    </Page>
  );
}

function DocumentTable({ documents, isAnalyst }: { documents: Document[]; isAnalyst: boolean }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/v1/documents/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries(documentsQuery()),
  });
  if (documents.length === 0) {
    return (
      <EmptyState title="No documents yet">Upload what your words mean: a glossary, rules, a handbook.</EmptyState>
    );
  }
  return (
    <>
      {remove.isError && <ProblemNotice problem={problemOf(remove.error)} />}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th visibleFrom="sm">For</Table.Th>
              <Table.Th visibleFrom="md">About</Table.Th>
              <Table.Th visibleFrom="sm" ta="right">
                Size
              </Table.Th>
              <Table.Th visibleFrom="md" ta="right">
                Passages
              </Table.Th>
              <Table.Th visibleFrom="sm">Uploaded</Table.Th>
              {isAnalyst && <Table.Td />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {documents.map((document) => (
              <Table.Tr key={document.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{document.name}</Table.Td>
                <Table.Td visibleFrom="sm">{document.roles?.join(', ') ?? 'everybody'}</Table.Td>
                <Table.Td visibleFrom="md">{document.datasource_id ?? 'no datasource in particular'}</Table.Td>
                <Table.Td visibleFrom="sm" ta="right">
                  {formatBytes(document.byte_count)}
                </Table.Td>
                <Table.Td visibleFrom="md" ta="right">
                  {document.chunks}
                </Table.Td>
                <Table.Td visibleFrom="sm">{formatAgo(document.created_at)}</Table.Td>
                {isAnalyst && (
                  <Table.Td ta="right">
                    <Button
                      variant="default"
                      aria-label={`Remove ${document.name}`}
                      loading={remove.isPending && remove.variables === document.id}
                      onClick={() => remove.mutate(document.id)}
                    >
                      Remove
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

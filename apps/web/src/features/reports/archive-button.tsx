import { Button, Group, Text } from '@mantine/core';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';

export function ArchiveButton({ reportKey }: { reportKey: string }) {
  const [isOpen, dialog] = useDisclosure(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const archive = useMutation({
    mutationFn: () => unwrap(api.DELETE('/v1/reports/{key}', { params: { path: { key: reportKey } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['reports'] });
      await navigate({ to: '/reports' });
    },
  });
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        Archive
      </Button>
      <Dialog isOpen={isOpen} onClose={dialog.close} title={`Archive ${reportKey}?`}>
        <Text mb="md">It leaves the list and can no longer be run. Its runs stay.</Text>
        {archive.isError && <ProblemNotice problem={problemOf(archive.error)} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={dialog.close}>
            Keep it
          </Button>
          <Button loading={archive.isPending} onClick={() => archive.mutate()}>
            Archive
          </Button>
        </Group>
      </Dialog>
    </>
  );
}

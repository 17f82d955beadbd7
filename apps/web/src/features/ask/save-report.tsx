import { Button, Checkbox, Group, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Ir, type ReportDefinition, type Visual } from '../../shared/api/client.ts';
import { ProblemError, problemOf, unwrap } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import classes from './save-report.module.css';
import { findOpenValues, parameterDefinition, parametrize } from './parametrize.ts';

interface SaveReportProps {
  title: string;
  question: string;
  datasourceId: string;
  /** The approval behind it, where there is one. */
  scopeVersionId: string | null;
  ir: Ir;
  visual: Visual;
  /** One of several things to do, not the next one. */
  isQuiet?: boolean;
}

/** Keeps an answer as a report: under which key, and which of its values the next reader may change. */
export function SaveReport(props: SaveReportProps) {
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant={props.isQuiet ? 'default' : 'filled'} onClick={dialog.open}>
        Save as report
      </Button>
      <Dialog isOpen={isOpen} onClose={dialog.close} title="Save as report" size="lg">
        <SaveForm {...props} onCancel={dialog.close} />
      </Dialog>
    </>
  );
}

const keyPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const namePattern = /^[A-Za-z]\w{0,63}$/;

function SaveForm({ onCancel, ...props }: SaveReportProps & { onCancel: () => void }) {
  const { question, datasourceId, scopeVersionId, ir, visual } = props;
  const [title, setTitle] = useState(props.title.slice(0, 200));
  const [key, setKey] = useState(slug(props.title));
  const [values, setValues] = useState(() => findOpenValues(ir).map((value) => ({ ...value, isOpen: true })));
  const [isBound, setBound] = useState(true);
  const chosen = values.filter(({ isOpen }) => isOpen);
  const save = useSave();

  const names = chosen.map(({ name }) => name);
  const nameProblem = (name: string) => {
    if (!namePattern.test(name)) return 'Letters, digits and _ only';
    return names.filter((other) => other === name).length > 1 ? 'Used twice' : null;
  };
  const keyProblem = keyPattern.test(key) ? null : 'Letters, digits, _ . and - only, at most 100';
  const canSave = keyProblem === null && title.trim() !== '' && names.every((name) => nameProblem(name) === null);
  const exists = save.error instanceof ProblemError && save.error.problem.code === 'store.conflict';

  const submit = (asNewVersion: boolean) =>
    save.mutate({
      key,
      title: title.trim(),
      asNewVersion,
      datasourceId: isBound ? datasourceId : null,
      scopeVersionId,
      def: {
        version: '1',
        ir: parametrize(ir, chosen),
        params: parameterDefinition(chosen),
        visuals: [visual],
        notes: question,
      },
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) submit(false);
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Title"
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label="Key"
          description={`How it is called from elsewhere: POST /v1/reports/${key}/run`}
          required
          value={key}
          error={keyProblem}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <div>
          <Text fw={500} mb={4}>
            Parameters
          </Text>
          {values.length === 0 ? (
            <Text c="dimmed">This question fixes no values; every run answers the same question on fresh data.</Text>
          ) : (
            <Table withRowBorders verticalSpacing={6} horizontalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Can be changed</Table.Th>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Now</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {values.map((value, index) => {
                  const set = (change: Partial<typeof value>) =>
                    setValues(values.map((other, at) => (at === index ? { ...other, ...change } : other)));
                  return (
                    <Table.Tr key={value.path.join('.')}>
                      <Table.Td>
                        <Checkbox
                          label={value.label}
                          checked={value.isOpen}
                          onChange={(event) => set({ isOpen: event.currentTarget.checked })}
                        />
                      </Table.Td>
                      <Table.Td>
                        <TextInput
                          aria-label={`Name of the parameter for ${value.label}`}
                          value={value.name}
                          disabled={!value.isOpen}
                          error={value.isOpen ? nameProblem(value.name) : null}
                          onChange={(event) => set({ name: event.currentTarget.value })}
                        />
                      </Table.Td>
                      <Table.Td>
                        <div className={classes['now']}>{[value.value].flat().join(', ')}</div>
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          )}
        </div>
        <Switch
          label={`Bound to ${datasourceId}`}
          description={
            isBound ? 'It always reads this datasource.' : 'Portable: each run names a datasource with the same tables.'
          }
          checked={isBound}
          onChange={(event) => setBound(event.currentTarget.checked)}
        />
        {save.isError && <ProblemNotice problem={problemOf(save.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Not now
          </Button>
          {exists && (
            <Button variant="default" loading={save.isPending} onClick={() => submit(true)}>
              Add as a new version of it
            </Button>
          )}
          <Button type="submit" disabled={!canSave} loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Saving {
  key: string;
  title: string;
  asNewVersion: boolean;
  datasourceId: string | null;
  scopeVersionId: string | null;
  def: ReportDefinition;
}

function useSave() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [created, setCreated] = useState<string | null>(null);
  return useMutation({
    mutationFn: async ({ key, title, asNewVersion, datasourceId, scopeVersionId, def }: Saving) => {
      // A report whose version was refused exists already; the next try only adds the version.
      if (!asNewVersion && created !== key) {
        await unwrap(api.POST('/v1/reports', { body: { key, title } }));
        setCreated(key);
      }
      return unwrap(
        api.POST('/v1/reports/{key}/versions', {
          params: { path: { key }, query: {} },
          body: { def, datasource_id: datasourceId, scope_version_id: scopeVersionId },
        }),
      );
    },
    onSuccess: async (_version, { key }) => {
      await client.invalidateQueries({ queryKey: ['reports'] });
      await client.invalidateQueries({ queryKey: ['report', key] });
      await navigate({ to: '/reports/$key', params: { key } });
    },
  });
}

/** "Total revenue by store" to "total-revenue-by-store". */
export function slug(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  const key = plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return key.replace(/-+$/, '') || 'report';
}

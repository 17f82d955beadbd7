import { Button, Group, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ParameterValues } from '../../shared/api/client.ts';
import { type FieldValue, type ParameterField, readValues } from './parameter-fields.ts';

const ChoiceInput = lazy(async () => ({ default: (await import('./choice-input.tsx')).ChoiceInput }));

interface ParameterFormProps {
  fields: ParameterField[];
  /** What else the run needs, such as the datasource of a portable report. */
  extra?: ReactNode;
  canRun: boolean;
  isStarting: boolean;
  onRun: (values: ParameterValues) => void;
}

export function ParameterForm({ fields, extra, canRun, isStarting, onRun }: ParameterFormProps) {
  const [inputs, setInputs] = useState<Record<string, FieldValue>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const submit = () => {
    if (!canRun || isStarting) return;
    const outcome = readValues(fields, inputs);
    setProblems(outcome.ok ? {} : outcome.problems);
    if (outcome.ok) onRun(outcome.values);
  };
  useHotkeys([['mod+Enter', submit]], []);
  const isChanged = Object.keys(inputs).length > 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {fields.length === 0 && !extra && <Text c="dimmed">This report has no parameters.</Text>}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm">
          {extra}
          {fields.map((field) => (
            <Input
              key={field.name}
              field={field}
              value={inputs[field.name] ?? field.initial}
              problem={problems[field.name] ?? null}
              onChange={(value) => setInputs({ ...inputs, [field.name]: value })}
            />
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Button type="submit" size="sm" disabled={!canRun} loading={isStarting}>
            Run report
          </Button>
          {isChanged && (
            <Button size="sm" variant="default" onClick={() => setInputs({})}>
              Back to the defaults
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface InputProps {
  field: ParameterField;
  value: FieldValue;
  problem: string | null;
  onChange: (value: FieldValue) => void;
}

function Input({ field, value, problem, onChange }: InputProps) {
  const look = {
    label: field.label,
    description: field.description ?? `{{${field.name}}}${field.isRequired ? '' : ' · may be left empty'}`,
    required: field.isRequired,
    error: problem,
  };
  if (field.kind === 'list' || field.kind === 'choice' || field.kind === 'boolean') {
    return (
      <Suspense fallback={<Skeleton height={66} />}>
        <ChoiceInput look={look} field={field} value={value} onChange={onChange} />
      </Suspense>
    );
  }
  return (
    <TextInput
      {...look}
      type={inputTypes[field.kind]}
      {...(field.kind === 'date-time' && { step: 1 })}
      inputMode={field.kind === 'integer' || field.kind === 'number' ? 'decimal' : undefined}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const inputTypes = {
  text: 'text',
  date: 'date',
  'date-time': 'datetime-local',
  integer: 'text',
  number: 'text',
} as const;

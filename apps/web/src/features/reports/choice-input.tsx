import { MultiSelect, Select, TagsInput } from '@mantine/core';
import type { FieldValue, ParameterField } from './parameter-fields.ts';

interface ChoiceInputProps {
  field: ParameterField;
  look: { label: string; description: string; required: boolean; error: string | null };
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

/** The inputs with lists to choose from, apart because reports without them need not load them. */
export function ChoiceInput({ field, look, value, onChange }: ChoiceInputProps) {
  if (field.kind === 'list') {
    const data = field.options.map(String);
    const list = [value].flat().filter((item) => item !== '');
    return data.length > 0 ? (
      <MultiSelect {...look} data={data} value={list} searchable clearable={!field.isRequired} onChange={onChange} />
    ) : (
      <TagsInput
        {...look}
        size="xs"
        value={list}
        placeholder={list.length > 0 ? '' : 'Type a value, then Enter'}
        onChange={onChange}
      />
    );
  }
  const text = String(value);
  const data =
    field.kind === 'boolean'
      ? [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]
      : field.options.map(String);
  return (
    <Select
      {...look}
      data={data}
      value={text === '' ? null : text}
      clearable={!field.isRequired}
      onChange={(word) => onChange(word ?? '')}
    />
  );
}

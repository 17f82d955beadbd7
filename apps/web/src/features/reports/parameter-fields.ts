import type { ParameterValues, ReportDefinition } from '../../shared/api/client.ts';

type Choice = string | number;

export interface ParameterField {
  name: string;
  label: string;
  description: string | null;
  isRequired: boolean;
  kind: 'text' | 'date' | 'date-time' | 'integer' | 'number' | 'boolean' | 'choice' | 'list';
  /** For `choice`, and for a `list` that is limited to some values. */
  options: Choice[];
  /** For `list`: what its items are. */
  itemsAreNumbers: boolean;
  minimum: number | null;
  maximum: number | null;
  initial: FieldValue;
}

/** What an input holds; an empty text or list means "not given". */
export type FieldValue = string | string[];

type Json = Record<string, unknown>;

/** The inputs of a report's form, from the JSON Schema of its parameters. */
export function readFields({ exposed, schema, defaults }: ReportDefinition['params']): ParameterField[] {
  const properties = asObject(schema['properties']);
  const required = new Set(asList(schema['required']));
  const names = exposed.length > 0 ? exposed : Object.keys(properties);
  return names.map((name) => {
    const property = asObject(properties[name]);
    const items = asObject(property['items']);
    const options = [...asList(property['enum']), ...asList(items['enum'])].filter(isChoice);
    const kind = kindOf(property, options);
    return {
      name,
      label: typeof property['title'] === 'string' ? property['title'] : name,
      description: typeof property['description'] === 'string' ? property['description'] : null,
      isRequired: required.has(name),
      kind,
      options,
      itemsAreNumbers: items['type'] === 'number' || items['type'] === 'integer',
      minimum: typeof property['minimum'] === 'number' ? property['minimum'] : null,
      maximum: typeof property['maximum'] === 'number' ? property['maximum'] : null,
      initial: initialOf(kind, defaults[name] ?? property['default']),
    };
  });
}

export type FormOutcome = { ok: true; values: ParameterValues } | { ok: false; problems: Record<string, string> };

/** What the inputs say as parameter values, or what is wrong with each. The server checks again. */
export function readValues(fields: ParameterField[], inputs: Record<string, FieldValue>): FormOutcome {
  const problems: Record<string, string> = {};
  const values: ParameterValues = {};
  for (const field of fields) {
    const input = inputs[field.name] ?? field.initial;
    if (input.length === 0) {
      if (field.isRequired) problems[field.name] = 'Needs a value';
      // Said aloud, because a value left out would mean the default.
      else if (field.initial.length > 0) values[field.name] = null;
      continue;
    }
    const problem = problemOf(field, input);
    if (problem !== null) problems[field.name] = problem;
    else values[field.name] = valueOf(field, input);
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values };
}

function kindOf(property: Json, options: Choice[]): ParameterField['kind'] {
  const type = [property['type']].flat().find((word) => word !== 'null');
  if (type === 'array') return 'list';
  if (options.length > 0) return 'choice';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  return property['format'] === 'date' || property['format'] === 'date-time' ? property['format'] : 'text';
}

function initialOf(kind: ParameterField['kind'], value: unknown): FieldValue {
  if (kind === 'list') return (Array.isArray(value) ? value : [value]).filter(isScalar).map(String);
  if (!isScalar(value)) return '';
  if (kind === 'date') return String(value).slice(0, 10);
  // The input for moments takes neither a zone nor fractions.
  if (kind === 'date-time') return String(value).replace(' ', 'T').slice(0, 19);
  return String(value);
}

function problemOf(field: ParameterField, input: FieldValue): string | null {
  const isNumber =
    field.kind === 'integer' || field.kind === 'number' || (field.kind === 'list' && field.itemsAreNumbers);
  if (!isNumber) return null;
  for (const text of [input].flat()) {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) return `"${text}" is not a number`;
    if (field.kind === 'integer' && !Number.isInteger(value)) return 'A whole number, please';
    if (field.minimum !== null && value < field.minimum) return `At least ${field.minimum}`;
    if (field.maximum !== null && value > field.maximum) return `At most ${field.maximum}`;
  }
  return null;
}

function valueOf(field: ParameterField, input: FieldValue): string | number | boolean | (string | number)[] {
  if (Array.isArray(input)) return field.itemsAreNumbers ? input.map(Number) : input;
  switch (field.kind) {
    case 'integer':
    case 'number':
      return Number(input);
    case 'boolean':
      return input === 'true';
    case 'choice':
      return field.options.find((option) => String(option) === input) ?? input;
    case 'text':
    case 'date':
    case 'date-time':
    case 'list':
      return input;
  }
}

const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {}); // Any object may be looked into.
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isScalar = (value: unknown): value is string | number | boolean => isChoice(value) || typeof value === 'boolean';
const isChoice = (value: unknown): value is Choice => typeof value === 'string' || typeof value === 'number';

import type { Ir, IrFilter, ParameterValues } from '../../shared/api/client.ts';

type Scalar = string | number | boolean;
type Condition = Extract<IrFilter, { field: string; op: string }>;

/** A value of the IR that a report may leave open. */
export interface OpenValue {
  /** Where the value stands in the IR. */
  path: (string | number)[];
  name: string;
  /** "order_date from", "city is" */
  label: string;
  value: Scalar | Scalar[];
  /** JSON Schema of the parameter. */
  schema: Record<string, unknown>;
}

/** The values that the question fixed, each with a name to offer. */
export function findOpenValues(ir: Ir): OpenValue[] {
  const found: OpenValue[] = [];
  walk(ir.filters, ['filters'], found);
  ir.metrics.forEach((metric, index) => {
    if ('filters' in metric && metric.filters) walk(metric.filters, ['metrics', index, 'filters'], found);
  });
  ir.having?.forEach(({ metric, op, value }, index) => {
    if (isOpenable(value)) found.push(openValue({ field: metric, op, value }, ['having', index, 'value']));
  });
  return withUniqueNames(found);
}

/** The IR with `{{name}}` for each chosen value. */
export function parametrize(ir: Ir, chosen: OpenValue[]): Ir {
  const copy = structuredClone(ir);
  for (const { path, name } of chosen) {
    const last = path.at(-1);
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy); // The path was made from this very tree.
    if (last !== undefined) (parent as Record<string | number, unknown>)[last] = `{{${name}}}`;
  }
  return copy;
}

/** The `params` of a report definition: what callers may give, of which type, and what counts when they do not. */
export function parameterDefinition(chosen: OpenValue[]) {
  const defaults: ParameterValues = {};
  for (const { name, value } of chosen) {
    // A list of yes and no cannot be asked for, so every item of a list is text or a number.
    defaults[name] = Array.isArray(value)
      ? value.map((item) => (typeof item === 'boolean' ? String(item) : item))
      : value;
  }
  return {
    exposed: chosen.map(({ name }) => name),
    schema: {
      type: 'object',
      properties: Object.fromEntries(chosen.map(({ name, label, schema }) => [name, { title: label, ...schema }])),
      additionalProperties: false,
    },
    defaults,
  };
}

function walk(filters: IrFilter[], path: (string | number)[], found: OpenValue[]): void {
  filters.forEach((filter, index) => {
    const here = [...path, index];
    if ('any' in filter) walk(filter.any, [...here, 'any'], found);
    else if ('all' in filter) walk(filter.all, [...here, 'all'], found);
    else if ('exists' in filter) walk(filter.exists.filters ?? [], [...here, 'exists', 'filters'], found);
    else if ('not_exists' in filter) walk(filter.not_exists.filters ?? [], [...here, 'not_exists', 'filters'], found);
    else if ('field' in filter) found.push(...ofCondition(filter, here));
  });
}

function ofCondition({ field, op, value }: Condition, path: (string | number)[]): OpenValue[] {
  if (!isOpenable(value)) return [];
  if (op !== 'between' || !Array.isArray(value)) return [openValue({ field, op, value }, [...path, 'value'])];
  const [from, to] = value;
  if (from === undefined || to === undefined) return [];
  return [
    openValue({ field, op: '>=', value: from }, [...path, 'value', 0]),
    openValue({ field, op: '<=', value: to }, [...path, 'value', 1]),
  ];
}

/** A fixed value: not another column, not a figure computed by the query, not a parameter already. */
function isOpenable(value: unknown): value is Scalar | Scalar[] {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => isOpenable(item));
  if (typeof value === 'string') return !value.includes('{{');
  return typeof value === 'number' || typeof value === 'boolean';
}

interface Fixed {
  field: string;
  op: Condition['op'];
  value: Scalar | Scalar[];
}

function openValue({ field, op, value }: Fixed, path: (string | number)[]): OpenValue {
  const column = field.split('.').at(-1) ?? field;
  const schema = schemaOf(value);
  return { path, name: nameFor(column, op, schema), label: `${column} ${opWords[op]}`, value, schema };
}

const opWords: Record<Condition['op'], string> = {
  '=': 'is',
  '!=': 'is not',
  '>': 'above',
  '>=': 'from',
  '<': 'before',
  '<=': 'up to',
  between: 'between',
  in: 'is one of',
  not_in: 'is none of',
  contains: 'contains',
  starts_with: 'starts with',
  ends_with: 'ends with',
  is_null: 'is empty',
  is_not_null: 'is not empty',
};

function nameFor(column: string, op: Condition['op'], schema: Record<string, unknown>): string {
  const isTime = schema['format'] === 'date' || schema['format'] === 'date-time';
  if (op === '>=' || op === '>') return isTime ? 'dateFrom' : camel(`min ${column}`);
  if (op === '<' || op === '<=') return isTime ? 'dateTo' : camel(`max ${column}`);
  return camel(column);
}

function schemaOf(value: Scalar | Scalar[]): Record<string, unknown> {
  if (Array.isArray(value))
    return { type: 'array', items: { type: typeof value[0] === 'number' ? 'number' : 'string' } };
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { type: 'string', format: 'date' };
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)) return { type: 'string', format: 'date-time' };
  return { type: 'string' };
}

function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  return /^[A-Za-z]/.test(name) ? name : `p${name}`;
}

function withUniqueNames(values: OpenValue[]): OpenValue[] {
  const taken = new Set<string>();
  return values.map((value) => {
    let name = value.name;
    for (let count = 2; taken.has(name); count += 1) name = `${value.name}${count}`;
    taken.add(name);
    return { ...value, name };
  });
}

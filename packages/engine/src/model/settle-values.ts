import type { Ir } from '@air/contract';
import { type Catalog, nearestValues } from '../learn/index.ts';
import { reachField } from '../sql/names/join-tree.ts';
import { lookUpField } from '../sql/names/fields.ts';
import { comparisonsIn, type FieldFilter, openIrScope } from './ir-scope.ts';

export interface UnknownValue {
  table: string;
  column: string;
  value: string;
  nearest: string[];
}

export interface SettledValues {
  /** With each value in the spelling that the data has. */
  ir: Ir;
  /** Values that a column, whose values are all known, does not hold. */
  unknown: UnknownValue[];
}

/** The value index is cut off there: beyond it, a value that is not listed may well exist. */
const maxIndexed = 5_000;
const exactOperators: ReadonlySet<string> = new Set(['=', '!=', 'in', 'not_in']);

/** Holds the values that an IR filters by against those that learning saw. The IR must compile. */
export function settleValues(written: Ir, catalog: Catalog, asOf: Date): SettledValues {
  const ir = structuredClone(written);
  const scope = openIrScope(ir, catalog, asOf);
  const filters = [...ir.filters, ...ir.metrics.flatMap((metric) => ('agg' in metric ? (metric.filters ?? []) : []))];
  const unknown: UnknownValue[] = [];
  for (const { filter, scope: place } of comparisonsIn(filters, scope)) {
    if (!exactOperators.has(filter.op) || isDimension(ir, filter.field, lookUpField(place, filter.field))) continue;
    const { entity, column } = reachField(place, filter.field);
    const { values } = column;
    if (!values || values.length === 0 || values.length >= maxIndexed) continue;
    mapTexts(filter, (value) => {
      if (values.includes(value)) return value;
      const spellings = values.filter((known) => known.trim().toLowerCase() === value.trim().toLowerCase());
      const [spelling] = spellings;
      if (spelling !== undefined) return spellings.length === 1 ? spelling : value;
      unknown.push({ table: entity.table.name, column: column.name, value, nearest: nearestValues(value, values) });
      return value;
    });
  }
  return { ir, unknown };
}

/** A filter may speak of a dimension of the query by its name. */
function isDimension(ir: Ir, name: string, field: unknown): boolean {
  return field === null && ir.dimensions.some((item) => typeof item === 'object' && (item.as ?? item.field) === name);
}

function mapTexts(filter: FieldFilter, change: (value: string) => string): void {
  const { value } = filter;
  if (typeof value === 'string' && !value.includes('{{')) filter.value = change(value);
  else if (Array.isArray(value)) filter.value = value.map((item) => (typeof item === 'string' ? change(item) : item));
}

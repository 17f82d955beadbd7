import type { Ir } from '@air/contract';
import { spokenName } from '../ask/index.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../learn/index.ts';

export interface SuggestFollowUps {
  ir: Ir;
  catalog: Catalog;
  /** Whether the planner makes something of it, and something else than what was asked already. */
  isUnderstood: (followUp: string) => boolean;
}

const wanted = 4;
const fewValues = 12;
const triedColumns = 3;

/** What one might ask next. Only what would be understood is offered. */
export function suggestFollowUps({ ir, catalog, isUnderstood }: SuggestFollowUps): string[] {
  const suggestions: string[] = [];
  for (const candidate of candidates(ir, catalog)) {
    if (suggestions.length === wanted) break;
    if (isUnderstood(candidate)) suggestions.push(candidate);
  }
  return suggestions;
}

function* candidates(ir: Ir, catalog: Catalog): Generator<string> {
  const table = catalog.tables.find(({ name }) => name === ir.entities[0]);
  const named = new Set(ir.dimensions.flatMap(fieldsOf));
  const grains = ir.dimensions.flatMap((dimension) =>
    typeof dimension === 'object' && dimension.grain ? [dimension.grain] : [],
  );
  const isGrouped = ir.dimensions.length > 0;
  if (table?.timeColumn && ir.metrics.length > 0) {
    if (grains.includes('month')) yield 'by quarter';
    else if (grains.length === 0) yield 'by month';
  }
  const categories = (table?.columns ?? []).filter((column) => isCategory(column) && !named.has(column.name));
  if (ir.metrics.length > 0) for (const { name } of categories.slice(0, triedColumns)) yield `by ${spokenName(name)}`;
  if (isGrouped && ir.metrics.length > 0 && ir.limit === undefined && grains.length === 0) yield 'top 5';
  if (table?.timeColumn) yield hasTime(ir, table) ? 'what about last year?' : 'only this year';
  for (const column of categories.slice(0, triedColumns)) {
    const [value] = column.values ?? [];
    if (value !== undefined) yield `only ${value}`;
  }
}

const isCategory = ({ role, values, sensitivity }: CatalogColumn): boolean =>
  role === 'category' && sensitivity === 'none' && values !== null && values.length > 1 && values.length <= fewValues;

function fieldsOf(dimension: Ir['dimensions'][number]): string[] {
  const field = typeof dimension === 'string' ? dimension : dimension.field;
  return [field.slice(field.lastIndexOf('.') + 1)];
}

function hasTime({ filters }: Ir, { timeColumn }: CatalogTable): boolean {
  return filters.some((filter) => 'field' in filter && timeColumn !== null && filter.field.endsWith(timeColumn));
}

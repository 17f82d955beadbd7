import type { Ir } from '@air/contract';
import { reachField } from '../names/join-tree.ts';
import { isTextual, type Term } from '../term.ts';
import type { Dimension } from './dimensions.ts';
import type { Metric } from './metrics.ts';
import { columnTerm, lookUpField } from '../names/fields.ts';
import type { Scope } from '../names/scope.ts';

export type OrderKey = { direction: 'asc' | 'desc' } & (
  | { kind: 'dimension'; dimension: Dimension }
  | { kind: 'metric'; name: string }
  | { kind: 'field'; term: Term }
);

/** Reads what the result is sorted by: a metric, a dimension, or any field of the entities. */
export function readOrder(
  scope: Scope,
  ir: Ir,
  dimensions: readonly Dimension[],
  metrics: readonly Metric[],
): OrderKey[] {
  return (ir.order ?? []).map(({ field, dir: direction }): OrderKey => {
    const metric = metrics.find(({ name }) => name === field);
    if (metric) return { kind: 'metric', name: metric.name, direction };
    const dimension = findDimension(scope, field, dimensions);
    if (dimension) return { kind: 'dimension', dimension, direction };
    const term = columnTerm(scope, reachField(scope, field));
    return {
      kind: 'field',
      direction,
      term: isTextual(term.type) ? { ...term, sql: scope.context.dialect.exactText(term.sql) } : term,
    };
  });
}

function findDimension(scope: Scope, name: string, dimensions: readonly Dimension[]): Dimension | undefined {
  const named =
    dimensions.find((dimension) => dimension.name === name) ?? dimensions.find(({ aliases }) => aliases.includes(name));
  if (named) return named;
  const column = lookUpField(scope, name);
  return column
    ? dimensions.find(
        ({ term, bucket }) => !bucket && term.column === column.column && term.uses.has(column.entity.alias),
      )
    : undefined;
}

import type { Ir, IrFilter, ParameterValues } from '@air/contract';
import type { Catalog } from '../learn/index.ts';
import { sqlDialects } from '../sql/dialects/all.ts';
import { openScope } from '../sql/names/join-tree.ts';
import type { Scope } from '../sql/names/scope.ts';
import { figureTerm } from '../sql/query/figure.ts';

const params: ParameterValues = {};

/** The names of an IR as the compiler sees them. Throws what the compiler throws. */
export function openIrScope(ir: Pick<Ir, 'entities' | 'joins'>, catalog: Catalog, asOf: Date): Scope {
  const context: Scope['context'] = {
    catalog,
    dialect: sqlDialects[catalog.dialect],
    params,
    asOf,
    takenAliases: new Set(),
    figureOf: (figure, scope) => figureTerm(figure, scope),
  };
  return openScope(context, ir.entities, ir.joins ?? [], null);
}

export type FieldFilter = Extract<IrFilter, { field: string }>;

/** Every comparison of some filters, however deep, with the names that hold where it stands. */
export function* comparisonsIn(
  filters: readonly IrFilter[],
  scope: Scope,
): Generator<{ filter: FieldFilter; scope: Scope }> {
  for (const filter of filters) {
    if ('any' in filter) yield* comparisonsIn(filter.any, scope);
    else if ('all' in filter) yield* comparisonsIn(filter.all, scope);
    else if ('exists' in filter) yield* comparisonsIn(filter.exists.filters ?? [], openRelated(filter.exists, scope));
    else if ('not_exists' in filter)
      yield* comparisonsIn(filter.not_exists.filters ?? [], openRelated(filter.not_exists, scope));
    else {
      yield { filter, scope };
      const { value } = filter;
      const isFigure = typeof value === 'object' && !Array.isArray(value) && 'metric' in value;
      if (isFigure) yield* comparisonsIn(value.metric.filters ?? [], scope);
    }
  }
}

export type RelatedRows = Extract<IrFilter, { exists: unknown }>['exists'];

export function openRelated({ entity, entities = [], joins = [] }: RelatedRows, outer: Scope): Scope {
  return openScope(outer.context, [entity, ...entities], joins, outer);
}

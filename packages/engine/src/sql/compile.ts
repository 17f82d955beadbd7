import { AirError, type Statement } from '@air/core';
import type { Ir, ParameterValues } from '@air/contract';
import type { Catalog } from '../learn/catalog.ts';
import { sqlDialects } from './dialects/all.ts';
import { render } from './fragment.ts';
import { printGrain } from './grain.ts';
import { openScope } from './names/join-tree.ts';
import { buildQuery } from './query/build-query.ts';
import { figureTerm } from './query/figure.ts';
import type { Context, Figure } from './names/scope.ts';

export interface CompileInput {
  ir: Ir;
  catalog: Catalog;
  /** Values for `{{name}}`; one that is absent drops the filter that needs it. */
  params: ParameterValues;
  /** What `{{as_of}}` stands for. */
  asOf: Date;
}

export interface CompiledQuery {
  statement: Statement;
  /** The columns of the result in order, and what each is. */
  columns: { name: string; role: 'dimension' | 'metric'; grain: string | null }[];
}

/** Turns an IR into one SELECT of the catalog's dialect: equal IRs give equal text, and equal rows on every engine. */
export function compile({ ir, catalog, params, asOf }: CompileInput): CompiledQuery {
  const dialect = sqlDialects[catalog.dialect];
  const context: Context = {
    catalog,
    dialect,
    params,
    asOf,
    takenAliases: new Set(['result', 'selected', 'measured', 'parts']),
    figureOf: (figure: Figure, scope) => figureTerm(figure, scope),
  };
  const scope = openScope(context, ir.entities, ir.joins ?? [], null);
  const { query, dimensions, metrics } = buildQuery(scope, ir);
  const clash = metrics.find(({ name }) =>
    dimensions.some((dimension) => dimension.name.toLowerCase() === name.toLowerCase()),
  );
  if (clash)
    throw new AirError('ir.invalid', `"${clash.name}" names a metric and a dimension`, { hint: 'rename the metric' });
  return {
    statement: render(query, dialect),
    columns: [
      ...dimensions.map(({ name, bucket }) => ({
        name,
        role: 'dimension' as const,
        grain: bucket && printGrain(bucket),
      })),
      ...metrics.map(({ name }) => ({ name, role: 'metric' as const, grain: null })),
    ],
  };
}

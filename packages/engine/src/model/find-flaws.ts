import { AirError } from '@air/core';
import type { Ir } from '@air/contract';
import type { Catalog } from '../learn/index.ts';
import { findTable } from '../sql/names/find-table.ts';
import { compile, parametersOf } from '../sql/index.ts';

/**
 * Everything that keeps an IR from being compiled on a catalog, in words for whoever wrote it. Each part is tried by
 * itself, because the compiler stops at the first thing it does not know.
 */
export function findFlaws(ir: Ir, catalog: Catalog, asOf: Date): string[] {
  const parameters = parametersOf(ir);
  if (parameters.length > 0)
    return parameters.map((name) => `there is no parameter {{${name}}}: write the value itself`);
  const flaws = new Set<string>();
  const attempt = (action: () => unknown): void => {
    try {
      action();
    } catch (error) {
      if (!isOfIr(error)) throw error;
      flaws.add(`${error.message}${error.options.hint ? ` (${error.options.hint})` : ''}`);
    }
  };
  for (const entity of ir.entities) attempt(() => findTable(catalog, entity));
  if (flaws.size > 0) return [...flaws];
  const { version, entities, joins, grain } = ir;
  const part = (some: Partial<Ir>): void => {
    const base: Ir = { version, entities, metrics: [], dimensions: [], filters: [] };
    attempt(() =>
      compile({
        ir: { ...base, ...(joins && { joins }), ...(grain && { grain }), ...some },
        catalog,
        params: {},
        asOf,
      }),
    );
  };
  part({});
  if (flaws.size > 0) return [...flaws];
  for (const dimension of ir.dimensions) part({ dimensions: [dimension] });
  for (const metric of ir.metrics) if ('agg' in metric) part({ metrics: [metric] });
  for (const filter of ir.filters) part({ filters: [filter] });
  if (flaws.size === 0) attempt(() => compile({ ir, catalog, params: {}, asOf }));
  return [...flaws];
}

function isOfIr(error: unknown): error is AirError {
  return error instanceof AirError && (error.code.startsWith('ir.') || error.code.startsWith('sql.'));
}

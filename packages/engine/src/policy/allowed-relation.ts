import type { AllowedRelation } from '../guard/index.ts';
import { relationOf } from '../guard/index.ts';
import type { CatalogTable } from '../learn/catalog.ts';
import { comparableValues } from './comparable-values.ts';
import type { ResolvedRule } from './relation-rights.ts';

/** A table as the rules leave it. A rule about a column that is not there any more cannot be kept, so no row is left. */
export function allowedRelation(table: CatalogTable, rules: ResolvedRule[]): AllowedRelation {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const masked = [...new Set(rules.flatMap((rule) => rule.masked))];
  const lost = masked.filter((column) => !types.has(column)).map((column) => ({ column, values: [] }));
  const rowScope = rules.flatMap(({ rows }) =>
    rows.flatMap(({ column, values }): AllowedRelation['rowScope'] => {
      const type = types.get(column);
      if (type === undefined) return [{ column, values: [] }];
      return values === null ? [] : [{ column, values: comparableValues(values, type) }];
    }),
  );
  return {
    ...relationOf(table),
    rowScope: [...rowScope, ...lost],
    maskedColumns: masked.filter((column) => types.has(column)),
  };
}

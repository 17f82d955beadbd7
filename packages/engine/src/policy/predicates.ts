import type { AllowedRelation } from '../guard/index.ts';

/** Which rows of a table are seen, in words: `orders: store_id IN (1, 2)`. */
export function predicatesOf(name: string, { rowScope }: AllowedRelation): string[] {
  return rowScope.map(({ column, values }) =>
    values.length === 0
      ? `${name}: no rows (no value for ${column})`
      : `${name}: ${column} IN (${values.map(written).join(', ')})`,
  );
}

function written(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

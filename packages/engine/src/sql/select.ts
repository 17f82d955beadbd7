import { type Fragment, identifier, indented, joined, raw, sql } from './fragment.ts';

export interface Select {
  columns: { sql: Fragment; name: string }[];
  from: Fragment;
  joins: Fragment[];
  where: Fragment[];
  groupBy: Fragment[];
  having: Fragment[];
  orderBy: Fragment[];
  limit: number | null;
}

export const emptySelect: Omit<Select, 'columns' | 'from'> = {
  joins: [],
  where: [],
  groupBy: [],
  having: [],
  orderBy: [],
  limit: null,
};

/** Lays out one SELECT, a clause a line. */
export function printSelect(select: Select): Fragment {
  const columns = select.columns.map((column) => sql`${column.sql} AS ${identifier(column.name)}`);
  const lines = [sql`SELECT\n  ${joined(columns, ',\n  ')}`, sql`FROM ${select.from}`, ...select.joins];
  if (select.where.length > 0) lines.push(sql`WHERE ${joined(select.where, '\n  AND ')}`);
  if (select.groupBy.length > 0) lines.push(sql`GROUP BY ${joined(select.groupBy, ', ')}`);
  if (select.having.length > 0) lines.push(sql`HAVING ${joined(select.having, '\n  AND ')}`);
  if (select.orderBy.length > 0) lines.push(sql`ORDER BY ${joined(select.orderBy, ', ')}`);
  if (select.limit !== null) lines.push(raw(`LIMIT ${select.limit}`));
  return joined(lines, '\n');
}

/** `(SELECT …) AS "name"` for a FROM clause. */
export function derivedTable(query: Fragment, alias: string): Fragment {
  return sql`(\n  ${indented(query)}\n) AS ${identifier(alias)}`;
}

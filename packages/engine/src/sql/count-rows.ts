import type { Dialect, Statement } from '@air/core';
import { sqlDialects } from './dialects/all.ts';
import { bound, type Fragment, identifier, joined, raw, render, sql } from './fragment.ts';

/** A relation whose rows are counted: all of them, or those of a stretch of time. */
export interface CountedRelation {
  schema: string | null;
  name: string;
  /** Days as `2026-03-01`; the end is not part of it. */
  within: { column: string; from: string; to: string } | null;
}

/** One statement that counts the rows of several relations: a row for each, with its place in the list. */
export function countRows(dialect: Dialect, relations: readonly CountedRelation[]): Statement {
  const counts = relations.map((relation, place) => {
    const { schema, name, within } = relation;
    const from = schema === null ? identifier(name) : identifier(schema, name);
    const select = sql`SELECT ${raw(String(place))} AS ${identifier('place')}, count(*) AS ${identifier('row_count')}`;
    return sql`${select} FROM ${from}${within === null ? raw('') : stretch(within)}`;
  });
  return render(joined(counts, '\nUNION ALL\n'), sqlDialects[dialect]);
}

function stretch({ column, from, to }: NonNullable<CountedRelation['within']>): Fragment {
  return sql` WHERE ${identifier(column)} >= ${bound(from)} AND ${identifier(column)} < ${bound(to)}`;
}

import { type Fragment, identifier, joined, sql } from '../fragment.ts';
import { derivedTable, emptySelect, printSelect } from '../select.ts';
import type { Term } from '../term.ts';
import type { Grouping } from './print-block.ts';
import type { Scope } from '../names/scope.ts';

/**
 * Puts figures of different grains side by side: each grouped for itself, stacked with NULL for the figures of the
 * others, and grouped once more. Groups that are NULL meet too, which no join on the dimensions would manage.
 */
export function uniteGroupings({ context: { dialect } }: Scope, groupings: readonly Grouping[]): Grouping {
  const names = groupings.flatMap(({ figures }) => [...figures]);
  const parts = groupings.map((grouping): Fragment => {
    const groups = grouping.dimensions.map((term, index) => ({ sql: term.sql, name: groupName(index) }));
    const figures = names.map(([name, term]) => ({
      sql: grouping.figures.get(name)?.sql ?? dialect.typedNull(term.type),
      name,
    }));
    const { from, joins, where, groupBy } = grouping;
    return printSelect({ ...emptySelect, columns: [...groups, ...figures], from, joins, where, groupBy });
  });
  const dimensions = (groupings[0]?.dimensions ?? []).map((term, index): Term => ({
    ...term,
    sql: identifier('parts', groupName(index)),
  }));
  const figures = names.map(([name, term]): [string, Term] => {
    const value = sql`MAX(${identifier('parts', name)})`;
    return [name, { ...term, sql: term.isNullable ? value : sql`COALESCE(${value}, 0)` }];
  });
  return {
    from: derivedTable(joined(parts, '\nUNION ALL\n'), 'parts'),
    joins: [],
    where: [],
    groupBy: dimensions.flatMap((term) => dialect.groupKeys(term)),
    dimensions,
    figures: new Map(figures),
  };
}

function groupName(index: number): string {
  return `group_${index + 1}`;
}

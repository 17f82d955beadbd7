import { type Fragment, identifier, joined, raw, sql } from '../fragment.ts';
import { isNumeric, isTextual, type Term } from '../term.ts';
import { columnTerm } from './fields.ts';
import type { Entity, Scope, Edge } from './scope.ts';

export interface JoinedTables {
  from: Fragment;
  joins: Fragment[];
}

/** Prints the part of the join tree that connects the given entities, starting from one of them. */
export function printJoins(scope: Scope, start: Entity, included: ReadonlySet<string>): JoinedTables {
  const joins: Fragment[] = [];
  const placed = new Set([start.alias]);
  let waiting = scope.edges.filter(({ parent, child }) => included.has(parent.alias) && included.has(child.alias));
  while (waiting.length > 0) {
    const edge = waiting.find(({ parent, child }) => placed.has(parent.alias) || placed.has(child.alias));
    if (!edge) break;
    const isForward = placed.has(edge.parent.alias);
    const next = isForward ? edge.child : edge.parent;
    // Walked towards the root, the rows wanted are those the root leads to.
    const type = isForward && edge.type === 'left' ? 'LEFT JOIN' : 'JOIN';
    joins.push(sql`${raw(type)} ${tableReference(next)} ON ${edgeCondition(scope, edge)}`);
    placed.add(next.alias);
    waiting = waiting.filter((other) => other !== edge);
  }
  return { from: tableReference(start), joins };
}

function tableReference({ table, alias }: Entity): Fragment {
  const path = table.schema === null ? [table.sqlName] : [table.schema, table.sqlName];
  return alias === table.sqlName ? identifier(...path) : sql`${identifier(...path)} AS ${identifier(alias)}`;
}

export function edgeCondition(scope: Scope, { parent, child, keys }: Edge): Fragment {
  return joined(
    keys.map((key) =>
      keysEqual(
        scope,
        columnTerm(scope, { entity: parent, column: key.parent }),
        columnTerm(scope, { entity: child, column: key.child }),
      ),
    ),
    ' AND ',
  );
}

/** Equality of two keys: the same characters, or the same number, even when one column keeps numbers as text. */
export function keysEqual({ context: { dialect } }: Scope, left: Term, right: Term): Fragment {
  if (isTextual(left.type) && isTextual(right.type)) {
    const loose = sql`${left.sql} = ${right.sql}`;
    const [a, b] = [dialect.comparableText(left.sql), dialect.comparableText(right.sql)];
    return a === left.sql ? loose : sql`${loose} AND ${a} = ${b}`;
  }
  const isMixed = isTextual(left.type) !== isTextual(right.type) && (isNumeric(left.type) || isNumeric(right.type));
  if (!isMixed) return sql`${left.sql} = ${right.sql}`;
  return sql`${dialect.asText(left.sql)} = ${dialect.asText(right.sql)}`;
}

import { AirError } from '@air/core';
import { type Condition, conjuncts, printCondition, usesOf } from '../conditions/condition.ts';
import { printExists } from '../conditions/related-rows.ts';
import { type Fragment, joined, sql } from '../fragment.ts';
import { edgeCondition, printJoins } from '../names/print-joins.ts';
import type { JoinGraph } from './join-graph.ts';
import type { Scope } from '../names/scope.ts';

interface Place {
  scope: Scope;
  graph: JoinGraph;
  part: Part;
}

type Part = ReturnType<JoinGraph['outside']>[number];

/**
 * Prints conditions for a query that joins only some entities. What they say of the others becomes EXISTS, so that
 * many matching rows count as one; conditions about the same related rows stay together.
 */
export function semiJoins(
  scope: Scope,
  graph: JoinGraph,
  included: ReadonlySet<string>,
  conditions: readonly Condition[],
): Fragment[] {
  const parts = graph.outside(included);
  const printed: Fragment[] = [];
  const grouped = new Map<Part, Condition[]>();
  for (const condition of conjuncts(conditions)) {
    const uses = usesOf(condition);
    const touched = parts.filter(({ members }) => [...uses].some((alias) => members.has(alias)));
    const [part, ...others] = touched;
    if (!part) printed.push(printCondition(condition));
    else if (others.length > 0) printed.push(anySemiJoin(scope, graph, included, condition));
    else if (isGap(condition, part)) printed.push(nullSemiJoin(scope, graph, part, condition));
    else grouped.set(part, [...(grouped.get(part) ?? []), condition]);
  }
  for (const [part, conditionsOfPart] of grouped) printed.push(semiJoin({ scope, graph, part }, conditionsOfPart));
  return printed;
}

/** Conditions of a whole query: also what inner joins and the root ask for, even if no condition speaks of it. */
export function rowConditions(
  scope: Scope,
  graph: JoinGraph,
  included: ReadonlySet<string>,
  conditions: readonly Condition[],
): Fragment[] {
  const spokenOf = new Set(conditions.flatMap((condition) => [...usesOf(condition)]));
  const silent = graph
    .outside(included)
    .filter((part) => mustExist(graph, part) && ![...part.members].some((alias) => spokenOf.has(alias)));
  return [
    ...semiJoins(scope, graph, included, conditions),
    ...silent.map((part) => semiJoin({ scope, graph, part }, [])),
  ];
}

function semiJoin({ scope, graph, part }: Place, conditions: readonly Condition[], isNegative = false): Fragment {
  const needed = new Set([part.first]);
  for (const alias of conditions.flatMap((condition) => [...usesOf(condition)]))
    if (part.members.has(alias)) needed.add(alias);
  for (const { child, type } of scope.edges)
    if (type === 'inner' && part.members.has(child.alias)) needed.add(child.alias);
  if (part.members.has(graph.root)) needed.add(graph.root);
  const start = part.isForward ? part.edge.child : part.edge.parent;
  const { from, joins } = printJoins(scope, start, graph.connect(needed));
  return printExists(from, joins, [edgeCondition(scope, part.edge), ...conditions.map(printCondition)], isNegative);
}

/** `is_null` on rows that a left join may not find: none there, or one without the value. */
function nullSemiJoin(scope: Scope, graph: JoinGraph, part: Part, condition: Condition): Fragment {
  const none = semiJoin({ scope, graph, part }, [], true);
  const isNullable = condition.kind === 'test' && condition.nullTest?.isNullable;
  return isNullable ? sql`(${none} OR ${semiJoin({ scope, graph, part }, [condition])})` : none;
}

function anySemiJoin(scope: Scope, graph: JoinGraph, included: ReadonlySet<string>, condition: Condition): Fragment {
  if (condition.kind === 'test') {
    throw new AirError('ir.fan_out', 'a condition compares rows of two entities that each have many', {
      hint: 'write it as exists with both entities',
    });
  }
  const alternatives = condition.of.map((alternative) => {
    const both = semiJoins(scope, graph, included, [alternative]);
    return both.length === 1 ? joined(both, '') : sql`(${joined(both, ' AND ')})`;
  });
  return sql`(${joined(alternatives, condition.kind === 'any' ? ' OR ' : ' AND ')})`;
}

function isGap(condition: Condition, part: Part): boolean {
  return condition.kind === 'test' && condition.nullTest !== null && part.isForward && part.edge.type === 'left';
}

/** An inner join asks for a row, and every row of the query begins at the root. */
function mustExist(graph: JoinGraph, { edge, isForward, members }: Part): boolean {
  return members.has(graph.root) || (isForward && edge.type === 'inner');
}

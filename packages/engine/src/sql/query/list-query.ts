import { usesOf } from '../conditions/condition.ts';
import type { Fragment } from '../fragment.ts';
import { printJoins } from '../names/print-joins.ts';
import { emptySelect, type Select } from '../select.ts';
import { type Term, union } from '../term.ts';
import { type ReadQuery, requiredEntities } from './read-query.ts';
import { rowConditions } from './semi-joins.ts';
import type { Entity, Scope } from '../names/scope.ts';

/** Rows without metrics. Related rows that only a filter speaks of do not repeat them. */
export function listQuery(read: ReadQuery): Select {
  const { scope, graph, dimensions, conditions } = read;
  const included = joinedEntities(read);
  const start = scope.entities[0];
  if (!start) throw new Error('a query has at least one entity');
  return {
    ...emptySelect,
    ...printJoins(scope, start, included),
    columns: dimensions.map(({ name, term }) => ({ name, sql: term.sql })),
    where: rowConditions(scope, graph, included, conditions),
    limit: read.limit,
    orderBy: rowOrder(read, included),
  };
}

/** Entities that a list joins: what it shows and sorts by, and what filters it without repeating its rows. */
export function joinedEntities({ scope, graph, dimensions, order, conditions }: ReadQuery): Set<string> {
  const shown = dimensions.map(({ term }) => term.uses);
  const sorted = order.map((key) => (key.kind === 'field' ? key.term.uses : new Set<string>()));
  const core = graph.connect(union([new Set([graph.root]), ...shown, ...sorted]));
  const reach = union([...core].map((alias) => graph.reach(alias)));
  const filtered = [...union([...conditions.map(usesOf), requiredEntities(scope)])].filter((alias) => reach.has(alias));
  return graph.connect(union([core, new Set(filtered)]));
}

/**
 * The order asked for, then the columns that are shown, up to those that tell every row from the others: what a limit
 * cuts off is the same each time, and on an engine that knows no keys.
 */
function rowOrder({ scope, graph, dimensions, order }: ReadQuery, included: ReadonlySet<string>): Fragment[] {
  const { dialect } = scope.context;
  const sorted = new Set<Term>();
  const keys = order.map((key) => {
    if (key.kind === 'metric') throw new Error('a list has no metrics');
    const term = key.kind === 'dimension' ? key.dimension.term : key.term;
    sorted.add(term);
    return dialect.order({ term, name: nameFor(key) }, key.direction);
  });
  const reach = graph.reach(graph.root);
  const repeating = scope.entities.filter(
    ({ alias }, index) => index === 0 || (included.has(alias) && !reach.has(alias)),
  );
  for (const { term, name, bucket } of dimensions) {
    if (isSettled(repeating, sorted)) break;
    if (sorted.has(term)) continue;
    sorted.add(term);
    keys.push(dialect.order({ term: sortable(scope, term), name: bucket && name }, 'asc'));
  }
  return keys;
}

/** True when the terms hold a primary key of every entity whose rows the list repeats by. */
function isSettled(repeating: readonly Entity[], terms: ReadonlySet<Term>): boolean {
  const isShown = (alias: string, key: string): boolean =>
    [...terms].some(({ column, uses }) => column?.name === key && uses.has(alias));
  return repeating.every(
    ({ alias, table }) => table.primaryKey.length > 0 && table.primaryKey.every((key) => isShown(alias, key)),
  );
}

/** Some types have no order of their own on some engines; their text has. */
function sortable({ context: { dialect } }: Scope, term: Term): Term {
  const isForeign = term.type === 'unknown' || term.type === 'json';
  return isForeign && term.column ? { ...term, sql: dialect.asText(term.sql), type: 'text' } : term;
}

function nameFor(key: ReadQuery['order'][number]): string | null {
  return key.kind === 'dimension' && key.dimension.bucket ? key.dimension.name : null;
}

import { AirError } from '@air/core';
import type { IrFilter } from '@air/contract';
import { type Fragment, indented, joined, raw, sql } from '../fragment.ts';
import { addEntity, openScope, reachField } from '../names/join-tree.ts';
import { keysEqual, printJoins } from '../names/print-joins.ts';
import { bestSteps, pathTo } from '../names/join-tree.ts';
import { union } from '../term.ts';
import { type Condition, printCondition, test, usesOf } from './condition.ts';
import { columnTerm, findField } from '../names/fields.ts';
import type { Scope } from '../names/scope.ts';

type RelatedRows = Extract<IrFilter, { exists: unknown }>['exists'];
type ReadFilters = (scope: Scope, filters: readonly IrFilter[]) => Condition[];

/** Reads "customers that have an order of …" into a correlated sub-query. */
export function readRelated(
  outer: Scope,
  related: RelatedRows,
  isNegative: boolean,
  readFilters: ReadFilters,
): Condition {
  const inner = openScope(outer.context, [related.entity, ...(related.entities ?? [])], related.joins ?? [], outer);
  const link = related.on ? linkOver(outer, inner, related.on) : linkByCatalog(outer, inner);
  const conditions = readFilters(inner, related.filters ?? []);
  const innerAliases = new Set(inner.entities.map(({ alias }) => alias));
  const uses = union([link.uses, ...conditions.map(usesOf)]);
  for (const alias of innerAliases) uses.delete(alias);
  const [root] = inner.entities;
  if (!root) throw new AirError('ir.invalid', 'exists names no entity');
  const tables = printJoins(inner, root, innerAliases);
  const where = [link.sql, ...conditions.map(printCondition)];
  return test(printExists(tables.from, tables.joins, where, isNegative), uses);
}

export function printExists(
  from: Fragment,
  joins: readonly Fragment[],
  where: readonly Fragment[],
  isNegative: boolean,
): Fragment {
  const lines = [sql`SELECT 1 FROM ${from}`, ...joins, sql`WHERE ${joined(where, '\n  AND ')}`];
  return sql`${raw(isNegative ? 'NOT EXISTS' : 'EXISTS')} (\n  ${indented(joined(lines, '\n'))}\n)`;
}

interface Link {
  sql: Fragment;
  uses: ReadonlySet<string>;
}

function linkOver(outer: Scope, inner: Scope, on: { from: string; to: string }): Link {
  const from = columnTerm(outer, reachField(outer, on.from));
  const to = columnTerm(inner, findField({ ...inner, outer: null }, on.to));
  return { sql: keysEqual(inner, from, to), uses: from.uses };
}

/** Links over the one relationship that the catalog knows; tables on the way are joined inside. */
function linkByCatalog(outer: Scope, inner: Scope): Link {
  const [root] = inner.entities;
  if (!root) throw new AirError('ir.invalid', 'exists names no entity');
  if (outer.entities.some(({ table }) => table === root.table)) {
    throw new AirError('ir.join_ambiguous', `rows of "${root.name}" can be related to each other in several ways`, {
      hint: `name the keys: "on": {"from": "${root.name}.…", "to": "${root.name}.…"}`,
    });
  }
  const { start, steps } = bestSteps(outer, root.table) ?? pathTo(outer, root.table);
  let child = root;
  for (const step of steps.slice(1).reverse()) {
    const parent = addEntity(inner, step.from.name, step.from, false);
    // Hung on the sub-query's root, the way back is walked against the relationship.
    const keys = step.keys.map((key) => ({ parent: key.child, child: key.parent }));
    inner.edges.push({ parent: child, child: parent, keys, type: 'inner' });
    child = parent;
  }
  const pairs = (steps[0]?.keys ?? []).map((key) => ({
    from: columnTerm(outer, { entity: start, column: key.parent }),
    to: columnTerm(inner, { entity: child, column: key.child }),
  }));
  return {
    sql: joined(
      pairs.map(({ from, to }) => keysEqual(inner, from, to)),
      ' AND ',
    ),
    uses: union(pairs.map(({ from }) => from.uses)),
  };
}

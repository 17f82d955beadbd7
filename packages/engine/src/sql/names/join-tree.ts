import { AirError } from '@air/core';
import type { IrJoin } from '@air/contract';
import type { CatalogColumn, CatalogTable } from '../../learn/catalog.ts';
import { findTable, lastSegment, lookUpTable } from './find-table.ts';
import { pathBetween, type Step, stepsBetween } from './relationships.ts';
import { findColumn, findField, lookUpEntity, lookUpField } from './fields.ts';
import { type Context, freeAlias, type Entity, type Scope } from './scope.ts';

/** Opens the scope of a query: its entities, joined as the IR says and else over the relationships of the catalog. */
export function openScope(
  context: Context,
  entities: readonly string[],
  joins: readonly IrJoin[],
  outer: Scope | null,
): Scope {
  const scope: Scope = { context, entities: [], edges: [], outer };
  const [root = '', ...others] = entities;
  addEntity(scope, root, findTable(context.catalog, root), true);
  attachJoins(scope, joins);
  attachListed(scope, others);
  return scope;
}

/** Finds a field; one of a table that is not listed joins that table when the catalog knows how. */
export function reachField(scope: Scope, name: string): ReturnType<typeof findField> {
  const found = lookUpField(scope, name);
  const dot = name.lastIndexOf('.');
  if (found || dot < 0) return found ?? findField(scope, name);
  const table = lookUpTable(scope.context.catalog, name.slice(0, dot));
  if (table && findColumn(table, name.slice(dot + 1)) && !lookUpEntity(scope, table.name)) {
    attachOver(scope, table, name.slice(0, dot), bestSteps(scope, table) ?? pathTo(scope, table));
  }
  return findField(scope, name);
}

export function addEntity(scope: Scope, name: string, table: CatalogTable, isListed: boolean): Entity {
  const entity = { name, alias: freeAlias(scope.context, lastSegment(name)), table, isListed };
  scope.entities.push(entity);
  return entity;
}

function attachListed(scope: Scope, names: readonly string[]): void {
  const waiting = names
    .map((name) => ({ name, table: findTable(scope.context.catalog, name) }))
    .filter(({ name, table }) => !lookUpEntity(scope, name) && !lookUpEntity(scope, table.name));
  while (waiting.length > 0) {
    const direct = waiting.findIndex(({ table }) => bestSteps(scope, table) !== null);
    const [next] = waiting.splice(Math.max(direct, 0), 1);
    if (next) attachOver(scope, next.table, next.name, bestSteps(scope, next.table) ?? pathTo(scope, next.table));
  }
}

/** The one direct relationship from the joined entity that is nearest to the root; null when there is none. */
export function bestSteps(scope: Scope, table: CatalogTable): { start: Entity; steps: Step[] } | null {
  const depths = new Map(scope.entities.slice(0, 1).map((root) => [root.alias, 0]));
  for (const { parent, child } of scope.edges) depths.set(child.alias, (depths.get(parent.alias) ?? 0) + 1);
  const options = scope.entities
    .filter((entity) => entity.table !== table)
    .flatMap((start) =>
      stepsBetween(scope.context.catalog, start.table, table).map((step) => ({
        start,
        step,
        depth: depths.get(start.alias) ?? 0,
      })),
    );
  const nearestDepth = Math.min(...options.map((option) => option.depth));
  const near = options.filter((option) => option.depth === nearestDepth);
  const trusted = near.filter(({ step }) => step.relationship.origin !== 'inferred');
  const [best, ...rivals] = trusted.length > 0 ? trusted : near;
  if (!best) return null;
  if (rivals.length > 0) {
    throw new AirError('ir.join_ambiguous', `several joins lead to "${table.name}"`, {
      hint: `name one in joins: ${[best, ...rivals].map(({ step }) => step.label).join(' or ')}`,
    });
  }
  return { start: best.start, steps: [best.step] };
}

export function pathTo(scope: Scope, table: CatalogTable): { start: Entity; steps: Step[] } {
  const path = pathBetween(
    scope.context.catalog,
    scope.entities.map((entity) => entity.table),
    table,
  );
  const start = scope.entities.find((entity) => entity.table === path[0]?.from);
  if (start) return { start, steps: path };
  const names = scope.entities.map((entity) => entity.name).join(', ');
  throw new AirError('ir.join_unknown', `no join known between ${names} and "${table.name}"`, {
    hint: `name it in joins, such as {"from": "${scope.entities[0]?.name}.…", "to": "${table.name}.…"}`,
  });
}

function attachOver(
  scope: Scope,
  table: CatalogTable,
  name: string,
  { start, steps }: { start: Entity; steps: Step[] },
): void {
  let parent = start;
  for (const { to, keys } of steps) {
    const isTarget = to === table;
    const child = addEntity(scope, isTarget ? name : to.name, to, isTarget);
    scope.edges.push({ parent, child, keys, type: 'left' });
    parent = child;
  }
}

function attachJoins(scope: Scope, joins: readonly IrJoin[]): void {
  const waiting = [...joins];
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      (join) => lookUpSide(scope, join.from) ?? (join.as === undefined && lookUpSide(scope, join.to)),
    );
    const [join] = waiting.splice(next, 1);
    if (!join || next < 0) throw unconnected(scope, waiting[0] ?? join);
    attachJoin(scope, join);
  }
}

function attachJoin(scope: Scope, join: IrJoin): void {
  const from = lookUpSide(scope, join.from);
  const to = join.as === undefined ? lookUpSide(scope, join.to) : null;
  if (from && to) return tighten(scope, from, to, join);
  const parent = from ?? to;
  if (!parent) throw unconnected(scope, join);
  const childSide = side(scope.context, from ? join.to : join.from);
  const child = addEntity(scope, (from && join.as) || childSide.name, childSide.table, true);
  scope.edges.push({
    parent: parent.entity,
    child,
    keys: [{ parent: parent.column, child: childSide.column }],
    type: join.type,
  });
}

/** A further condition on entities that are joined already: a key of several columns, or a cycle. */
function tighten(scope: Scope, from: { entity: Entity; column: CatalogColumn }, to: typeof from, join: IrJoin): void {
  const edge = scope.edges.find(
    ({ parent, child }) =>
      (parent === from.entity && child === to.entity) || (parent === to.entity && child === from.entity),
  );
  if (!edge) {
    throw new AirError('ir.invalid', `join "${join.from}" to "${join.to}" would close a circle`, {
      hint: 'give the second role of the table a name with "as"',
    });
  }
  const [parent, child] = edge.parent === from.entity ? [from, to] : [to, from];
  edge.keys.push({ parent: parent.column, child: child.column });
}

function lookUpSide(scope: Scope, name: string): { entity: Entity; column: CatalogColumn } | null {
  const dot = name.lastIndexOf('.');
  const entity = lookUpEntity(scope, name.slice(0, Math.max(dot, 0)));
  const column = entity && findColumn(entity.table, name.slice(dot + 1));
  return entity && column ? { entity, column } : null;
}

function side({ catalog }: Context, name: string): { name: string; table: CatalogTable; column: CatalogColumn } {
  const dot = name.lastIndexOf('.');
  const entityName = name.slice(0, Math.max(dot, 0));
  const table = findTable(catalog, entityName);
  const column = findColumn(table, name.slice(dot + 1));
  if (column) return { name: entityName, table, column };
  throw new AirError('ir.field_unknown', `no field named "${name}"`, {
    hint: `fields of ${table.name}: ${table.columns.map(({ name: known }) => known).join(', ')}`,
  });
}

function unconnected(scope: Scope, join: IrJoin | undefined): AirError {
  const names = scope.entities.map(({ name }) => name).join(', ');
  return new AirError('ir.join_unknown', `join "${join?.from}" to "${join?.to}" touches none of ${names}`, {
    hint: 'write both sides as entity.column, one of them on an entity that is joined already',
  });
}

import { AirError } from '@air/core';
import type { Catalog, CatalogColumn, CatalogTable, Relationship } from '../../learn/catalog.ts';
import { findColumn } from './fields.ts';

/** A relationship walked in one direction. */
export interface Step {
  from: CatalogTable;
  to: CatalogTable;
  keys: { parent: CatalogColumn; child: CatalogColumn }[];
  relationship: Relationship;
  /** `orders.customer_id = customers.id` */
  label: string;
}

const maxSteps = 4;

/** Every relationship between two different tables, walked from the first to the second. */
export function stepsBetween(catalog: Catalog, from: CatalogTable, to: CatalogTable): Step[] {
  return stepsFrom(catalog, from).filter((step) => step.to === to && step.from !== step.to);
}

/** The shortest way from any of the tables to another over tables that are not among them; empty when there is none. */
export function pathBetween(catalog: Catalog, starts: readonly CatalogTable[], target: CatalogTable): Step[] {
  const seen = new Set(starts);
  let paths: Step[][] = starts.flatMap((start) => stepsFrom(catalog, start).map((step) => [step]));
  for (let length = 1; length <= maxSteps && paths.length > 0; length++) {
    const fresh = paths.filter((path) => !seen.has(endOf(path)));
    const arrived = fresh.filter((path) => endOf(path) === target);
    if (arrived.length > 1) throw ambiguous(arrived, target);
    if (arrived[0]) return arrived[0];
    for (const path of fresh) seen.add(endOf(path));
    paths = fresh.flatMap((path) => stepsFrom(catalog, endOf(path)).map((step) => [...path, step]));
  }
  return [];
}

/** True when at most one row of the table has given values in the columns. */
export function isUnique(catalog: Catalog, table: CatalogTable, columns: readonly CatalogColumn[]): boolean {
  const names = new Set(columns.map(({ name }) => name));
  const isCovered = (key: readonly string[]): boolean => key.length > 0 && key.every((name) => names.has(name));
  if (isCovered(table.primaryKey) || table.uniqueKeys.some(isCovered)) return true;
  return catalog.relationships.some(
    (relationship) =>
      (relationship.cardinality !== 'many_to_many' &&
        relationship.toTable === table.name &&
        isCovered(relationship.toColumns)) ||
      (relationship.cardinality === 'one_to_one' &&
        relationship.fromTable === table.name &&
        isCovered(relationship.fromColumns)),
  );
}

/** A column that has another value in every row of the table: by declaration, by what refers to it, or as learning saw. */
export function singleKey(catalog: Catalog, table: CatalogTable): CatalogColumn | null {
  const [primary, ...others] = table.primaryKey;
  if (primary !== undefined && others.length === 0) return findColumn(table, primary);
  const referred = catalog.relationships.find(
    ({ toTable, toColumns, cardinality }) =>
      toTable === table.name && toColumns.length === 1 && cardinality !== 'many_to_many',
  );
  if (referred) return findColumn(table, referred.toColumns[0] ?? '');
  const isKey = ({ role, stats }: CatalogColumn): boolean =>
    role === 'key' && stats !== null && stats.nullShare === 0 && stats.distinct === table.rowCount;
  return table.columns.find(isKey) ?? null;
}

/** Catalogs are never changed, and every IR of a datasource walks the same relationships. */
const stepsByCatalog = new WeakMap<Catalog, Map<string, Step[]>>();

function stepsFrom(catalog: Catalog, table: CatalogTable): Step[] {
  const steps = stepsByCatalog.get(catalog) ?? allSteps(catalog);
  stepsByCatalog.set(catalog, steps);
  return steps.get(table.name) ?? [];
}

function allSteps({ tables, relationships }: Catalog): Map<string, Step[]> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const steps = new Map<string, Step[]>();
  for (const relationship of relationships) {
    const from = byName.get(relationship.fromTable);
    const to = byName.get(relationship.toTable);
    const ends = relationship.fromColumns.map((name, index) => ({
      from: from && findColumn(from, name),
      to: to && findColumn(to, relationship.toColumns[index] ?? ''),
    }));
    const keys = ends.flatMap(({ from: near, to: far }) => (near && far ? [{ parent: near, child: far }] : []));
    if (!from || !to || keys.length < ends.length) continue;
    const back = keys.map(({ parent, child }) => ({ parent: child, child: parent }));
    append(steps, { from, to, keys, relationship, label: labelOf(from, to, keys) });
    if (from !== to) append(steps, { from: to, to: from, keys: back, relationship, label: labelOf(to, from, back) });
  }
  return steps;
}

function append(steps: Map<string, Step[]>, step: Step): void {
  const known = steps.get(step.from.name);
  if (known) known.push(step);
  else steps.set(step.from.name, [step]);
}

function labelOf(from: CatalogTable, to: CatalogTable, keys: Step['keys']): string {
  return keys.map(({ parent, child }) => `${from.name}.${parent.name} = ${to.name}.${child.name}`).join(' and ');
}

function endOf(path: readonly Step[]): CatalogTable {
  const last = path.at(-1);
  if (!last) throw new Error('a path has at least one step');
  return last.to;
}

function ambiguous(paths: Step[][], target: CatalogTable): AirError {
  const ways = paths.slice(0, 4).map((path) => path.map(({ label }) => label).join(', '));
  return new AirError('ir.join_ambiguous', `several ways lead to "${target.name}"`, {
    hint: `name the joins of one: ${ways.join('; or ')}`,
  });
}

import { AirError } from '@air/core';
import type { IrFilter, IrJoin } from '@air/contract';
import type { Condition, Step } from '../ask/index.ts';
import type { Catalog } from '../learn/catalog.ts';
import { type JoinTree, joinsOf } from './join-tree.ts';

type Related = Extract<IrFilter, { exists: unknown }>['exists'];

/** Conditions as filters: on the rows themselves where a join does not multiply them, else on the existence of related rows. */
export function filtersOf(conditions: Condition[], tree: JoinTree, catalog: Catalog): IrFilter[] {
  const filters: IrFilter[] = [];
  const branches = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const table = soleTable(condition);
    const way = table === null || tree.tables.includes(table) ? [] : tree.path(table);
    if (condition.kind !== 'related' && table !== null && way.some(({ isToOne }) => !isToOne)) {
      const branch = way.find(({ isToOne }) => !isToOne)?.to ?? table;
      branches.set(branch, [...(branches.get(branch) ?? []), condition]);
    } else filters.push(...filterOf(condition, tree, catalog));
  }
  for (const [branch, where] of branches) filters.push({ exists: related(branch, where, tree, catalog) });
  return filters.filter((filter) => !('exists' in filter) || !isCovered(filter.exists, branches));
}

/** That there are such rows at all says nothing more where some with a condition are asked for. */
const isCovered = ({ entity, entities, filters }: Related, branches: ReadonlyMap<string, unknown>): boolean =>
  (filters ?? []).length === 0 && (entities ?? []).length === 0 && branches.has(entity);

/** A condition on columns of the measured rows themselves, which needs no join. */
export function ownFilter(condition: Condition, catalog: Catalog): IrFilter[] {
  switch (condition.kind) {
    case 'compare':
    case 'fields':
    case 'aggregate':
      return [plain(condition, catalog)];
    case 'any':
      return [{ any: condition.of.flatMap((part) => single(ownFilter(part, catalog))) }];
    case 'all':
      return condition.of.flatMap((part) => ownFilter(part, catalog));
    case 'not':
    case 'related':
      throw new AirError('ir.invalid', 'a figure cannot be limited to rows that others are related to');
  }
}

/** The one table a condition speaks of; null when it speaks of several. */
function soleTable(condition: Condition): string | null {
  switch (condition.kind) {
    case 'compare':
    case 'aggregate':
      return condition.field.table;
    case 'fields':
      return condition.field.table === condition.other.table ? condition.field.table : null;
    case 'not':
    case 'related':
      return condition.table;
    case 'any':
    case 'all': {
      const tables = new Set(condition.of.map(soleTable));
      const [only] = tables;
      return tables.size === 1 ? (only ?? null) : null;
    }
  }
}

function filterOf(condition: Condition, tree: JoinTree, catalog: Catalog): IrFilter[] {
  switch (condition.kind) {
    case 'related': {
      if (!condition.isNegated && condition.where.length === 0 && tree.tables.includes(condition.table)) return [];
      const inner = related(condition.table, condition.where, tree, catalog);
      return [condition.isNegated ? { not_exists: inner } : { exists: inner }];
    }
    case 'any':
      return [{ any: condition.of.flatMap((part) => single(filtersOf([part], tree, catalog))) }];
    case 'all':
      return filtersOf(condition.of, tree, catalog);
    case 'not':
      return [notOf(condition, tree, catalog)];
    case 'compare':
    case 'fields':
    case 'aggregate':
      for (const table of tablesOf(condition)) tree.reach(table);
      return [plain(condition, catalog)];
  }
}

const single = (filters: IrFilter[]): IrFilter[] => (filters.length > 1 ? [{ all: filters }] : filters);

const tablesOf = (condition: Extract<Condition, { kind: 'compare' | 'fields' | 'aggregate' }>): string[] =>
  condition.kind === 'fields' ? [condition.field.table, condition.other.table] : [condition.field.table];

function plain(
  condition: Extract<Condition, { kind: 'compare' | 'fields' | 'aggregate' }>,
  catalog: Catalog,
): IrFilter {
  const field = `${condition.field.table}.${condition.field.column}`;
  if (condition.kind === 'fields')
    return { field, op: condition.op, value: { field: `${condition.other.table}.${condition.other.column}` } };
  if (condition.kind === 'compare')
    return condition.value === null ? { field, op: condition.op } : { field, op: condition.op, value: condition.value };
  const filters = condition.where.flatMap((part) => (part.kind === 'compare' ? [plain(part, catalog)] : []));
  return {
    field,
    op: condition.op,
    value: {
      metric: {
        agg: condition.agg,
        field: `${condition.of.table}.${condition.of.column}`,
        ...(filters.length > 0 ? { filters } : {}),
      },
    },
  };
}

/** Rows other than those for which something holds; the IR says it as "no such row with the same key". */
function notOf({ table, of }: Extract<Condition, { kind: 'not' }>, tree: JoinTree, catalog: Catalog): IrFilter {
  const [key, ...more] = catalog.tables.find(({ name }) => name === table)?.primaryKey ?? [];
  if (key === undefined || more.length > 0 || of.kind !== 'compare')
    throw new AirError('ir.invalid', `"${table}" has no single key, which a negation needs`);
  tree.reach(table);
  return {
    not_exists: {
      entity: table,
      filters: [plain(of, catalog)],
      on: { from: `${table}.${key}`, to: `${table}.${key}` },
    },
  };
}

/** Related rows: joined to the outer query over the first step that can meet several rows. */
function related(table: string, where: Condition[], tree: JoinTree, catalog: Catalog): Related {
  const path = tree.path(table);
  const many = path.findIndex(({ isToOne }) => !isToOne);
  const cut = many < 0 ? path.length - 1 : many;
  const link = path[cut];
  if (link === undefined)
    throw new AirError('ir.join_unknown', `rows of "${table}" cannot be related to themselves here`);
  for (const step of path.slice(0, cut)) tree.take(step);
  const inside = new Inside(link.to, path.slice(cut + 1));
  const filters = where.flatMap((condition) => innerFilters(condition, inside, tree, catalog));
  const [on, ...further] = joinsOf(link);
  if (on === undefined || further.length > 0)
    return { entity: link.to, ...inside.parts(), ...(filters.length > 0 ? { filters } : {}) };
  return {
    entity: link.to,
    ...inside.parts(),
    ...(filters.length > 0 ? { filters } : {}),
    on: { from: on.from, to: on.to },
  };
}

class Inside {
  readonly entities: string[] = [];
  readonly joins: IrJoin[] = [];
  readonly root: string;

  constructor(root: string, path: Step[]) {
    this.root = root;
    this.take(path);
  }

  take(path: Step[]): void {
    for (const step of path) {
      if (step.to === this.root || this.entities.includes(step.to)) continue;
      this.entities.push(step.to);
      this.joins.push(...joinsOf(step));
    }
  }

  parts(): { entities?: string[]; joins?: IrJoin[] } {
    return this.entities.length === 0 ? {} : { entities: this.entities, joins: this.joins };
  }
}

function innerFilters(condition: Condition, inside: Inside, tree: JoinTree, catalog: Catalog): IrFilter[] {
  switch (condition.kind) {
    case 'compare':
    case 'aggregate':
    case 'fields':
      for (const table of tablesOf(condition))
        if (table !== inside.root && !inside.entities.includes(table)) inside.take(pathInside(inside, table, tree));
      return [plain(condition, catalog)];
    case 'any':
      return [{ any: condition.of.flatMap((part) => single(innerFilters(part, inside, tree, catalog))) }];
    case 'all':
      return condition.of.flatMap((part) => innerFilters(part, inside, tree, catalog));
    case 'not':
    case 'related':
      throw new AirError('ir.invalid', 'a negation inside related rows cannot be planned');
  }
}

function pathInside(inside: Inside, table: string, tree: JoinTree): Step[] {
  const paths = [inside.root, ...inside.entities]
    .map((from) => tree.between(from, table))
    .filter((path) => path !== null);
  const [best] = paths.toSorted((a, b) => a.length - b.length);
  if (best === undefined) throw new AirError('ir.join_unknown', `no join known between ${inside.root} and "${table}"`);
  return best;
}

import { AirError } from '@air/core';
import { type Aggregate, type IrFilter, type IrMetric, nearest } from '@air/contract';
import { type Arithmetic, namesIn, parseArithmetic } from '../arithmetic.ts';
import type { Condition } from '../conditions/condition.ts';
import { readFilters } from '../conditions/read-filters.ts';
import { arithmeticTerm } from '../expression.ts';
import type { CatalogColumn } from '../../learn/catalog.ts';
import { singleKey } from '../names/relationships.ts';
import { reachField } from '../names/join-tree.ts';
import { isNumeric, type Term } from '../term.ts';
import { columnTerm, findColumn, lookUpEntity, lookUpField } from '../names/fields.ts';
import type { Entity, Scope } from '../names/scope.ts';

export interface AggregateMetric {
  kind: 'aggregate';
  name: string;
  agg: Aggregate;
  /** Null counts rows. */
  argument: Term | null;
  /** The entities whose rows it aggregates. */
  owners: ReadonlySet<string>;
  /** The entity whose rows are counted when the argument is null, and the column that tells them apart, if any. */
  rowsOf: Entity;
  key: CatalogColumn | null;
  conditions: Condition[];
}

interface DerivedMetric {
  kind: 'derived';
  name: string;
  tree: Arithmetic;
}

export interface WindowMetric {
  kind: 'window';
  name: string;
  calc: Extract<IrMetric, { calc: unknown }>['calc'];
  of: string;
}

export type Metric = AggregateMetric | DerivedMetric | WindowMetric;

export function readMetrics(scope: Scope, metrics: readonly IrMetric[]): Metric[] {
  const names = new Set<string>();
  const read = metrics.map((metric) => {
    if (names.has(metric.name.toLowerCase()))
      throw new AirError('ir.invalid', `two metrics are named "${metric.name}"`);
    names.add(metric.name.toLowerCase());
    return readMetric(scope, metric);
  });
  for (const metric of read) checkNames(metric, read);
  return read;
}

export interface AggregateInput {
  name: string;
  agg: Aggregate;
  field?: string | undefined;
  expr?: string | undefined;
  filters?: IrFilter[] | undefined;
}

export function readAggregate(scope: Scope, input: AggregateInput): AggregateMetric {
  const metric = readArgument(scope, input);
  return { ...metric, key: singleKey(scope.context.catalog, metric.rowsOf.table) };
}

function readArgument(scope: Scope, { name, agg, field, expr, filters }: AggregateInput): Omit<AggregateMetric, 'key'> {
  const [root] = scope.entities;
  if (!root) throw new AirError('ir.invalid', 'the IR names no entity');
  const conditions = readFilters(scope, filters ?? []);
  const shared = { kind: 'aggregate', name, agg, conditions } as const;
  if (expr !== undefined) {
    const term = arithmeticTerm(scope.context.dialect, parseArithmetic(expr), (part) =>
      columnTerm(scope, reachField(scope, part)),
    );
    return { ...shared, argument: term, owners: term.uses.size > 0 ? term.uses : new Set([root.alias]), rowsOf: root };
  }
  const counted =
    field === undefined || field === '*' ? root : lookUpField(scope, field) ? null : lookUpEntity(scope, field);
  if (agg === 'count' && counted) {
    return {
      ...shared,
      argument: counted === root ? null : keyTerm(scope, counted),
      owners: new Set([counted.alias]),
      rowsOf: counted,
    };
  }
  const found = agg === 'count_distinct' && counted && field !== undefined ? keyTerm(scope, counted) : null;
  const term = found ?? columnTerm(scope, reachField(scope, field ?? name));
  const owner = scope.entities.find(({ alias }) => term.uses.has(alias)) ?? root;
  return { ...shared, argument: fit(scope, agg, field ?? name, term), owners: term.uses, rowsOf: owner };
}

function readMetric(scope: Scope, metric: IrMetric): Metric {
  if ('agg' in metric) return readAggregate(scope, metric);
  if ('calc' in metric) return { kind: 'window', name: metric.name, calc: metric.calc, of: metric.of };
  return { kind: 'derived', name: metric.name, tree: parseArithmetic(metric.expr) };
}

/** A column that every row of the entity has a value in, when there is one: what tells a row from a left join's gap. */
function keyTerm(scope: Scope, entity: Entity): Term {
  const { table } = entity;
  const name = table.primaryKey[0] ?? table.columns.find(({ nullable }) => !nullable)?.name ?? '';
  const column = findColumn(table, name);
  if (column) return columnTerm(scope, { entity, column });
  throw new AirError('ir.invalid', `rows of "${entity.name}" cannot be counted, it has no key`, {
    hint: 'count one of its fields',
  });
}

function fit(scope: Scope, agg: Aggregate, name: string, term: Term): Term {
  if (agg === 'count' || agg === 'count_distinct') return term;
  const { dialect } = scope.context;
  if (agg === 'min' || agg === 'max') {
    if (term.type === 'text') return { ...term, sql: dialect.sortableText(term.sql) };
    if (term.type === 'uuid' || term.type === 'json') return { ...term, sql: dialect.asText(term.sql), type: 'text' };
    return term.type === 'boolean' ? flag(term, dialect.asNumber(term.sql)) : term;
  }
  if (term.type === 'boolean') return flag(term, dialect.asNumber(term.sql));
  if (isNumeric(term.type)) return { ...term, sql: dialect.summable(term) };
  if (term.column?.role === 'measure' || term.type === 'unknown')
    return { ...term, sql: dialect.summable(term), type: 'float' };
  throw new AirError('ir.invalid', `${agg} needs a number, and "${name}" is ${term.type}`, {
    hint: 'use count, count_distinct, min or max',
  });
}

function flag(term: Term, sql: Term['sql']): Term {
  return { ...term, sql, type: 'integer', scale: 0, column: null };
}

function checkNames(metric: Metric, all: readonly Metric[]): void {
  const parts = metric.kind === 'derived' ? namesIn(metric.tree) : metric.kind === 'window' ? [metric.of] : [];
  const names = all.map(({ name }) => name);
  for (const part of parts) {
    if (names.includes(part) && part !== metric.name) continue;
    const close = nearest(
      part,
      names.filter((name) => name !== metric.name),
    );
    throw new AirError('ir.field_unknown', `metric "${metric.name}" speaks of "${part}", which is no other metric`, {
      hint: close ? `did you mean "${close}"?` : `metrics: ${names.join(', ')}`,
    });
  }
}

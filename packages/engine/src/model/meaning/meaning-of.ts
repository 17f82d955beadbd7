import type { Ir, IrDimension } from '@air/contract';
import type { Catalog } from '../../learn/index.ts';
import { parseArithmetic } from '../../sql/arithmetic.ts';
import { printGrain } from '../../sql/grain.ts';
import { reachField } from '../../sql/names/join-tree.ts';
import { singleKey } from '../../sql/names/relationships.ts';
import type { Entity, Field, Scope } from '../../sql/names/scope.ts';
import { type Dimension, readDimensions } from '../../sql/query/dimensions.ts';
import { readMetrics } from '../../sql/query/metrics.ts';
import { readOrder } from '../../sql/query/order.ts';
import { openIrScope } from '../ir-scope.ts';
import { byText, edgeName, entityName, fieldName, fieldsIn } from './entity-names.ts';
import { filterTexts } from './filter-texts.ts';
import { arithmeticText, metricText, type MetricReader } from './metric-text.ts';

/** What an IR means, part by part, in texts that do not depend on how it is spelled. */
export interface Meaning {
  relations: Set<string>;
  metrics: Set<string>;
  filters: Set<string>;
  grouping: Set<string>;
  rows: Set<string>;
}

/** Reads an IR that compiles on the catalog. */
export function meaningOf(ir: Ir, catalog: Catalog, asOf: Date): Meaning {
  const scope = openIrScope(ir, catalog, asOf);
  const used = new Set<Entity>();
  const [root] = scope.entities;
  if (ir.metrics.length === 0 && root) used.add(root);

  const dimensions = readDimensions(scope, ir);
  const texts = dimensions.map((dimension, at) => dimensionText(scope, dimension, ir.dimensions[at], used));
  const reader: MetricReader = {
    scope,
    use: ({ entity }) => used.add(entity),
    useRows: (entity) => used.add(entity),
    dimensions: new Map(
      dimensions.flatMap(({ name, bucket }, at) => (bucket ? [[name, texts[at] ?? name] as const] : [])),
    ),
  };
  const metricOf = (name: string): string => {
    const metric = ir.metrics.find((candidate) => candidate.name === name);
    return metric ? metricText(metric, ir.metrics, reader) : name;
  };
  const having = (ir.having ?? []).map(({ metric, op, value }) => `${metricOf(metric)} ${op} ${plain(value)}`);
  const filters = [...filterTexts(ir.filters, reader), ...having];
  const metrics = ir.metrics.map(({ name }) => metricOf(name));
  const order = readOrder(scope, ir, dimensions, readMetrics(scope, ir.metrics)).map((key) => {
    const by = key.kind === 'metric' ? metricOf(key.name) : orderedBy(scope, key, { dimensions, texts, used });
    return `${by} ${key.direction}`;
  });
  return {
    relations: relationsOf(scope, used),
    metrics: new Set(metrics),
    filters: new Set(filters),
    grouping: new Set([...withoutKeys(scope, dimensions, texts), ...(ir.distinct ? ['without repeats'] : [])]),
    // An order says which rows come only where not all of them do.
    rows: new Set(ir.limit === undefined ? [] : [`the first ${ir.limit} by ${order.join(', ') || 'no order'}`]),
  };
}

function dimensionText(
  scope: Scope,
  { term, bucket }: Dimension,
  written: IrDimension | undefined,
  used: Set<Entity>,
): string {
  const fields = fieldsIn(scope, term.sql);
  for (const { entity } of fields) used.add(entity);
  const nameOf = (name: string): string => fieldName(scope, reachField(scope, name));
  if (typeof written === 'object' && written.expr !== undefined)
    return arithmeticText(parseArithmetic(written.expr), nameOf);
  const name = fields[0] ? fieldName(scope, fields[0]) : '';
  return bucket ? `${printGrain(bucket).replace(/^1 /, '')} of ${name}` : name;
}

type OrderKey = Exclude<ReturnType<typeof readOrder>[number], { kind: 'metric' }>;

function orderedBy(
  scope: Scope,
  key: OrderKey,
  { dimensions, texts, used }: { dimensions: Dimension[]; texts: string[]; used: Set<Entity> },
): string {
  if (key.kind === 'dimension') return texts[dimensions.indexOf(key.dimension)] ?? key.dimension.name;
  const [field] = fieldsIn(scope, key.term.sql);
  if (!field) return '';
  used.add(field.entity);
  return fieldName(scope, field);
}

/** A key beside what its rows are recognised by only tells namesakes apart. */
function withoutKeys(scope: Scope, dimensions: readonly Dimension[], texts: readonly string[]): string[] {
  const fields = dimensions.map(({ term, bucket }): Field | null =>
    bucket || !term.column ? null : (fieldsIn(scope, term.sql)[0] ?? null),
  );
  return texts.filter((_, at) => {
    const field = fields[at];
    if (!field || singleKey(scope.context.catalog, field.entity.table) !== field.column) return true;
    return !fields.some((other) => other && other !== field && other.entity === field.entity);
  });
}

/** The entities that are spoken of and those on the way between them, with the keys that join them. */
function relationsOf(scope: Scope, used: ReadonlySet<Entity>): Set<string> {
  let kept = new Set(scope.entities);
  let edges = [...scope.edges];
  for (;;) {
    const spare = [...kept].find(
      (entity) =>
        !used.has(entity) && edges.filter(({ parent, child }) => parent === entity || child === entity).length < 2,
    );
    if (!spare || kept.size === 1) break;
    kept = new Set([...kept].filter((entity) => entity !== spare));
    edges = edges.filter(({ parent, child }) => parent !== spare && child !== spare);
  }
  const names = [...kept].map((entity) => entityName(scope, entity));
  return new Set([...names, ...edges.map((edge) => edgeName(scope, edge))].toSorted(byText));
}

function plain(value: unknown): string {
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => (Number.isFinite(Number(one)) ? String(Number(one)) : JSON.stringify(one))).join(', ');
}

import type { IrMetric } from '@air/contract';
import { type Arithmetic, parseArithmetic } from '../../sql/arithmetic.ts';
import { lookUpEntity, lookUpField } from '../../sql/names/fields.ts';
import { reachField } from '../../sql/names/join-tree.ts';
import { singleKey } from '../../sql/names/relationships.ts';
import type { Entity, Field } from '../../sql/names/scope.ts';
import { byText, entityName, fieldName } from './entity-names.ts';
import { type FilterReader, filterTexts } from './filter-texts.ts';

export interface MetricReader extends FilterReader {
  useRows: (entity: Entity) => void;
}

type Aggregate = Extract<IrMetric, { agg: unknown }>;

/** What a metric is, without its name: metrics that give the same figure give the same text. */
export function metricText(metric: IrMetric, all: readonly IrMetric[], reader: MetricReader): string {
  if ('agg' in metric) return aggregateText(metric, reader);
  const named = (name: string): string => {
    const other = all.find((candidate) => candidate.name === name && candidate !== metric);
    return other ? metricText(other, all, reader) : name;
  };
  if ('calc' in metric) return `${metric.calc.replaceAll('_', ' ')} of ${named(metric.of)}`;
  return arithmeticText(parseArithmetic(metric.expr), named);
}

function aggregateText(metric: Aggregate, reader: MetricReader): string {
  const texts = filterTexts(metric.filters ?? [], reader);
  return `${figureText(metric, reader)}${texts.length > 0 ? ` where ${texts.join(' and ')}` : ''}`;
}

function figureText({ name, agg, field, expr }: Aggregate, reader: MetricReader): string {
  const { scope } = reader;
  const [root] = scope.entities;
  if (expr !== undefined) {
    if (root) reader.useRows(root);
    return `${agg} of ${arithmeticText(parseArithmetic(expr), (part) => used(reader, reachField(scope, part)))}`;
  }
  const rowsOf =
    field === undefined || field === '*' ? root : lookUpField(scope, field) ? null : lookUpEntity(scope, field);
  if (rowsOf && (agg === 'count' || (agg === 'count_distinct' && field !== undefined)))
    return countText(rowsOf, reader);
  const found = reachField(scope, field ?? name);
  const { entity, column } = found;
  const isKey = singleKey(scope.context.catalog, entity.table) === column;
  const countsRows = agg === 'count' ? !column.nullable || isKey : agg === 'count_distinct' && isKey;
  return countsRows ? countText(entity, reader) : `${agg} of ${used(reader, found)}`;
}

function countText(entity: Entity, { scope, useRows }: MetricReader): string {
  useRows(entity);
  return `count of ${entityName(scope, entity)}`;
}

function used({ scope, use }: MetricReader, field: Field): string {
  use(field);
  return fieldName(scope, field);
}

/** Sums and products in one order: `a * b` is `b * a`. */
export function arithmeticText(tree: Arithmetic, nameOf: (name: string) => string): string {
  if (tree.kind === 'number') return String(Number(tree.text));
  if (tree.kind === 'name') return nameOf(tree.name);
  if (tree.kind === 'negative') return `-${arithmeticText(tree.of, nameOf)}`;
  const { operator } = tree;
  if (operator === '-' || operator === '/')
    return `(${arithmeticText(tree.left, nameOf)} ${operator} ${arithmeticText(tree.right, nameOf)})`;
  const parts = operandsOf(tree, operator).map((part) => arithmeticText(part, nameOf));
  return `(${parts.toSorted(byText).join(` ${operator} `)})`;
}

function operandsOf(tree: Arithmetic, operator: string): Arithmetic[] {
  if (tree.kind !== 'operation' || tree.operator !== operator) return [tree];
  return [...operandsOf(tree.left, operator), ...operandsOf(tree.right, operator)];
}

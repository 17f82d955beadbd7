import type { Condition } from '../conditions/condition.ts';
import { type Fragment, identifier, joined, raw, sql } from '../fragment.ts';
import { printJoins } from '../names/print-joins.ts';
import { derivedTable, emptySelect, printSelect } from '../select.ts';
import type { Term } from '../term.ts';
import { aggregateTerm, needsWindow, windowColumns, windowedAggregate } from './aggregates.ts';
import type { Block } from './blocks.ts';
import type { Dimension } from './dimensions.ts';
import type { JoinGraph } from './join-graph.ts';
import type { AggregateMetric } from './metrics.ts';
import { rowConditions, semiJoins } from './semi-joins.ts';
import { columnTerm } from '../names/fields.ts';
import type { Scope } from '../names/scope.ts';

/** A SELECT that groups, still without its select list: terms for the dimensions and metrics, valid inside it. */
export interface Grouping {
  from: Fragment;
  joins: Fragment[];
  where: Fragment[];
  groupBy: Fragment[];
  dimensions: Term[];
  figures: Map<string, Term>;
}

export function groupBlock(
  scope: Scope,
  graph: JoinGraph,
  block: Block,
  input: { dimensions: readonly Dimension[]; conditions: readonly Condition[] },
): Grouping {
  const { dialect } = scope.context;
  const start = scope.entities.find(({ alias }) => block.included.has(alias)) ?? scope.entities[0];
  if (!start) throw new Error('a query has at least one entity');
  const { from, joins } = printJoins(scope, start, block.included);
  const where = rowConditions(scope, graph, block.included, input.conditions);
  const inputs = block.metrics.map((metric) => inputOf(scope, graph, block, metric));
  const dimensions = input.dimensions.map(({ term }) => term);
  if (inputs.some(({ metric }) => needsWindow(dialect, metric.agg))) {
    return groupWindowed(scope, { from, joins, where, dimensions, inputs });
  }
  const figures = new Map(
    inputs.map(({ metric, argument }) => [metric.name, aggregateTerm(dialect, metric.agg, argument)]),
  );
  return { from, joins, where, groupBy: dimensions.flatMap((term) => dialect.groupKeys(term)), dimensions, figures };
}

interface Input {
  metric: AggregateMetric;
  argument: Term | null;
}

function inputOf(scope: Scope, graph: JoinGraph, block: Block, metric: AggregateMetric): Input {
  const isByKey = block.countedByKey.has(metric);
  return {
    metric: isByKey ? { ...metric, agg: 'count_distinct' } : metric,
    argument: argumentOf(scope, graph, block, metric),
  };
}

/** The argument of the aggregate: null in rows that its own filters leave out. */
function argumentOf(scope: Scope, graph: JoinGraph, block: Block, metric: AggregateMetric): Term | null {
  const conditions = semiJoins(scope, graph, block.included, metric.conditions);
  const isByKey = block.countedByKey.has(metric);
  const argument = isByKey ? keyOf(scope, metric) : metric.argument;
  if (isByKey && metric.argument) conditions.push(sql`${metric.argument.sql} IS NOT NULL`);
  if (conditions.length === 0) return argument;
  const condition = joined(conditions, ' AND ');
  const value = argument?.sql ?? raw('1');
  const term = argument ?? { type: 'integer', scale: 0, column: null, uses: new Set<string>() };
  return { ...term, sql: sql`CASE WHEN ${condition} THEN ${value} END`, isNullable: true };
}

function keyOf(scope: Scope, { rowsOf, key }: AggregateMetric): Term | null {
  return key && columnTerm(scope, { entity: rowsOf, column: key });
}

interface Rows {
  from: Fragment;
  joins: Fragment[];
  where: Fragment[];
  dimensions: Term[];
  inputs: Input[];
}

/**
 * Groups where the engine has no percentile or deviation: the rows first, then beside each its place in the order of
 * its group, then the group.
 */
function groupWindowed({ context: { dialect } }: Scope, { from, joins, where, dimensions, inputs }: Rows): Grouping {
  const dimensionColumns = dimensions.map((term, index) => ({ sql: term.sql, name: `group_${index + 1}` }));
  const argumentColumns = inputs.map(({ argument }, index) => ({
    sql: argument?.sql ?? raw('1'),
    name: `value_${index + 1}`,
  }));
  const rows = printSelect({ ...emptySelect, columns: [...dimensionColumns, ...argumentColumns], from, joins, where });

  const keys = dimensions.map((term, index): Term => ({
    ...term,
    sql: identifier('measured', `group_${index + 1}`),
    column: null,
  }));
  const partition = dimensions.flatMap((term, index) =>
    dialect.groupKeys({ ...term, sql: identifier('selected', `group_${index + 1}`) }),
  );
  const besides = inputs.flatMap(({ metric }, index) => {
    if (!needsWindow(dialect, metric.agg)) return [];
    const { position, wanted, mean } = windowColumns(
      metric.agg,
      identifier('selected', `value_${index + 1}`),
      partition,
    );
    if (metric.agg === 'stddev') return [{ sql: mean, name: `mean_${index + 1}` }];
    return [
      { sql: position, name: `position_${index + 1}` },
      { sql: wanted, name: `wanted_${index + 1}` },
    ];
  });
  const plain = [...dimensionColumns, ...argumentColumns].map(({ name }) => ({
    sql: identifier('selected', name),
    name,
  }));
  const measured = printSelect({
    ...emptySelect,
    columns: [...plain, ...besides],
    from: derivedTable(rows, 'selected'),
  });

  const figures = inputs.map(({ metric, argument }, index): [string, Term] => {
    const value = identifier('measured', `value_${index + 1}`);
    if (!argument) return [metric.name, aggregateTerm(dialect, metric.agg, null)];
    if (!needsWindow(dialect, metric.agg))
      return [metric.name, aggregateTerm(dialect, metric.agg, { ...argument, sql: value })];
    const columns = {
      position: identifier('measured', `position_${index + 1}`),
      wanted: identifier('measured', `wanted_${index + 1}`),
      mean: identifier('measured', `mean_${index + 1}`),
    };
    return [metric.name, windowedAggregate(dialect, metric.agg, { ...argument, sql: value }, columns)];
  });
  return {
    from: derivedTable(measured, 'measured'),
    joins: [],
    where: [],
    groupBy: keys.flatMap((term) => dialect.groupKeys(term)),
    dimensions: keys,
    figures: new Map(figures),
  };
}

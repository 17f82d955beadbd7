import type { Ir } from '@air/contract';
import { readFilters } from '../conditions/read-filters.ts';
import type { Fragment } from '../fragment.ts';
import { printSelect } from '../select.ts';
import { aggregateQuery } from './aggregate-query.ts';
import { type Dimension, readDimensions } from './dimensions.ts';
import { JoinGraph } from './join-graph.ts';
import { listQuery } from './list-query.ts';
import { type Metric, readMetrics } from './metrics.ts';
import { readOrder } from './order.ts';
import type { ReadQuery } from './read-query.ts';
import type { Scope } from '../names/scope.ts';

export interface BuiltQuery {
  query: Fragment;
  dimensions: Dimension[];
  metrics: Metric[];
}

/** Reads every name and value of the IR first; only then is it known which entities must be joined. */
export function buildQuery(scope: Scope, ir: Ir): BuiltQuery {
  const dimensions = readDimensions(scope, ir);
  const conditions = readFilters(scope, ir.filters, new Map(dimensions.map(({ name, term }) => [name, term])));
  const metrics = readMetrics(scope, ir.metrics);
  const order = readOrder(scope, ir, dimensions, metrics);
  const read: ReadQuery = {
    ir,
    scope,
    dimensions,
    metrics,
    order,
    conditions,
    limit: ir.limit ?? null,
    graph: new JoinGraph(scope),
  };
  const select = metrics.length > 0 || ir.distinct ? aggregateQuery(read) : listQuery(read);
  return { query: printSelect(select), dimensions, metrics };
}

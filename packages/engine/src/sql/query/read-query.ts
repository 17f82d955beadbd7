import type { Ir } from '@air/contract';
import type { Condition } from '../conditions/condition.ts';
import type { Dimension } from './dimensions.ts';
import type { JoinGraph } from './join-graph.ts';
import type { Metric } from './metrics.ts';
import type { OrderKey } from './order.ts';
import type { Scope } from '../names/scope.ts';

/** An IR whose names and values are all resolved. */
export interface ReadQuery {
  ir: Ir;
  scope: Scope;
  dimensions: Dimension[];
  metrics: Metric[];
  order: OrderKey[];
  conditions: Condition[];
  limit: number | null;
  graph: JoinGraph;
}

/** Entities that an inner join asks for even if nothing else does. */
export function requiredEntities({ edges }: Scope): Set<string> {
  return new Set(edges.filter(({ type }) => type === 'inner').map(({ child }) => child.alias));
}

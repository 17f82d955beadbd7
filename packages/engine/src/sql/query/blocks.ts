import { AirError } from '@air/core';
import { type Condition, usesOf } from '../conditions/condition.ts';
import { union } from '../term.ts';
import type { Dimension } from './dimensions.ts';
import type { JoinGraph } from './join-graph.ts';
import type { AggregateMetric } from './metrics.ts';

/** Metrics that one SELECT can aggregate without counting any row twice. */
export interface Block {
  included: Set<string>;
  metrics: AggregateMetric[];
  /** Those that count rows by their key, because joined rows repeat them. */
  countedByKey: Set<AggregateMetric>;
}

interface Placement {
  metric: AggregateMetric;
  included: Set<string>;
  /** Entities that may be joined beside without changing the metric; null for any. */
  limit: Set<string> | null;
}

/** Shares the metrics out over as few blocks as their grains allow; refuses what no join order could make right. */
export function planBlocks(
  graph: JoinGraph,
  dimensions: readonly Dimension[],
  metrics: readonly AggregateMetric[],
  needs: { conditions: readonly Condition[]; required: ReadonlySet<string> },
): Block[] {
  const dimensionUses = union(dimensions.map(({ term }) => term.uses));
  const filterUses = union([...needs.conditions.map(usesOf), needs.required, new Set([graph.root])]);
  const placements = metrics.map((metric) => place(graph, metric, dimensionUses, filterUses));
  const blocks: (Block & { limits: Set<string>[] })[] = [];
  for (const placement of placements.toSorted((a, b) => flexibility(a) - flexibility(b))) {
    const { metric, included, limit } = placement;
    const limits = limit ? [limit] : [];
    const fitting = blocks.find((block) => fits(graph, block, included, limits));
    const counting =
      fitting ?? (canCountByKey(metric) ? blocks.find((block) => fits(graph, block, included, [])) : undefined);
    const block = counting ?? { included, metrics: [], countedByKey: new Set(), limits: [] };
    if (!counting) blocks.push(block);
    block.included = graph.connect(union([block.included, included]));
    block.metrics.push(metric);
    const isByKey = isRepeated(graph, metric, block.included);
    if (isByKey) block.countedByKey.add(metric);
    else block.limits.push(...limits);
  }
  // A later metric may have widened the block of an earlier count.
  for (const block of blocks) {
    for (const metric of block.metrics) if (isRepeated(graph, metric, block.included)) block.countedByKey.add(metric);
  }
  return blocks;
}

function place(
  graph: JoinGraph,
  metric: AggregateMetric,
  dimensionUses: Set<string>,
  filterUses: Set<string>,
): Placement {
  const filters = union([filterUses, ...metric.conditions.map(usesOf)]);
  const needed = union([metric.owners, dimensionUses]);
  for (const owner of metric.owners) {
    const reach = graph.reach(owner);
    if (![...needed].every((alias) => reach.has(alias))) continue;
    const joinable = [...filters].filter((alias) => reach.has(alias));
    return {
      metric,
      included: graph.connect(union([needed, new Set(joinable)])),
      limit: ignoresRepeats(metric) ? null : reach,
    };
  }
  if (ignoresRepeats(metric) || canCountByKey(metric))
    return { metric, included: graph.connect(union([needed, filters])), limit: null };
  throw fanOut(graph, metric, needed);
}

/** What must stand alone chooses its block first; what can be counted by key or ignores repeats joins one. */
function flexibility({ metric, limit }: Placement): number {
  if (limit === null) return 2;
  return canCountByKey(metric) ? 1 : 0;
}

function fits(
  graph: JoinGraph,
  block: Block & { limits: Set<string>[] },
  included: Set<string>,
  limits: Set<string>[],
): boolean {
  const all = graph.connect(union([block.included, included]));
  return [...block.limits, ...limits].every((limit) => [...all].every((alias) => limit.has(alias)));
}

function isRepeated(graph: JoinGraph, metric: AggregateMetric, included: ReadonlySet<string>): boolean {
  if (metric.agg !== 'count') return false;
  const reaches = [...metric.owners].map((owner) => graph.reach(owner));
  return !reaches.some((reach) => [...included].every((alias) => reach.has(alias)));
}

function ignoresRepeats({ agg }: AggregateMetric): boolean {
  return agg === 'min' || agg === 'max' || agg === 'count_distinct';
}

function canCountByKey({ agg, owners, key }: AggregateMetric): boolean {
  return agg === 'count' && owners.size === 1 && key !== null;
}

function fanOut(graph: JoinGraph, { name, owners }: AggregateMetric, needed: Set<string>): AirError {
  const [owner = ''] = owners;
  const reach = graph.reach(owner);
  const beyond = [...needed].filter((alias) => !reach.has(alias)).join(', ');
  return new AirError(
    'ir.fan_out',
    `metric "${name}" is one figure per row of "${owner}", and "${beyond}" has several rows for each`,
    {
      hint: `group by fields of ${[...reach].join(', ')}, or aggregate a field of "${beyond}"`,
    },
  );
}

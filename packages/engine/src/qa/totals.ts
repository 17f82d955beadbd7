import type { Ir } from '@air/contract';

/**
 * The query for the totals that the rows of a grouped result must add up to: the same figures without the groups. Null
 * when the rows are not all there is (a limit, a condition on groups), or no figure can be added up.
 */
export function totalsIr(ir: Ir): Ir | null {
  const isWhole = ir.dimensions.length > 0 && ir.limit === undefined && (ir.having ?? []).length === 0;
  const metrics = ir.metrics.filter((metric) => 'agg' in metric && (metric.agg === 'sum' || metric.agg === 'count'));
  if (!isWhole || metrics.length === 0) return null;
  const { order: _order, grain: _grain, ...rest } = ir;
  return { ...rest, metrics, dimensions: [] };
}

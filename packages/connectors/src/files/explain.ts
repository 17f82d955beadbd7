import type { PlanWarning } from '../connector.ts';

interface PlanNode {
  name: string;
  children?: PlanNode[];
  extra_info?: Record<string, unknown>;
}

const manyRows = 1_000_000;
const hugeResult = 1_000_000;

/** Reduces DuckDB's plan: scanning a file is what it is good at, multiplying two inputs is not. */
export function warnOfPlan(json: string): PlanWarning[] {
  const plan = JSON.parse(json) as PlanNode[]; // EXPLAIN (FORMAT json) documents this shape
  const [root] = plan;
  if (!root) return [];
  const warnings = [...walk(root)];
  const result = estimateOf(root);
  if (result >= hugeResult) {
    warnings.push({ rule: 'large_estimate', message: `about ${result} rows are expected`, estimatedRows: result });
  }
  return warnings;
}

function* walk(node: PlanNode): Generator<PlanWarning> {
  const rows = estimateOf(node);
  if (/CROSS_PRODUCT|BLOCKWISE_NL_JOIN/.test(node.name) && rows >= manyRows) {
    yield { rule: 'cartesian_product', message: `two inputs are multiplied (about ${rows} rows)`, estimatedRows: rows };
  }
  for (const child of node.children ?? []) yield* walk(child);
}

function estimateOf(node: PlanNode): number {
  return Number(node.extra_info?.['Estimated Cardinality'] ?? 0) || 0;
}

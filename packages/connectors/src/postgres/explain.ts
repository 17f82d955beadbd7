import type { PlanWarning } from '../connector.ts';

interface PlanNode {
  'Node Type': string;
  'Plan Rows'?: number;
  'Relation Name'?: string;
  'Join Filter'?: string;
  'Join Type'?: string;
  'Index Cond'?: string;
  'Parent Relationship'?: string;
  Plans?: PlanNode[];
}

const manyRows = 100_000;
const hugeResult = 1_000_000;

/** Reduces Postgres's plan to what a person should know before running it. */
export function warnOfPlan(explained: unknown): PlanWarning[] {
  const [first] = explained as { Plan: PlanNode }[]; // EXPLAIN (FORMAT JSON) documents this shape
  if (!first) return [];
  const warnings = [...walk(first.Plan)];
  const result = first.Plan['Plan Rows'] ?? 0;
  if (result >= hugeResult) {
    warnings.push({ rule: 'large_estimate', message: `about ${result} rows are expected`, estimatedRows: result });
  }
  return warnings;
}

function* walk(node: PlanNode): Generator<PlanWarning> {
  const rows = node['Plan Rows'] ?? 0;
  if (node['Node Type'] === 'Seq Scan' && rows >= manyRows) {
    const message = `every row of ${node['Relation Name'] ?? 'a table'} is read (about ${rows})`;
    yield { rule: 'full_scan', message, estimatedRows: rows };
  }
  if (isProduct(node) && rows >= manyRows) {
    yield { rule: 'cartesian_product', message: `two inputs are multiplied (about ${rows} rows)`, estimatedRows: rows };
  }
  for (const child of node.Plans ?? []) yield* walk(child);
}

/** A nested loop that neither filters pairs nor looks the inner side up. */
function isProduct(node: PlanNode): boolean {
  if (node['Node Type'] !== 'Nested Loop' || node['Join Filter']) return false;
  const inner = node.Plans?.find((child) => child['Parent Relationship'] === 'Inner');
  return inner !== undefined && !looksUp(inner);
}

function looksUp(node: PlanNode): boolean {
  if (node['Index Cond']) return true;
  return (
    ['Memoize', 'Bitmap Heap Scan', 'Append', 'Limit', 'Aggregate'].includes(node['Node Type']) &&
    (node.Plans ?? []).some(looksUp)
  );
}

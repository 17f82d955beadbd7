import type { PlanWarning } from '../connector.ts';

const manyRows = 100_000;
const hugeResult = 1_000_000;

/** Reduces the rows of a tabular EXPLAIN, which MySQL and MariaDB share, to what a person should know. */
export function warnOfPlan(columns: string[], rows: unknown[][]): PlanWarning[] {
  const [table, type, key, count, extra] = ['table', 'type', 'key', 'rows', 'Extra'].map((name) =>
    columns.indexOf(name),
  );
  const cell = (row: unknown[], index: number | undefined): string => printed(row[index ?? -1]);
  const warnings: PlanWarning[] = [];
  let product = 1;
  for (const row of rows) {
    const estimate = Number(cell(row, count)) || 1;
    product *= estimate;
    const isScan = cell(row, type) === 'ALL';
    if (isScan && estimate >= manyRows) {
      const message = `every row of ${cell(row, table)} is read (about ${estimate})`;
      warnings.push({ rule: cell(row, key) ? 'full_scan' : 'no_index', message, estimatedRows: estimate });
    }
    const joinsWithoutCondition = isScan && /join buffer/i.test(cell(row, extra)) && !/where/i.test(cell(row, extra));
    if (joinsWithoutCondition && product >= manyRows) {
      const message = `${cell(row, table)} is multiplied with what is before it (about ${product} rows)`;
      warnings.push({ rule: 'cartesian_product', message, estimatedRows: product });
    }
  }
  if (product >= hugeResult && rows.length > 1) {
    warnings.push({ rule: 'large_estimate', message: `about ${product} rows are looked at`, estimatedRows: product });
  }
  return warnings;
}

function printed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { PlanWarning } from '../connector.ts';
import type { EngineQuery } from '../embedded/protocol.ts';

/** SQLite's plan has no row counts: what it scans in full is named, two of them without an index are a product. */
export function warnOfPlan(database: DatabaseSyncInstance, query: EngineQuery): PlanWarning[] {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${query.text}`).all() as { detail: string }[]; // as SQLite documents it
  const scans = steps.flatMap(({ detail }) => /^SCAN (\S+)(?! USING (?:COVERING )?INDEX)/.exec(detail)?.[1] ?? []);
  const real = scans.filter((name) => !/^(\(|CONSTANT|SUBQUERY)/i.test(name));
  const warnings: PlanWarning[] = [...new Set(real)].map((name) => ({
    rule: 'full_scan',
    message: `every row of ${name} is read`,
    estimatedRows: null,
  }));
  return warnings;
}

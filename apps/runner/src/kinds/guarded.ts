import type { SafetyReport } from '@air/contract';
import { AirError, type GuardedSql, type Statement } from '@air/core';
import { policyFor } from '@air/engine/guard';
import type { Catalog } from '@air/engine/learn';
import type { DatasourceRecord } from '@air/store';
import type { Work } from '../work.ts';

export interface GuardedRun {
  datasource: DatasourceRecord;
  catalog: Catalog;
  sql: GuardedSql;
  report: SafetyReport;
}

/** Proves the statement of a run once more, against what the catalog allows now: only what was proved here is executed. */
export async function guardRun({ run, tools }: Work): Promise<GuardedRun> {
  const datasource = await tools.store.datasources.get(run.orgId, run.datasourceId);
  const catalog = await tools.catalogs.get(run.orgId, run.datasourceId);
  if (run.sql === null) throw new AirError('request.invalid', 'the run has no statement');
  const statement: Statement = { dialect: catalog.dialect, text: run.sql, parameters: run.sqlParams };
  const maxRows = Math.min(run.limits.maxRows, tools.limits.maxRows);
  const verdict = await tools.guard.check(statement, policyFor(catalog, { ...tools.limits, maxRows }));
  if (!verdict.isAllowed) throw refusal(verdict.report);
  return { datasource, catalog, sql: verdict.sql, report: verdict.report };
}

export function refusal(report: SafetyReport): AirError {
  const finding = report.findings.find(({ level }) => level === 'refused');
  return new AirError(finding?.rule ?? 'guard.construct_denied', finding?.message ?? 'the statement was refused', {
    ...(finding?.hint && { hint: finding.hint }),
    ...(typeof finding?.position === 'number' && { position: finding.position }),
    details: { safety_report: report },
  });
}

import type { SafetyReport } from '@air/contract';
import { AirError, type GuardedSql, type Statement } from '@air/core';
import { type Access, guardPolicyOf, resolveAccess } from '@air/engine/policy';
import type { DatasourceRecord } from '@air/store';
import type { Work } from '../work.ts';

export interface GuardedRun {
  datasource: DatasourceRecord;
  /** What the subject of the run may see as it starts. */
  access: Access;
  sql: GuardedSql;
  report: SafetyReport;
}

/** Proves the statement of a run once more, against what its subject may see now: only what was proved here is executed. */
export async function guardRun({ run, tools }: Work): Promise<GuardedRun> {
  const datasource = await tools.store.datasources.get(run.orgId, run.datasourceId);
  const catalog = await tools.catalogs.get(run.orgId, run.datasourceId);
  const policy = await tools.store.policies.find(run.orgId, run.subject.role, run.datasourceId);
  const access = resolveAccess({ catalog, subject: run.subject, policy });
  if (run.sql === null) throw new AirError('request.invalid', 'the run has no statement');
  const statement: Statement = { dialect: catalog.dialect, text: run.sql, parameters: run.sqlParams };
  const maxRows = Math.min(run.limits.maxRows, tools.limits.maxRows);
  const verdict = await tools.guard.check(statement, guardPolicyOf(access, { ...tools.limits, maxRows }));
  if (!verdict.isAllowed) throw refusal(verdict.report);
  return { datasource, access, sql: verdict.sql, report: verdict.report };
}

export function refusal(report: SafetyReport): AirError {
  const finding = report.findings.find(({ level }) => level === 'refused');
  return new AirError(finding?.rule ?? 'guard.construct_denied', finding?.message ?? 'the statement was refused', {
    ...(finding?.hint && { hint: finding.hint }),
    ...(typeof finding?.position === 'number' && { position: finding.position }),
    details: { safety_report: report },
  });
}

import type { SafetyReport } from '@air/contract';
import type { Dialect, ErrorCode, GuardedSql } from '@air/core';
import type { Judgement } from './checks/judging.ts';
import type { Refusal } from './refusal.ts';

/** Collects what is shown of a check: what was proved, in order, what was found, what was changed. */
export interface ReportWriter {
  passed(check: string): void;
  describe(judgement: Judgement): void;
  changed(rule: ErrorCode, message: string, position: number | null): void;
  refused(refusals: Refusal[]): { isAllowed: false; report: SafetyReport };
  allowed(sql: GuardedSql, rowLimit: number): { isAllowed: true; sql: GuardedSql; report: SafetyReport };
}

const mostFindings = 50;

export function createReport(dialect: Dialect): ReportWriter {
  const report: SafetyReport = {
    verdict: 'refused',
    dialect,
    findings: [],
    relations: [],
    functions: [],
    row_limit: null,
    checks: [],
  };
  return {
    passed: (check) => report.checks.push(check),
    describe({ relations, functions }) {
      report.relations = [...relations].toSorted();
      report.functions = [...functions].toSorted();
    },
    changed: (rule, message, position) =>
      report.findings.push({ rule, level: 'changed', message, position, hint: null }),
    refused(refusals) {
      const findings = refusals.slice(0, mostFindings).map(({ code, message, position, hint }) => ({
        rule: code,
        level: 'refused' as const,
        message,
        position,
        hint,
      }));
      return { isAllowed: false, report: { ...report, findings } };
    },
    allowed: (sql, rowLimit) => ({
      isAllowed: true,
      sql,
      report: { ...report, verdict: 'allowed', row_limit: rowLimit },
    }),
  };
}

import type { reportDetailSchema, reportSchema, reportVersionSchema } from '@air/contract';
import type { ReportRecord, ReportVersionRecord } from '@air/store';
import type { z } from 'zod';

export function viewReport(report: ReportRecord): z.input<typeof reportSchema> {
  return {
    id: report.id,
    key: report.key,
    title: report.title,
    owner: report.owner,
    archived: report.isArchived,
    latest_version: report.latestVersion,
    datasource_id: report.datasourceId,
    last_run_id: report.lastRunId,
    created_at: report.createdAt,
    updated_at: report.updatedAt,
  };
}

export function viewReportDetail(
  report: ReportRecord,
  versions: ReportVersionRecord[],
): z.input<typeof reportDetailSchema> {
  return { ...viewReport(report), versions: versions.map(viewReportVersion) };
}

export function viewReportVersion(version: ReportVersionRecord): z.input<typeof reportVersionSchema> {
  return {
    id: version.id,
    report_key: version.reportKey,
    version: version.version,
    scope_version_id: version.scopeVersionId,
    datasource_id: version.datasourceId,
    def: version.def,
    checksum: version.checksum,
    status: version.status,
    created_at: version.createdAt,
  };
}

import type { reportExportSchema } from '@air/contract';
import { AirError } from '@air/core';
import { checksum, parseDefinition } from '@air/engine/report';
import type { NewReportVersion } from '@air/store';
import type { z } from 'zod';
import type { World } from '../world.ts';

type ReportExport = z.output<typeof reportExportSchema>;

/** A report with all its versions, as it can be imported elsewhere. */
export async function exportReport(world: World, orgId: string, key: string): Promise<ReportExport> {
  const report = await world.store.reports.get(orgId, key);
  const versions = await world.store.reports.versions(orgId, key);
  return {
    air_export: '1',
    key: report.key,
    title: report.title,
    owner: report.owner,
    versions: versions.map((version) => ({
      version: version.version,
      datasource_id: version.datasourceId,
      def: version.def,
      checksum: version.checksum,
    })),
  };
}

/** Stores an export, all of it or nothing. A definition that is not the one exported is refused. */
export async function importReport(world: World, orgId: string, sent: ReportExport): Promise<void> {
  const known = new Set((await world.store.datasources.list(orgId)).map(({ id }) => id));
  const versions: NewReportVersion[] = [];
  for (const exported of [...sent.versions].sort((a, b) => a.version - b.version)) {
    const def = parseDefinition(exported.def);
    if (checksum(def) !== exported.checksum) {
      throw new AirError(
        'report.invalid',
        `version ${exported.version} was changed after its export: the checksum differs`,
        {
          hint: 'import the file as it was exported, or add the definition with POST /v1/reports/{key}/versions',
        },
      );
    }
    if (exported.datasource_id !== null && !known.has(exported.datasource_id)) {
      throw new AirError(
        'report.invalid',
        `version ${exported.version} is bound to datasource ${exported.datasource_id}, which is not here`,
        {
          hint: 'register that datasource first, or set datasource_id to null to make the version portable',
        },
      );
    }
    versions.push({ scopeVersionId: null, datasourceId: exported.datasource_id, def, checksum: exported.checksum });
  }
  await world.store.reports.create(orgId, { key: sent.key, title: sent.title, owner: sent.owner }, versions);
}

import type { reportExportSchema } from '@air/contract';
import { AirError } from '@air/core';
import { checksum, parseDefinition } from '@air/engine/report';
import type { NewReportVersion } from '@air/store';
import type { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { knownDatasources } from './known-datasources.ts';
import { seesAllOf, visibleReport, visibleVersions } from './visible-reports.ts';

type ReportExport = z.output<typeof reportExportSchema>;

/** A report with the versions that the caller may see, as it can be imported elsewhere. */
export async function exportReport(world: World, actor: Actor, key: string): Promise<ReportExport> {
  const report = await visibleReport(world, actor, key);
  const versions = await visibleVersions(world, actor, key);
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
export async function importReport(world: World, actor: Actor, sent: ReportExport): Promise<void> {
  const known = new Set((await knownDatasources(world, actor)).map(({ id }) => id));
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
    if (!(await seesAllOf(world, actor, { def, datasourceId: exported.datasource_id }))) {
      throw new AirError('report.invalid', `version ${exported.version} reads what you may not see`, {
        hint: 'ask an administrator to import it, or for a policy that covers it',
      });
    }
    versions.push({ scopeVersionId: null, datasourceId: exported.datasource_id, def, checksum: exported.checksum });
  }
  await world.store.reports.create(actor.orgId, { key: sent.key, title: sent.title, owner: sent.owner }, versions);
}

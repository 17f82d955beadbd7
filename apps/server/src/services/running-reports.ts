import type { ParameterValues, runReportSchema } from '@air/contract';
import { AirError } from '@air/core';
import { resolveParameters } from '@air/engine/report';
import type { ReportVersionRecord, RunRecord } from '@air/store';
import type { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { knownDatasource } from './known-datasources.ts';
import { startQuery } from './running.ts';
import { seesAllOf, visibleReport } from './visible-reports.ts';

export interface ReportRequest {
  key: string;
  version: number | undefined;
  datasourceId: string | undefined;
  params: ParameterValues;
  asOf: Date;
}

/** Runs a stored definition with given values; no planner and no model takes part. */
export async function startReport(
  world: World,
  caller: { actor: Actor; traceId: string },
  request: ReportRequest,
): Promise<RunRecord> {
  const { orgId } = caller.actor;
  const report = await visibleReport(world, caller.actor, request.key);
  if (report.isArchived) throw new AirError('store.not_found', `report ${request.key} is archived`);
  const version = await world.store.reports.getVersion(orgId, request.key, request.version);
  const isHidden = version.version !== report.latestVersion && !(await seesAllOf(world, caller.actor, version));
  if (isHidden) throw new AirError('store.not_found', `report "${request.key}" has no version ${version.version}`);
  const datasourceId = bindTo(version, request.datasourceId);
  await knownDatasource(world, caller.actor, datasourceId);
  return startQuery(world, caller, {
    datasourceId,
    ir: version.def.ir ?? null,
    sql: version.def.sql ?? null,
    params: resolveParameters(version.def, request.params),
    asOf: request.asOf,
    question: report.title,
    scopeVersionId: version.scopeVersionId,
    report: { key: report.key, version: version.version, visuals: version.def.visuals },
  });
}

function bindTo(version: ReportVersionRecord, named: string | undefined): string {
  const bound = version.datasourceId;
  if (bound === null && named === undefined) {
    throw new AirError(
      'report.datasource_required',
      `report ${version.reportKey} is portable: each run names its datasource`,
      {
        hint: `POST /v1/reports/${version.reportKey}/run?datasource_id=…`,
      },
    );
  }
  if (bound !== null && named !== undefined && named !== bound) {
    throw new AirError('request.invalid', `report ${version.reportKey} is bound to datasource ${bound}, not ${named}`, {
      hint: 'leave datasource_id out, or add a version without one',
    });
  }
  return bound ?? named ?? '';
}

type RunBody = z.output<typeof runReportSchema>;

/** Parameter values stand in the body either bare or under `params`. */
export function readRunBody(body: RunBody | undefined): {
  params: ParameterValues;
  as_of?: string | undefined;
  wait?: number | undefined;
} {
  if (body === undefined) return { params: {} };
  return isWrapped(body) ? body : { params: body };
}

function isWrapped(body: RunBody): body is Extract<RunBody, { params: ParameterValues }> {
  const { params } = body;
  return typeof params === 'object' && params !== null && !Array.isArray(params);
}

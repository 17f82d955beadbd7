import { AirError } from '@air/core';
import { checksum, parseDefinition } from '@air/engine/report';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { instantOf } from '../services/instant.ts';
import { exportReport, importReport } from '../services/moving-reports.ts';
import { knownDatasource } from '../services/known-datasources.ts';
import { ownScopeVersion } from '../services/own-scopes.ts';
import { readRunBody, startReport } from '../services/running-reports.ts';
import { listVisibleReports, seesAllOf, visibleReport, visibleVersions } from '../services/visible-reports.ts';
import { viewReport, viewReportDetail, viewReportVersion } from '../views/report-view.ts';
import { viewRun } from '../views/run-view.ts';
import type { World } from '../world.ts';

export function serveReports(app: FastifyInstance, world: World): void {
  const { reports } = world.store;

  serve(app, world, 'listReports', async ({ actor, query }) => {
    const isArchived = query.archived ?? false;
    const { limit, offset } = query;
    const { items, total } = await listVisibleReports(world, actor, { limit, offset, isArchived });
    return { status: 200, body: { items: items.map(viewReport), total } };
  });

  serve(app, world, 'createReport', async ({ actor, body }) => {
    const report = await reports.create(actor.orgId, {
      key: body.key,
      title: body.title,
      owner: body.owner ?? actor.userId,
    });
    return { status: 201, body: viewReport(report) };
  });

  serve(app, world, 'importReport', async ({ actor, body }) => {
    await importReport(world, actor, body);
    return { status: 201, body: await detail(actor, body.key) };
  });

  serve(app, world, 'getReport', async ({ actor, params }) => ({
    status: 200,
    body: await detail(actor, params.key),
  }));

  serve(app, world, 'archiveReport', async ({ actor, params }) => {
    const { key } = await visibleReport(world, actor, params.key);
    await reports.archive(actor.orgId, key);
    return { status: 204 };
  });

  serve(app, world, 'createReportVersion', async ({ actor, params, query, body }) => {
    const { orgId } = actor;
    const sent = 'def' in body ? body : { def: body };
    const def = parseDefinition(sent.def);
    const datasourceId = sent.datasource_id ?? query.datasource_id ?? null;
    if (sent.datasource_id && query.datasource_id && sent.datasource_id !== query.datasource_id) {
      throw new AirError('request.invalid', 'the body and the query name different datasources');
    }
    await visibleReport(world, actor, params.key);
    if (datasourceId !== null) await knownDatasource(world, actor, datasourceId);
    if (sent.scope_version_id) await ownScopeVersion(world, actor, sent.scope_version_id);
    if (!(await seesAllOf(world, actor, { def, datasourceId }))) {
      throw new AirError('report.invalid', 'the definition reads what you may not see, or what is not there', {
        hint: 'use relations and columns of GET /v1/schema/{id}',
      });
    }
    const version = await reports.addVersion(orgId, params.key, {
      scopeVersionId: sent.scope_version_id ?? null,
      datasourceId,
      def,
      checksum: checksum(def),
    });
    return { status: 201, body: viewReportVersion(version) };
  });

  serve(app, world, 'runReport', async ({ actor, traceId, params, query, body, signal }) => {
    const sent = readRunBody(body);
    const run = await startReport(
      world,
      { actor, traceId },
      {
        key: params.key,
        version: query.version,
        datasourceId: query.datasource_id,
        params: sent.params,
        asOf: instantOf(sent.as_of, world.clock),
      },
    );
    const waitMs = (sent.wait ?? query.wait) * 1_000;
    return { status: 202, body: viewRun(await world.runs.waitForEnd(actor.orgId, run.id, waitMs, signal)) };
  });

  serve(app, world, 'exportReport', async ({ actor, params, query }) => ({
    status: 200,
    body: await exportReport(world, actor, params.key),
    mediaType: query.format === 'yaml' ? 'application/yaml' : 'application/json',
  }));

  async function detail(actor: Actor, key: string) {
    const report = await visibleReport(world, actor, key);
    return viewReportDetail(report, await visibleVersions(world, actor, key));
  }
}

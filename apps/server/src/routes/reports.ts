import { AirError } from '@air/core';
import { checksum, parseDefinition } from '@air/engine/report';
import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { instantOf } from '../services/instant.ts';
import { exportReport, importReport } from '../services/moving-reports.ts';
import { readRunBody, startReport } from '../services/running-reports.ts';
import { viewReport, viewReportDetail, viewReportVersion } from '../views/report-view.ts';
import { viewRun } from '../views/run-view.ts';
import type { World } from '../world.ts';

export function serveReports(app: FastifyInstance, world: World): void {
  const { reports } = world.store;

  serve(app, world, 'listReports', async ({ actor, query }) => {
    const isArchived = query.archived ?? false;
    const { items, total } = await reports.list(actor.orgId, { limit: query.limit, offset: query.offset, isArchived });
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
    await importReport(world, actor.orgId, body);
    return { status: 201, body: await detail(actor.orgId, body.key) };
  });

  serve(app, world, 'getReport', async ({ actor, params }) => ({
    status: 200,
    body: await detail(actor.orgId, params.key),
  }));

  serve(app, world, 'archiveReport', async ({ actor, params }) => {
    await reports.archive(actor.orgId, params.key);
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
    if (datasourceId !== null) await world.store.datasources.get(orgId, datasourceId);
    if (sent.scope_version_id) await world.store.scopes.getVersion(orgId, sent.scope_version_id);
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
    body: await exportReport(world, actor.orgId, params.key),
    mediaType: query.format === 'yaml' ? 'application/yaml' : 'application/json',
  }));

  async function detail(orgId: string, key: string) {
    const report = await reports.get(orgId, key);
    return viewReportDetail(report, await reports.versions(orgId, key));
  }
}

import { AirError } from '@air/core';
import type { RunRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { readableRun, shownRun, visibleRun } from '../services/access.ts';
import { analysisOf } from '../services/analyses.ts';
import { chooseDatasource } from '../services/choose-datasource.ts';
import { instantOf } from '../services/instant.ts';
import { ownScopeVersion } from '../services/own-scopes.ts';
import { startQuery } from '../services/running.ts';
import { viewColumn, viewRun } from '../views/run-view.ts';
import type { World } from '../world.ts';

export function serveRuns(app: FastifyInstance, world: World): void {
  const { runs } = world.store;

  serve(app, world, 'createRun', async ({ actor, traceId, body, signal }) => {
    if ((body.ir === undefined) === (body.sql === undefined)) {
      throw new AirError('request.invalid', 'give exactly one of "ir" and "sql"');
    }
    const datasource = await chooseDatasource(world, actor, body.datasource_id);
    if (body.scope_version_id) await ownScopeVersion(world, actor, body.scope_version_id);
    const run = await startQuery(
      world,
      { actor, traceId },
      {
        datasourceId: datasource.id,
        ir: body.ir ?? null,
        sql: body.sql ?? null,
        params: body.params ?? {},
        asOf: instantOf(body.as_of, world.clock),
        question: body.question ?? null,
        scopeVersionId: body.scope_version_id ?? null,
      },
    );
    const now = body.wait ? await world.runs.waitForEnd(actor.orgId, run.id, body.wait * 1_000, signal) : run;
    return { status: 202, body: viewRun(await shownRun(world, actor, now)) };
  });

  serve(app, world, 'listRuns', async ({ actor, query }) => {
    const { items, total } = await runs.list(actor.orgId, {
      limit: query.limit,
      offset: query.offset,
      ...(actor.level !== 'admin' && { requestedBy: actor.userId }),
      ...(query.status && { status: query.status }),
      ...(query.datasource_id && { datasourceId: query.datasource_id }),
      ...(query.report_key && { reportKey: query.report_key }),
      ...(query.kind && { kind: query.kind }),
    });
    const shown = await Promise.all(items.map((run) => shownRun(world, actor, run)));
    return { status: 200, body: { items: shown.map(viewRun), total } };
  });

  serve(app, world, 'getRun', async ({ actor, params, query, signal }) => {
    const { id } = await visibleRun(world, actor, params.id);
    const run = await world.runs.waitForEnd(actor.orgId, id, query.wait * 1_000, signal);
    return { status: 200, body: viewRun(await shownRun(world, actor, run)) };
  });

  serve(app, world, 'cancelRun', async ({ actor, params }) => {
    const { id, requestedBy } = await visibleRun(world, actor, params.id);
    if (requestedBy !== actor.userId && actor.level !== 'admin') {
      throw new AirError('auth.forbidden', `run ${id} is another person’s`, { runId: id });
    }
    const run = await runs.requestCancel(actor.orgId, id);
    world.wakeRunners();
    world.runs.notify(run.id);
    return { status: 202, body: viewRun(await shownRun(world, actor, run)) };
  });

  serve(app, world, 'getResult', async ({ actor, params, query }) => {
    const run = await succeededRun(actor, params.id);
    const { columns, rows, totalRows, asOf } = await world.results.readPage(run.id, query.offset, query.limit);
    return {
      status: 200,
      body: {
        run_id: run.id,
        columns: columns.map(viewColumn),
        rows,
        offset: query.offset,
        total_rows: totalRows,
        truncated_by: run.truncatedBy,
        as_of: asOf,
      },
    };
  });

  serve(app, world, 'getSamples', async ({ actor, params }) => {
    const run = await succeededRun(actor, params.id);
    return {
      status: 200,
      body: {
        run_id: run.id,
        columns: run.columns.map(viewColumn),
        rows: await runs.samples(actor.orgId, run.id),
        offset: 0,
        total_rows: run.rowCount ?? 0,
        truncated_by: run.truncatedBy,
        as_of: run.finishedAt ?? run.queuedAt,
      },
    };
  });

  serve(app, world, 'analyzeRun', async ({ actor, traceId, params, signal }) => {
    const run = await succeededRun(actor, params.id);
    return { status: 200, body: await analysisOf(world, { actor, traceId, signal }, run) };
  });

  async function succeededRun(actor: Actor, id: string): Promise<RunRecord> {
    const run = await readableRun(world, actor, id);
    if (run.status === 'succeeded' && run.kind === 'query') return run;
    const state = run.kind === 'query' ? `is ${run.status}` : `is a ${run.kind} run and has no rows`;
    throw new AirError('run.not_finished', `run ${id} ${state}`, {
      runId: id,
      ...(run.problem && { hint: run.problem.detail }),
    });
  }
}

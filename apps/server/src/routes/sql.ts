import type { safetyFindingSchema } from '@air/contract';
import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { serve } from '../http/serve.ts';
import { groundOf, changeScope } from '../services/asking.ts';
import { chooseDatasource } from '../services/choose-datasource.ts';
import { explainPlan } from '../services/explaining.ts';
import { instantOf } from '../services/instant.ts';
import { accessOf } from '../services/access.ts';
import { ownScopeVersion } from '../services/own-scopes.ts';
import { writeSql } from '../services/writing-sql.ts';
import type { World } from '../world.ts';

export function serveSql(app: FastifyInstance, world: World): void {
  serve(app, world, 'buildIr', async ({ actor, body }) => {
    const { orgId } = actor;
    const version = await ownScopeVersion(world, actor, body.scope_version_id);
    if (version.approvedAt === null) {
      throw new AirError(
        'scope.not_approved',
        `version ${version.version} of scope ${version.scopeId} is not approved`,
        {
          hint: `POST /v1/scopes/${version.scopeId}/version {"approve": true}`,
        },
      );
    }
    if (version.ir) return { status: 200, body: { scope_version_id: version.id, ir: version.ir } };
    const scope = await world.store.scopes.get(orgId, version.scopeId);
    const ground = await groundOf(world, actor, scope.datasourceId, world.clock.now());
    const { ir, clarifications } = changeScope(null, { scopeMd: version.scopeMd }, ground);
    if (!ir) {
      throw new AirError(
        'scope.invalid',
        `the scope leaves a question open: ${clarifications[0]?.question ?? 'nothing to ask for'}`,
      );
    }
    await world.store.scopes.setIr(orgId, version.id, ir);
    return { status: 200, body: { scope_version_id: version.id, ir } };
  });

  serve(app, world, 'writeSql', async ({ actor, traceId, query, body: sent, signal }) => {
    const body = 'ir' in sent ? sent : { ir: sent, explain: false };
    const datasource = await chooseDatasource(world, actor, body.datasource_id ?? query.datasource_id);
    const access = await accessOf(world, actor, datasource.id);
    const asOf = instantOf(body.as_of, world.clock);
    const { statement, verdict } = await writeSql(world, access, {
      ir: body.ir,
      sql: null,
      params: body.params ?? {},
      asOf,
    });
    const shown = verdict.isAllowed ? verdict.sql : statement;
    const warnings: z.input<typeof safetyFindingSchema>[] =
      body.explain && verdict.isAllowed
        ? await explainPlan(
            world,
            { actor, traceId, signal },
            { datasourceId: datasource.id, statement, report: verdict.report },
          )
        : [];
    return {
      status: 200,
      body: {
        sql: shown.text,
        params: [...shown.parameters],
        dialect: shown.dialect,
        datasource_id: datasource.id,
        generator: 'compiler',
        safety_report: { ...verdict.report, findings: [...verdict.report.findings, ...warnings] },
      },
    };
  });
}

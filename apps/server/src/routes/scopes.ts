import { AirError } from '@air/core';
import { diffLines } from '@air/engine/report';
import type { ScopeVersionRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { changeScope, groundOf } from '../services/asking.ts';
import { instantOf } from '../services/instant.ts';
import { knownDatasource } from '../services/known-datasources.ts';
import { ownScope } from '../services/own-scopes.ts';
import { withReport } from '../services/suggest-report.ts';
import { viewScope, viewScopeDetail, viewScopeVersion } from '../views/scope-view.ts';
import type { World } from '../world.ts';

export function serveScopes(app: FastifyInstance, world: World): void {
  const { scopes } = world.store;

  serve(app, world, 'listScopes', async ({ actor, query }) => {
    const { items, total } = await scopes.list(actor.orgId, {
      ...query,
      ...(actor.level !== 'admin' && { createdBy: actor.userId }),
    });
    return { status: 200, body: { items: items.map(viewScope), total } };
  });

  serve(app, world, 'createScope', async ({ actor, body }) => {
    const datasource = await knownDatasource(world, actor, body.datasource_id);
    const { scope, version } = await scopes.create(actor.orgId, {
      name: body.name,
      question: body.question,
      datasourceId: datasource.id,
      scopeMd: body.scope_md,
      ir: body.ir ?? null,
      createdBy: actor.userId,
    });
    if (body.approve) await scopes.approve(actor.orgId, version.id, actor.userId);
    return { status: 201, body: await detail(actor, scope.id) };
  });

  serve(app, world, 'getScope', async ({ actor, params }) => ({
    status: 200,
    body: await detail(actor, params.id),
  }));

  serve(app, world, 'createScopeVersion', async ({ actor, params, body }) => {
    const { orgId, userId } = actor;
    await ownScope(world, actor, params.id);
    if (body.scope_md === undefined) {
      if (body.ir)
        throw new AirError('request.invalid', '"ir" without "scope_md": a version needs both its text and its IR');
      const latest = await latestVersion(orgId, params.id);
      return { status: 201, body: viewScopeVersion(await scopes.approve(orgId, latest.id, userId)) };
    }
    const ir = body.ir ?? (await replan(actor, params.id, body.scope_md));
    const version = await scopes.addVersion(orgId, params.id, { scopeMd: body.scope_md, ir });
    const stored = body.approve ? await scopes.approve(orgId, version.id, userId) : version;
    return { status: 201, body: viewScopeVersion(stored) };
  });

  serve(app, world, 'refineScope', async ({ actor, body }) => {
    const { orgId } = actor;
    const scope = await ownScope(world, actor, body.scope_id);
    const latest = await latestVersion(orgId, scope.id);
    const ground = await groundOf(world, actor, scope.datasourceId, instantOf(body.as_of, world.clock));
    const draft = changeScope(latest.scopeMd, { instruction: body.instruction, scopeMd: body.scope_md }, ground);
    const version = draft.ir && (await scopes.addVersion(orgId, scope.id, { scopeMd: draft.scope_md, ir: draft.ir }));
    const shown = withReport(ground.catalog, draft);
    return { status: 200, body: { version: version && viewScopeVersion(version), draft: shown } };
  });

  serve(app, world, 'diffScope', async ({ actor, params, query }) => {
    const { id } = await ownScope(world, actor, params.id);
    const versions = await scopes.versions(actor.orgId, id);
    const text = (number: number) => {
      const found = versions.find(({ version }) => version === number);
      if (!found)
        throw new AirError('store.not_found', `scope ${params.id} has no version ${number}`, {
          hint: `it has ${versions.length}`,
        });
      return found.scopeMd;
    };
    return {
      status: 200,
      body: { from: query.from, to: query.to, lines: diffLines(text(query.from), text(query.to)) },
    };
  });

  async function detail(actor: Actor, id: string) {
    const scope = await ownScope(world, actor, id);
    return viewScopeDetail(scope, await scopes.versions(actor.orgId, id));
  }

  async function latestVersion(orgId: string, scopeId: string): Promise<ScopeVersionRecord> {
    const latest = (await scopes.versions(orgId, scopeId)).at(-1);
    if (!latest) throw new AirError('store.not_found', `scope ${scopeId} has no version`);
    return latest;
  }

  async function replan(actor: Actor, scopeId: string, scopeMd: string) {
    const scope = await ownScope(world, actor, scopeId);
    const ground = await groundOf(world, actor, scope.datasourceId, world.clock.now());
    const { scopeMd: before } = await latestVersion(actor.orgId, scopeId);
    return changeScope(before, { scopeMd }, ground).ir;
  }
}

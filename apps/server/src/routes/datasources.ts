import { AirError } from '@air/core';
import type { DatasourceRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { knownDatasource, knownDatasources, visibleCatalog } from '../services/known-datasources.ts';
import { probeSettings, probeStored, registerDatasource } from '../services/registering.ts';
import { type DatasourceView, viewDatasource, viewHealth } from '../views/datasource-view.ts';
import type { World } from '../world.ts';

export function serveDatasources(app: FastifyInstance, world: World): void {
  const { datasources } = world.store;

  serve(app, world, 'listDatasources', async ({ actor }) => {
    const items: DatasourceView[] = [];
    for (const record of await knownDatasources(world, actor)) items.push(await show(actor, record));
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'createDatasource', async ({ actor, traceId, signal, body }) => {
    const record = await registerDatasource(world, { actor, traceId, signal }, body);
    return { status: 201, body: viewDatasource(record, null, 'settings') };
  });

  serve(app, world, 'testDatasource', async ({ actor, traceId, signal, body }) => {
    const health = await probeSettings(world, { actor, traceId, signal }, body);
    return { status: 200, body: viewHealth(health, 'settings') };
  });

  serve(app, world, 'getDatasource', async ({ actor, params }) => {
    const record = await knownDatasource(world, actor, params.id);
    return { status: 200, body: await show(actor, record) };
  });

  serve(app, world, 'checkDatasource', async ({ actor, traceId, signal, params }) => {
    const record = await knownDatasource(world, actor, params.id);
    const health = await probeStored(world, { actor, traceId, signal }, record.id);
    return { status: 200, body: viewHealth(health, depthFor(actor)) };
  });

  serve(app, world, 'deleteDatasource', async ({ actor, params }) => {
    const record = await datasources.get(actor.orgId, params.id);
    if (record.isFromConfig) {
      throw new AirError('datasource.in_use', `datasource ${record.id} comes from the configuration file`, {
        hint: 'remove it from analytics_sources there',
      });
    }
    await datasources.remove(actor.orgId, record.id);
    world.catalogs.forget(record.id);
    return { status: 204 };
  });

  /** How many tables there are is told by what the caller sees of them. */
  async function show(actor: Actor, record: DatasourceRecord): Promise<DatasourceView> {
    const whole = await world.catalogs.find(actor.orgId, record.id);
    const catalog = whole && ((await visibleCatalog(world, actor, record.id)) ?? { ...whole, tables: [] });
    return viewDatasource(record, catalog, depthFor(actor));
  }
}

/** Addresses, and what a login could do, are for those who look after datasources. */
function depthFor({ level }: Actor): 'settings' | 'plain' {
  return level === 'admin' ? 'settings' : 'plain';
}

import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { probeSettings, probeStored, registerDatasource } from '../services/registering.ts';
import { viewDatasource, viewHealth } from '../views/datasource-view.ts';
import type { World } from '../world.ts';

export function serveDatasources(app: FastifyInstance, world: World): void {
  const { datasources } = world.store;

  serve(app, world, 'listDatasources', async ({ actor }) => {
    const records = await datasources.list(actor.orgId);
    const catalogs = await Promise.all(records.map(({ id }) => world.catalogs.find(actor.orgId, id)));
    const items = records.map((record, index) => viewDatasource(record, catalogs[index] ?? null));
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'createDatasource', async ({ actor, traceId, signal, body }) => {
    const record = await registerDatasource(world, { actor, traceId, signal }, body);
    return { status: 201, body: viewDatasource(record, null) };
  });

  serve(app, world, 'testDatasource', async ({ actor, traceId, signal, body }) => {
    const health = await probeSettings(world, { actor, traceId, signal }, body);
    return { status: 200, body: viewHealth(health) };
  });

  serve(app, world, 'getDatasource', async ({ actor, params }) => {
    const record = await datasources.get(actor.orgId, params.id);
    return { status: 200, body: viewDatasource(record, await world.catalogs.find(actor.orgId, record.id)) };
  });

  serve(app, world, 'checkDatasource', async ({ actor, traceId, signal, params }) => {
    const record = await datasources.get(actor.orgId, params.id);
    const health = await probeStored(world, { actor, traceId, signal }, record.id);
    return { status: 200, body: viewHealth(health) };
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
}

import { AirError } from '@air/core';
import type { VerifiedRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { accessOf } from '../services/access.ts';
import { knownDatasource, knownDatasources } from '../services/known-datasources.ts';
import { usableVerified, verify } from '../services/verified.ts';
import type { World } from '../world.ts';

export function serveVerified(app: FastifyInstance, world: World): void {
  const { verified } = world.store;

  serve(app, world, 'listVerified', async ({ actor, query }) => {
    const { datasource_id: only } = query;
    const of = only === undefined ? await knownDatasources(world, actor) : [await knownDatasource(world, actor, only)];
    const known: VerifiedRecord[] = [];
    for (const { id } of of)
      if (await world.catalogs.find(actor.orgId, id))
        known.push(...(await usableVerified(world, actor, await accessOf(world, actor, id))));
    const sorted = known.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    const shown = sorted.slice(query.offset, query.offset + query.limit);
    return { status: 200, body: { items: shown.map(viewVerified), total: known.length } };
  });

  serve(app, world, 'createVerified', async ({ actor, body }) => ({
    status: 201,
    body: viewVerified(await verify(world, actor, body)),
  }));

  serve(app, world, 'deleteVerified', async ({ actor, params }) => {
    const record = await verified.get(actor.orgId, params.id);
    const isTheirs = record.verifiedBy === actor.userId || actor.level === 'admin';
    const isKnown = isTheirs || (await isUsable(actor, record));
    if (!isKnown) throw new AirError('store.not_found', `there is no verified question ${params.id}`);
    await verified.remove(actor.orgId, params.id);
    return { status: 204 };
  });

  async function isUsable(actor: Actor, { id, datasourceId }: VerifiedRecord): Promise<boolean> {
    const known = (await knownDatasources(world, actor)).some((datasource) => datasource.id === datasourceId);
    const usable = known ? await usableVerified(world, actor, await accessOf(world, actor, datasourceId)) : [];
    return usable.some((other) => other.id === id);
  }
}

function viewVerified(record: VerifiedRecord) {
  return {
    id: record.id,
    question: record.question,
    datasource_id: record.datasourceId,
    ir: record.ir,
    verified_by: record.verifiedBy,
    uses: record.uses,
    created_at: record.createdAt,
  };
}

import { minimalDdl } from '@air/engine/learn';
import { meaningSchema } from '@air/contract';
import type { SynonymRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { chooseDatasource } from '../services/choose-datasource.ts';
import { startLearning, viewLearned } from '../services/learning.ts';
import { hasEnded } from '../services/run-watch.ts';
import { viewSchema } from '../views/schema-view.ts';
import type { World } from '../world.ts';

export function serveLearning(app: FastifyInstance, world: World): void {
  const { store } = world;

  serve(app, world, 'learn', async ({ actor, traceId, query, signal }) => {
    const datasource = await chooseDatasource(world, actor.orgId, query.datasource_id);
    const run = await startLearning(world, { actor, traceId }, datasource.id);
    const now = await world.runs.waitForEnd(actor.orgId, run.id, query.wait * 1_000, signal);
    if (hasEnded(now)) world.catalogs.forget(datasource.id);
    return { status: hasEnded(now) ? 200 : 202, body: viewLearned(now) };
  });

  serve(app, world, 'getSchema', async ({ actor, params }) => {
    await store.datasources.get(actor.orgId, params.id);
    const catalog = await world.catalogs.get(actor.orgId, params.id);
    const notes = await store.catalogs.notes(actor.orgId, params.id);
    return { status: 200, body: viewSchema(catalog, notes, minimalDdl(catalog)) };
  });

  serve(app, world, 'listSynonyms', async ({ actor, params }) => {
    await store.datasources.get(actor.orgId, params.id);
    const synonyms = await store.synonyms.list(actor.orgId, params.id);
    return { status: 200, body: { items: synonyms.map(viewSynonym), total: synonyms.length } };
  });

  serve(app, world, 'createSynonym', async ({ actor, params, body }) => {
    await store.datasources.get(actor.orgId, params.id);
    const synonym = await store.synonyms.put(actor.orgId, params.id, {
      phrase: body.phrase,
      meaningJson: JSON.stringify(body.meaning),
    });
    return { status: 201, body: viewSynonym(synonym) };
  });

  serve(app, world, 'deleteSynonym', async ({ actor, params }) => {
    await store.synonyms.remove(actor.orgId, params.id, params.synonym_id);
    return { status: 204 };
  });
}

function viewSynonym(synonym: SynonymRecord) {
  return {
    id: synonym.id,
    phrase: synonym.phrase,
    meaning: meaningSchema.parse(JSON.parse(synonym.meaningJson)),
    created_at: synonym.createdAt,
  };
}

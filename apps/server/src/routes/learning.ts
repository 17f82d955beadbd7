import { meaningSchema } from '@air/contract';
import { AirError } from '@air/core';
import { minimalDdl } from '@air/engine/learn';
import { isKnownMeaning } from '@air/engine/policy';
import type { SynonymRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { accessOf } from '../services/access.ts';
import { chooseDatasource } from '../services/choose-datasource.ts';
import { knownDatasource } from '../services/known-datasources.ts';
import { startLearning, viewLearned } from '../services/learning.ts';
import { hasEnded } from '../services/run-watch.ts';
import { notesFor } from '../services/schema-notes.ts';
import { viewSchema } from '../views/schema-view.ts';
import type { World } from '../world.ts';

type Meaning = Parameters<typeof isKnownMeaning>[0];

export function serveLearning(app: FastifyInstance, world: World): void {
  const { store } = world;

  serve(app, world, 'learn', async ({ actor, traceId, query, signal }) => {
    const datasource = await chooseDatasource(world, actor, query.datasource_id);
    await checkMayLearn(actor, datasource.id);
    const run = await startLearning(world, { actor, traceId }, datasource.id);
    const now = await world.runs.waitForEnd(actor.orgId, run.id, query.wait * 1_000, signal);
    if (hasEnded(now)) world.catalogs.forget(datasource.id);
    return { status: hasEnded(now) ? 200 : 202, body: viewLearned(now) };
  });

  serve(app, world, 'getSchema', async ({ actor, params }) => {
    await knownDatasource(world, actor, params.id);
    const access = await accessOf(world, actor, params.id);
    const stored = await store.catalogs.notes(actor.orgId, params.id);
    const notes = notesFor(access, stored);
    return { status: 200, body: viewSchema(access.catalog, notes, minimalDdl(access.catalog)) };
  });

  serve(app, world, 'listSynonyms', async ({ actor, params }) => {
    const { id } = await knownDatasource(world, actor, params.id);
    const items = (await knownSynonyms(actor, id)).map(viewSynonym);
    return { status: 200, body: { items, total: items.length } };
  });

  serve(app, world, 'createSynonym', async ({ actor, params, body }) => {
    await knownDatasource(world, actor, params.id);
    await checkMeaning(actor, params.id, body.meaning);
    const synonym = await store.synonyms.put(actor.orgId, params.id, {
      phrase: body.phrase,
      meaningJson: JSON.stringify(body.meaning),
    });
    return { status: 201, body: viewSynonym(synonym) };
  });

  serve(app, world, 'deleteSynonym', async ({ actor, params }) => {
    await knownDatasource(world, actor, params.id);
    const known = await knownSynonyms(actor, params.id);
    if (!known.some(({ id }) => id === params.synonym_id)) {
      throw new AirError('store.not_found', `there is no synonym ${params.synonym_id} of datasource "${params.id}"`);
    }
    await store.synonyms.remove(actor.orgId, params.id, params.synonym_id);
    return { status: 204 };
  });

  /** Learning reads all rows of a datasource, whoever asks for it, and what it finds is for everybody. */
  async function checkMayLearn(actor: Actor, datasourceId: string): Promise<void> {
    if (actor.level === 'admin') return;
    const { isUnrestricted } = await accessOf(world, actor, datasourceId);
    if (isUnrestricted) return;
    throw new AirError('auth.forbidden', `${datasourceId} can be learned by those who see all of it`, {
      hint: 'ask an administrator to learn it',
    });
  }

  /** Those whose meaning the caller may know. Of a datasource that was never learned all are shown to admins alone. */
  async function knownSynonyms(actor: Actor, datasourceId: string): Promise<SynonymRecord[]> {
    const stored = await store.synonyms.list(actor.orgId, datasourceId);
    if (actor.level === 'admin' && (await world.catalogs.find(actor.orgId, datasourceId)) === null) return stored;
    const access = await accessOf(world, actor, datasourceId);
    return stored.filter((synonym) => isKnownMeaning(meaningOf(synonym), access));
  }

  async function checkMeaning(actor: Actor, datasourceId: string, meaning: Meaning): Promise<void> {
    const catalog = await world.catalogs.find(actor.orgId, datasourceId);
    if (actor.level === 'admin' && catalog === null) return;
    if (isKnownMeaning(meaning, await accessOf(world, actor, datasourceId))) return;
    throw new AirError('request.invalid', 'the meaning names what is not there', {
      hint: 'use relations, columns and values of GET /v1/schema/{id}',
    });
  }
}

function meaningOf({ meaningJson }: SynonymRecord): Meaning {
  return meaningSchema.parse(JSON.parse(meaningJson));
}

function viewSynonym(synonym: SynonymRecord) {
  return {
    id: synonym.id,
    phrase: synonym.phrase,
    meaning: meaningOf(synonym),
    created_at: synonym.createdAt,
  };
}

import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { ask } from '../services/asking.ts';
import { chooseForQuestion } from '../services/choose-for-question.ts';
import { instantOf } from '../services/instant.ts';
import { knownDatasource } from '../services/known-datasources.ts';
import type { World } from '../world.ts';

export function serveAsking(app: FastifyInstance, world: World): void {
  serve(app, world, 'ask', async ({ actor, body }) => {
    const asOf = instantOf(body.as_of, world.clock);
    const { question } = body;
    const named = body.datasource_id && (await knownDatasource(world, actor, body.datasource_id)).id;
    const datasourceId = named || (await chooseForQuestion(world, actor, { question, asOf }));
    const picked = (body.answers ?? []).map(({ clarification_id, option_id, remember }) => ({
      clarificationId: clarification_id,
      optionId: option_id,
      remember,
    }));
    const draft = await ask(world, actor, { question, datasourceId, asOf, picked });
    return { status: 200, body: draft };
  });
}

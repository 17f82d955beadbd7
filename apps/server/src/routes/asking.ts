import type { FastifyInstance } from 'fastify';
import { serve } from '../http/serve.ts';
import { ask } from '../services/asking.ts';
import { chooseForQuestion } from '../services/choose-for-question.ts';
import { instantOf } from '../services/instant.ts';
import type { World } from '../world.ts';

export function serveAsking(app: FastifyInstance, world: World): void {
  serve(app, world, 'ask', async ({ actor, body }) => {
    const asOf = instantOf(body.as_of, world.clock);
    const { question } = body;
    const datasourceId = body.datasource_id ?? (await chooseForQuestion(world, actor.orgId, { question, asOf }));
    const picked = (body.answers ?? []).map(({ clarification_id, option_id, remember }) => ({
      clarificationId: clarification_id,
      optionId: option_id,
      remember,
    }));
    const draft = await ask(world, actor.orgId, { question, datasourceId, asOf, picked });
    return { status: 200, body: draft };
  });
}

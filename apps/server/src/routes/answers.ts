import type { AnswerEvent, Answer } from '@air/contract';
import { AirError } from '@air/core';
import type { ConversationRecord } from '@air/store';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../http/actor.ts';
import { serve } from '../http/serve.ts';
import { answerQuestion } from '../services/answering/answer-question.ts';
import { beginAnswering } from '../services/answering/begin-answering.ts';
import { ownTurn, readAnswer } from '../services/answering/read-answer.ts';
import type { World } from '../world.ts';

export function serveAnswers(app: FastifyInstance, world: World): void {
  const { conversations } = world.store;

  for (const operation of ['createAnswer', 'askOfAskFlow'] as const) {
    serve(app, world, operation, async ({ actor, traceId, signal, body, wantsEvents }) => {
      const events = answerQuestion(await beginAnswering(world, { actor, traceId, signal }, body));
      if (wantsEvents) return { status: 200, events };
      return { status: 200, body: await lastOf(events) };
    });
  }

  serve(app, world, 'getAnswer', async ({ actor, params }) => ({
    status: 200,
    body: await readAnswer(world, actor, await ownTurn(world, actor, params.id)),
  }));

  serve(app, world, 'rateAnswer', async ({ actor, params, body }) => {
    await ownTurn(world, actor, params.id);
    await conversations.setFeedback(actor.orgId, params.id, body);
    return { status: 204 };
  });

  serve(app, world, 'listConversations', async ({ actor, query }) => {
    const { items, total } = await conversations.list(actor.orgId, actor.userId, query);
    return { status: 200, body: { items: items.map(viewConversation), total } };
  });

  serve(app, world, 'getConversation', async ({ actor, params }) => {
    const conversation = await ownConversation(actor, params.id);
    const answers: Answer[] = [];
    for (const turn of await conversations.turns(actor.orgId, conversation.id)) {
      answers.push(await readAnswer(world, actor, turn));
    }
    return { status: 200, body: { ...viewConversation(conversation), answers } };
  });

  serve(app, world, 'deleteConversation', async ({ actor, params }) => {
    await conversations.remove(actor.orgId, (await ownConversation(actor, params.id)).id);
    return { status: 204 };
  });

  async function ownConversation(actor: Actor, id: string): Promise<ConversationRecord> {
    const conversation = await conversations.get(actor.orgId, id);
    if (conversation.userId === actor.userId || actor.via === 'local') return conversation;
    throw new AirError('store.not_found', `there is no conversation ${id}`);
  }
}

async function lastOf(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let answer: Answer | null = null;
  for await (const event of events) if (event.event === 'answer') answer = event.data;
  if (answer === null) throw new AirError('answer.interrupted', 'the answer ended before it was whole');
  return answer;
}

function viewConversation(conversation: ConversationRecord) {
  return {
    id: conversation.id,
    title: conversation.title,
    datasource_id: conversation.datasourceId,
    turns: conversation.turns,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  };
}

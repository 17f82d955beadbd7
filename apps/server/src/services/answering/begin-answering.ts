import type { AskAnswer } from '@air/contract';
import { AirError, newId } from '@air/core';
import { titleOf } from '@air/engine/scope';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { checkQuestion } from '../asking.ts';
import { bodyActor } from '../identity/body-actor.ts';
import { instantOf } from '../instant.ts';
import type { Answering } from './answering.ts';
import { openTrail } from './trail.ts';

/** Refuses what is no question, finds or opens the conversation, and begins the audit: from here on all is recorded. */
export async function beginAnswering(
  world: World,
  caller: { actor: Actor; traceId: string; signal: AbortSignal },
  request: AskAnswer,
): Promise<Answering> {
  checkQuestion(request.question, world.limits.questionCharacters);
  const actor = await bodyActor(world, caller.actor, request);
  const conversationId = await openConversation(world, actor, request);
  const id = newId('ans');
  const now = world.clock.now();
  await world.store.audit.begin(actor.orgId, {
    id,
    conversationId,
    userId: actor.userId,
    correlationId: caller.traceId,
    question: request.question,
    role: actor.role,
    storeId: storeOf(actor),
    allowedViews: [],
    datasourceId: null,
    expiresAt: new Date(now.getTime() + world.auditRetentionMs).toISOString(),
  });
  return {
    world,
    actor,
    traceId: caller.traceId,
    signal: caller.signal,
    id,
    conversationId,
    request,
    asOf: instantOf(request.as_of, world.clock),
    startedAt: performance.now(),
    createdAt: now.toISOString(),
    trail: openTrail(world.store.audit, actor.orgId, id),
    traces: [],
    warnings: new Set(),
    runId: null,
  };
}

async function openConversation(
  world: World,
  actor: Actor,
  { conversation_id: named, question }: AskAnswer,
): Promise<string> {
  const { conversations } = world.store;
  if (named !== undefined) {
    const conversation = await conversations.get(actor.orgId, named);
    if (conversation.userId === actor.userId) return conversation.id;
    throw new AirError('store.not_found', `there is no conversation ${named}`);
  }
  const id = newId('conv');
  await conversations.create(actor.orgId, { id, userId: actor.userId, title: titleOf(question) });
  return id;
}

function storeOf({ claims }: Actor): string | null {
  const { store_id: store, store_ids: stores } = claims;
  if (typeof store === 'string' || typeof store === 'number') return String(store);
  return Array.isArray(stores) && stores.length > 0 ? stores.join(', ') : null;
}

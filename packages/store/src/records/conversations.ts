import { AirError, type Clock } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { ConversationRecord, ConversationStore, TurnRecord } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJson, fromJsonOrNull } from './json.ts';

export function conversationStore({ durable: db, relaxed }: Databases, clock: Clock): ConversationStore {
  const now = () => clock.now().toISOString();

  const changeTurn = async (
    orgId: string,
    id: string,
    change: Partial<Pick<Tables['conversation_turns'], 'feedback_json' | 'verified_id'>>,
  ): Promise<void> => {
    const changed = await db
      .updateTable('conversation_turns')
      .set(change)
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw missingTurn(id);
  };

  const get = async (orgId: string, id: string): Promise<ConversationRecord> => {
    const row = await db
      .selectFrom('conversations')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw missing(id);
    return toConversation(row);
  };

  return {
    get,

    async list(orgId, userId, { limit, offset }) {
      const conversations = db.selectFrom('conversations').where('org_id', '=', orgId).where('user_id', '=', userId);
      const rows = await conversations
        .selectAll()
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await conversations.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map(toConversation), total };
    },

    async create(orgId, { id, userId, title }) {
      const time = now();
      const row = await relaxed
        .insertInto('conversations')
        .values({
          org_id: orgId,
          id,
          user_id: userId,
          title,
          datasource_id: null,
          turns: 0,
          created_at: time,
          updated_at: time,
        })
        .onConflict((conflict) => conflict.columns(['org_id', 'id']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new AirError('store.conflict', `a conversation ${id} exists already`);
      return toConversation(row);
    },

    /** With its turns. Runs, verified questions and the audit of it stay. */
    remove: (orgId, id) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('conversation_turns')
          .where('org_id', '=', orgId)
          .where('conversation_id', '=', id)
          .execute();
        const removed = await transaction
          .deleteFrom('conversations')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        if (!removed) throw missing(id);
      }),

    async turns(orgId, conversationId) {
      await get(orgId, conversationId);
      const rows = await db
        .selectFrom('conversation_turns')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('conversation_id', '=', conversationId)
        .orderBy('seq')
        .execute();
      return rows.map(toTurn);
    },

    async lastTurn(orgId, conversationId) {
      const row = await db
        .selectFrom('conversation_turns')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('conversation_id', '=', conversationId)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toTurn(row) : null;
    },

    async getTurn(orgId, id) {
      const row = await db
        .selectFrom('conversation_turns')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw missingTurn(id);
      return toTurn(row);
    },

    /** Relaxed: the run and the audit hold what a power cut could take. */
    addTurn: (orgId, turn) =>
      relaxed.transaction().execute(async (transaction) => {
        const conversation = await transaction
          .updateTable('conversations')
          .set((row) => ({
            turns: row('turns', '+', 1),
            updated_at: now(),
            ...(turn.datasourceId !== null && { datasource_id: turn.datasourceId }),
          }))
          .where('org_id', '=', orgId)
          .where('id', '=', turn.conversationId)
          .returning('turns')
          .executeTakeFirst();
        if (!conversation) throw missing(turn.conversationId);
        const row = await transaction
          .insertInto('conversation_turns')
          .values({
            org_id: orgId,
            id: turn.id,
            conversation_id: turn.conversationId,
            seq: conversation.turns,
            user_id: turn.userId,
            question: turn.question,
            status: turn.status,
            run_id: turn.runId,
            scope_md: turn.scopeMd,
            answer_json: JSON.stringify(turn.answer),
            feedback_json: null,
            verified_id: null,
            created_at: now(),
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return toTurn(row);
      }),

    setFeedback: (orgId, turnId, { rating, reason }) =>
      changeTurn(orgId, turnId, { feedback_json: JSON.stringify({ rating, reason }) }),

    setVerified: (orgId, turnId, verifiedId) => changeTurn(orgId, turnId, { verified_id: verifiedId }),
  };
}

function toConversation(row: Selectable<Tables['conversations']>): ConversationRecord {
  return {
    id: row.id,
    userId: row.user_id,
    title: row.title,
    datasourceId: row.datasource_id,
    turns: row.turns,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toTurn(row: Selectable<Tables['conversation_turns']>): TurnRecord {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    userId: row.user_id,
    question: row.question,
    status: row.status,
    runId: row.run_id,
    scopeMd: row.scope_md,
    answer: fromJson(row.answer_json),
    feedback: fromJsonOrNull(row.feedback_json),
    verifiedId: row.verified_id,
    createdAt: row.created_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no conversation ${id}`);
}

function missingTurn(id: string): AirError {
  return new AirError('store.not_found', `there is no answer ${id}`);
}

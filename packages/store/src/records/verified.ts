import { AirError, type Clock, newId } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { VerifiedRecord, VerifiedStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { countAll } from './count.ts';
import { fromJson } from './json.ts';
import { phraseKey } from './phrase-key.ts';

const mostOfDatasource = 5_000;

export function verifiedStore({ durable: db, relaxed }: Databases, clock: Clock): VerifiedStore {
  return {
    async list(orgId, { limit, offset, datasourceId }) {
      let questions = db.selectFrom('verified_questions').where('org_id', '=', orgId);
      if (datasourceId !== undefined) questions = questions.where('datasource_id', '=', datasourceId);
      const rows = await questions
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await questions.select(countAll.as('total')).executeTakeFirstOrThrow();
      return { items: rows.map(toVerified), total };
    },

    async ofDatasource(orgId, datasourceId) {
      const rows = await db
        .selectFrom('verified_questions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(mostOfDatasource)
        .execute();
      return rows.map(toVerified);
    },

    async put(orgId, { datasourceId, question, ir, verifiedBy }) {
      const content = {
        question,
        ir_json: JSON.stringify(ir),
        verified_by: verifiedBy,
        created_at: clock.now().toISOString(),
      };
      const row = await db
        .insertInto('verified_questions')
        .values({
          org_id: orgId,
          id: newId('ver'),
          datasource_id: datasourceId,
          question_key: phraseKey(question),
          uses: 0,
          ...content,
        })
        .onConflict((conflict) => conflict.columns(['org_id', 'datasource_id', 'question_key']).doUpdateSet(content))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toVerified(row);
    },

    async get(orgId, id) {
      const row = await db
        .selectFrom('verified_questions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw missing(id);
      return toVerified(row);
    },

    /** The answers that were marked with it are marked no longer. */
    remove: (orgId, id) =>
      db.transaction().execute(async (transaction) => {
        const removed = await transaction
          .deleteFrom('verified_questions')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        if (!removed) throw missing(id);
        await transaction
          .updateTable('conversation_turns')
          .set({ verified_id: null })
          .where('org_id', '=', orgId)
          .where('verified_id', '=', id)
          .execute();
      }),

    async countUse(orgId, id) {
      const counted = await relaxed
        .updateTable('verified_questions')
        .set((row) => ({ uses: row('uses', '+', 1) }))
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!counted) throw missing(id);
    },
  };
}

function toVerified(row: Selectable<Tables['verified_questions']>): VerifiedRecord {
  return {
    id: row.id,
    datasourceId: row.datasource_id,
    question: row.question,
    ir: fromJson(row.ir_json),
    verifiedBy: row.verified_by,
    uses: row.uses,
    createdAt: row.created_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no verified question ${id}`);
}

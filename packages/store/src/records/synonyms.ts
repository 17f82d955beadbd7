import { AirError, type Clock, newId } from '@air/core';
import type { Databases } from '../engines/engine.ts';
import type { SynonymStore } from '../store.ts';
import { phraseKey } from './phrase-key.ts';

export function synonymStore({ durable: db }: Databases, clock: Clock): SynonymStore {
  return {
    async list(orgId, datasourceId) {
      const rows = await db
        .selectFrom('synonyms')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .orderBy('phrase_key')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        phrase: row.phrase,
        meaningJson: row.meaning_json,
        createdAt: row.created_at,
      }));
    },

    async put(orgId, datasourceId, { phrase, meaningJson }) {
      const now = clock.now().toISOString();
      const row = await db
        .insertInto('synonyms')
        .values({
          org_id: orgId,
          id: newId('syn'),
          datasource_id: datasourceId,
          phrase,
          phrase_key: phraseKey(phrase),
          meaning_json: meaningJson,
          created_at: now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['org_id', 'datasource_id', 'phrase_key'])
            .doUpdateSet({ phrase, meaning_json: meaningJson, created_at: now }),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      return { id: row.id, phrase, meaningJson, createdAt: now };
    },

    async remove(orgId, datasourceId, id) {
      const removed = await db
        .deleteFrom('synonyms')
        .where('org_id', '=', orgId)
        .where('datasource_id', '=', datasourceId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!removed) throw new AirError('store.not_found', `there is no synonym ${id} of datasource "${datasourceId}"`);
    },
  };
}

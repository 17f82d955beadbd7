import { AirError, type Clock, newId } from '@air/core';
import type { Selectable } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { ApiKeyRecord, ApiKeyStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { fromJson, fromJsonOrNull, toJsonOrNull } from './json.ts';

const useNotedMs = 60_000;

export function apiKeyStore({ durable: db, relaxed }: Databases, clock: Clock): ApiKeyStore {
  return {
    async list(orgId, userId) {
      const rows = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('org_id', '=', orgId)
        .$if(userId !== undefined, (keys) => keys.where('user_id', '=', userId ?? ''))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toApiKey);
    },

    async create(orgId, { userId, name, scopes, reportKeys, expiresAt, secretHash }) {
      const row = await db
        .insertInto('api_keys')
        .values({
          org_id: orgId,
          id: newId('key'),
          user_id: userId,
          name,
          scopes_json: JSON.stringify(scopes),
          report_keys_json: toJsonOrNull(reportKeys),
          secret_hash: secretHash,
          expires_at: expiresAt,
          last_used_at: null,
          created_at: clock.now().toISOString(),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toApiKey(row);
    },

    async findLive(secretHash) {
      const now = clock.now();
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('secret_hash', '=', secretHash)
        .where((key) => key.or([key('expires_at', 'is', null), key('expires_at', '>', now.toISOString())]))
        .executeTakeFirst();
      if (!row) return null;
      const isNoted = row.last_used_at !== null && now.getTime() - Date.parse(row.last_used_at) < useNotedMs;
      if (isNoted) return toApiKey(row);
      const lastUsedAt = now.toISOString();
      await relaxed
        .updateTable('api_keys')
        .set({ last_used_at: lastUsedAt })
        .where('org_id', '=', row.org_id)
        .where('id', '=', row.id)
        .execute();
      return { ...toApiKey(row), lastUsedAt };
    },

    async get(orgId, id) {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw missing(id);
      return toApiKey(row);
    },

    async revoke(orgId, id) {
      const removed = await db
        .deleteFrom('api_keys')
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!removed) throw missing(id);
    },
  };
}

function toApiKey(row: Selectable<Tables['api_keys']>): ApiKeyRecord {
  return {
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    name: row.name,
    scopes: fromJson(row.scopes_json),
    reportKeys: fromJsonOrNull(row.report_keys_json),
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    createdAt: row.created_at,
  };
}

function missing(id: string): AirError {
  return new AirError('store.not_found', `there is no API key ${id}`);
}

import { type Clock, newId } from '@air/core';
import { sql } from 'kysely';
import type { Databases } from '../engines/engine.ts';
import type { ModelCallStore } from '../store.ts';

export function modelCallStore({ relaxed: db }: Databases, clock: Clock): ModelCallStore {
  return {
    async add(orgId, { userId, traceId, task, model, inputTokens, outputTokens, costUsd, ms, errorCode }) {
      await db
        .insertInto('model_calls')
        .values({
          org_id: orgId,
          id: newId('call'),
          user_id: userId,
          trace_id: traceId,
          task,
          model,
          input_tokens: inputTokens,
          output_tokens: outputTokens,
          cost_usd: costUsd,
          ms,
          error_code: errorCode,
          created_at: clock.now().toISOString(),
        })
        .execute();
    },

    async spent(orgId, { userId, since }) {
      const { costUsd, tokens } = await db
        .selectFrom('model_calls')
        .select([
          sql<number>`coalesce(sum(cost_usd), 0.0)`.as('costUsd'),
          sql<number>`cast(coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0) as bigint)`.as(
            'tokens',
          ),
        ])
        .where('org_id', '=', orgId)
        .where('created_at', '>=', since)
        .$if(userId !== undefined, (calls) => calls.where('user_id', '=', userId ?? ''))
        .executeTakeFirstOrThrow();
      return { costUsd, tokens };
    },
  };
}

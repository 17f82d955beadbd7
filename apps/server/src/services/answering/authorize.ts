import type { AnswerSecurity } from '@air/contract';
import type { Ground } from '@air/engine';
import type { Access } from '@air/engine/policy';
import type { TurnRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import { accessOf } from '../access.ts';
import { groundOf } from '../asking.ts';
import { chooseForQuestion } from '../choose-for-question.ts';
import { knownDatasource } from '../known-datasources.ts';
import type { Answering } from './answering.ts';
import { keptOf } from './kept-turn.ts';
import type { Staged } from './stage.ts';

/** What a question may be answered from. */
export interface Footing {
  datasourceId: string;
  access: Access;
  ground: Ground;
  /** The turns of the conversation that were asked within the scope of now, first one first: others tell what it withholds. */
  turns: TurnRecord[];
  security: AnswerSecurity;
}

/** Finds the datasource that is meant and what the asker may see of it. */
export async function authorize(answering: Answering): Promise<Staged<Footing>> {
  const { world, actor, request, asOf, conversationId, trail } = answering;
  const { question, conversation_id: named } = request;
  const known =
    named === undefined ? null : (await world.store.conversations.get(actor.orgId, conversationId)).datasourceId;
  const wanted = request.datasource_id ?? known;
  const datasourceId =
    wanted === null
      ? await chooseForQuestion(world, actor, { question, asOf })
      : (await knownDatasource(world, actor, wanted)).id;
  trail.note({ datasourceId });
  const access = await accessOf(world, actor, datasourceId);
  const ground = await groundOf(world, actor, datasourceId, asOf);
  const before = named === undefined ? [] : await world.store.conversations.turns(actor.orgId, conversationId);
  const turns = before.filter((turn) => keptOf(turn).fingerprint === access.fingerprint);
  const security = securityOf(actor, access);
  trail.note({ allowedViews: security.allowed_views });
  return {
    value: { datasourceId, access, ground, turns, security },
    message: `${security.allowed_views.length} relations of ${datasourceId} as ${actor.role}`,
    metadata: { datasource_id: datasourceId, rls: security.rls },
  };
}

export function securityOf(actor: Actor, access: Access | null): AnswerSecurity {
  const { store_id: store, store_ids: stores, is_all_stores: isAll } = actor.claims;
  const one = typeof store === 'string' || typeof store === 'number' ? String(store) : null;
  return {
    role: actor.role,
    store: {
      store_id: one,
      store_ids: Array.isArray(stores) ? stores.map(String) : [],
      is_all_stores: isAll === true || access?.isUnrestricted === true,
    },
    allowed_views: access?.catalog.tables.map(({ name }) => name) ?? [],
    rls: access?.predicates ?? [],
    masked:
      access?.relations.flatMap(({ name, maskedColumns }) => maskedColumns.map((column) => `${name}.${column}`)) ?? [],
  };
}

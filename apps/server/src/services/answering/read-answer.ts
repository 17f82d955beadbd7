import type { Answer } from '@air/contract';
import { AirError, toProblem } from '@air/core';
import type { TurnRecord } from '@air/store';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { accessOf } from '../access.ts';
import { answerOf, keptOf } from './kept-turn.ts';
import { packAnswer } from './pack-answer.ts';

/** A turn of one's own; those of others do not exist. Who sits at the machine of an AIR without logins sees all. */
export async function ownTurn(world: World, actor: Actor, id: string): Promise<TurnRecord> {
  const turn = await world.store.conversations.getTurn(actor.orgId, id);
  if (turn.userId === actor.userId || actor.via === 'local') return turn;
  throw new AirError('store.not_found', `there is no answer ${id}`);
}

/** An answer as its reader may see it now: its rows are read from its run again, by the reader's present right. */
export async function readAnswer(world: World, actor: Actor, turn: TurnRecord): Promise<Answer> {
  const answer: Answer = { ...answerOf(turn), feedback: turn.feedback, verified_id: turn.verifiedId };
  try {
    if (turn.runId === null) {
      await checkSeesAlike(world, actor, turn);
      return answer;
    }
    const { roles } = keptOf(turn);
    const title = answer.widgets[0] ? (answer.widgets.at(-1)?.title ?? '') : turn.question;
    const { widgets } = await packAnswer(world, actor, { runId: turn.runId, roles, ir: answer.ir, title });
    return { ...answer, widgets };
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    if (error.code.startsWith('policy.') || error.code === 'store.not_found') return withheld(answer, error);
    if (error.code === 'results.gone' || error.code === 'datasource.not_learned') return withoutRows(answer, error);
    throw error;
  }
}

/** Without rows there are still words, and options with values: they are for those who see what the asker saw. */
export async function checkSeesAlike(world: World, actor: Actor, turn: TurnRecord): Promise<void> {
  const { datasource_id: datasourceId } = answerOf(turn).meta;
  const { fingerprint } = keptOf(turn);
  if (datasourceId === null || fingerprint === null) return;
  const access = await accessOf(world, actor, datasourceId);
  if (access.isUnrestricted || access.fingerprint === fingerprint) return;
  throw new AirError('policy.result_denied', 'the question was asked within another scope than yours is now', {
    hint: 'ask it again: your own scope then applies',
  });
}

function withheld(answer: Answer, error: AirError): Answer {
  const { meta, explain } = answer;
  return {
    ...answer,
    status: 'failed',
    answer: 'This answer was given within another scope than yours is now. Ask again: your own scope then applies.',
    widgets: [],
    sql: null,
    ir: null,
    clarifications: [],
    suggestions: [],
    explain: { ...explain, scope_md: '', phrases: [], assumptions: [], sources: [], agreement: null, safety: null },
    meta: { ...meta, rows: null, warnings: [] },
    security: { ...answer.security, allowed_views: [], rls: [], masked: [] },
    problem: toProblem(error, meta.trace_id),
  };
}

function withoutRows(answer: Answer, error: AirError): Answer {
  return { ...answer, widgets: [], meta: { ...answer.meta, warnings: [...answer.meta.warnings, error.message] } };
}

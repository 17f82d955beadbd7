import type { ScopeDraft } from '@air/contract';
import { scopeOfIr, titleOf, titleOfIr } from '@air/engine/scope';
import type { TurnRecord } from '@air/store';
import { ask } from '../asking.ts';
import { findVerified } from '../verified.ts';
import type { Answering } from './answering.ts';
import type { Footing } from './authorize.ts';
import { beginsLikeFollowUp, planTurn } from './follow-up.ts';
import { keptOf } from './kept-turn.ts';
import type { Staged } from './stage.ts';
import { type Reading, readingQuestion, type Understood } from './understood.ts';

/** What AIR makes of a question by itself. `settled` needs no model; a draft may be confirmed or replaced by one. */
export type Planned = { settled: Understood } | { settled: null; draft: ScopeDraft };

/** A chosen reading, a verified question, or the planner; in this order. */
export async function planAnswer(answering: Answering, footing: Footing): Promise<Staged<Planned>> {
  const { request, world, actor } = answering;
  const { question, force_model: forced } = request;
  const chosen = chosenReading(answering, footing.turns);
  if (chosen) return { value: { settled: chosen }, message: 'the reading that was chosen' };

  const isFree = forced === undefined && (request.answers ?? []).length === 0;
  const isNew = footing.turns.length === 0 || !beginsLikeFollowUp(question);
  const verified = isFree && isNew ? await findVerified(world, actor, { question, ...footing }) : null;
  if (verified) {
    const { scopeMd, phrases } = scopeOfIr(question, verified.ir, footing.access.catalog);
    const assumptions = [`answered like the verified question “${verified.question}”`];
    const meaning = { path: 'verified' as const, title: titleOf(question), scopeMd, phrases, assumptions };
    return { value: { settled: { kind: 'ir', ir: verified.ir, ...meaning } }, message: 'a verified question' };
  }

  const { draft, followed } = await plan(answering, footing);
  const notes =
    followed !== null
      ? [`goes on from “${followed}”`]
      : footing.turns.length > 0
        ? ['taken as a question of its own']
        : [];
  const asked = followed !== null && draft.ir ? { ...draft, title: titleOfIr(draft.ir), phrases: [] } : draft;
  const noted = { ...asked, assumptions: [...draft.assumptions, ...notes] };
  const message = noted.ir ? `${noted.status}, ${Math.round(noted.confidence * 100)} % sure` : 'not understood';
  return {
    value: { settled: null, draft: noted },
    message,
    metadata: { status: noted.status, confidence: noted.confidence },
  };
}

async function plan(answering: Answering, footing: Footing): Promise<{ draft: ScopeDraft; followed: string | null }> {
  const { request, world, actor, asOf } = answering;
  const { question } = request;
  const picked = (request.answers ?? []).map(({ clarification_id, option_id, remember }) => ({
    clarificationId: clarification_id,
    optionId: option_id,
    remember,
  }));
  const answers = picked.map(({ clarificationId, optionId }) => ({ clarificationId, optionId }));
  const planned = planTurn(question, { turns: footing.turns, ground: { ...footing.ground, answers } });
  if (picked.length === 0 || planned.followed !== null) return planned;
  const { datasourceId } = footing;
  return { draft: await ask(world, actor, { question, datasourceId, asOf, picked }), followed: null };
}

/** When AIR asked which of two readings is meant, the one that was picked is taken as it stands. */
function chosenReading({ request }: Answering, turns: TurnRecord[]): Understood | null {
  const pick = request.answers?.find(({ clarification_id: id }) => id === readingQuestion)?.option_id;
  if (pick === undefined) return null;
  const asked = turns.findLast((turn) => turn.question === request.question && keptOf(turn).readings.length > 0);
  const reading = asked && keptOf(asked).readings.find(({ id }) => id === pick);
  return reading ? understoodAs(reading) : null;
}

export function understoodAs({ id, ...meaning }: Reading): Understood {
  const path = id === 'builtin' ? 'builtin' : 'model_ir';
  return { kind: 'ir', path, ...meaning };
}

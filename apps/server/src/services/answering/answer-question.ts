import type { Answer, AnswerEvent, Passage } from '@air/contract';
import { AirError } from '@air/core';
import { suggestFollowUps } from '@air/engine/answer';
import type { Answering } from './answering.ts';
import { askModel, wantsModel, withoutModel } from './ask-model.ts';
import { authorize, type Footing } from './authorize.ts';
import { cancelRun } from './execute-statement.ts';
import { openFollowUps } from './follow-up.ts';
import { endAnswer, type Outcome } from './end-answer.ts';
import { packAnswer } from './pack-answer.ts';
import { performQuery } from './perform-query.ts';
import { planAnswer } from './plan-answer.ts';
import { retrieve } from './retrieve.ts';
import { narrateAnswer, sayPlainly, type Told } from './narrate-answer.ts';
import { skip, stage } from './stage.ts';
import type { Understood } from './understood.ts';
import type { Query } from './write-statement.ts';

/**
 * Answers a question: authorize, retrieve, plan, model, write, guard, execute, package, narrate. Each stage is told as
 * it happens and recorded before the next begins; the last event is the answer. What the asker may not ask at all is
 * thrown, every other failure is an answer that says what went wrong.
 */
export async function* answerQuestion(answering: Answering): AsyncGenerator<AnswerEvent, void> {
  const outcome: Outcome = {
    footing: null,
    passages: [],
    understood: null,
    performed: null,
    packed: null,
    text: null,
    suggestions: [],
  };
  let isEnded = false;
  try {
    outcome.footing = yield* stage(answering, 'authorize', () => authorize(answering));
    const { footing } = outcome;
    outcome.passages = yield* stage(answering, 'retrieve', () => retrieve(answering, footing));
    outcome.understood = yield* understand(answering, footing, outcome.passages);
    const { understood } = outcome;
    if (understood.kind !== 'question')
      yield* answerByRows(answering, { ...outcome, footing, query: understood }, outcome);
    const answer = await endAnswer(answering, outcome, null);
    isEnded = true;
    yield { event: 'answer', data: answer };
  } catch (error) {
    isEnded = true;
    await cancelRun(answering);
    const answer: Answer = await endAnswer(answering, outcome, hungUpOr(answering, error));
    if (outcome.footing === null) throw error;
    yield { event: 'answer', data: answer };
  } finally {
    // Whoever stops listening in the middle of it has hung up.
    if (!isEnded) {
      await cancelRun(answering);
      await endAnswer(answering, outcome, hungUp());
    }
  }
}

async function* understand(
  answering: Answering,
  footing: Footing,
  passages: Passage[],
): AsyncGenerator<AnswerEvent, Understood> {
  const planned = yield* stage(answering, 'plan', () => planAnswer(answering, footing));
  if (planned.settled !== null) {
    yield* skip(answering, 'model', 'not needed');
    return planned.settled;
  }
  const { draft } = planned;
  if (wantsModel(answering, draft)) {
    return yield* stage(answering, 'model', () => askModel(answering, { footing, passages, draft }));
  }
  yield* skip(answering, 'model', draft.ir ? 'not needed' : 'none is configured');
  return withoutModel(answering, draft);
}

async function* answerByRows(
  answering: Answering,
  { footing, query, passages }: { footing: Footing; query: Query; passages: Passage[] },
  outcome: Outcome,
): AsyncGenerator<AnswerEvent, void> {
  const { world, actor } = answering;
  const suggest = () => {
    if (query.kind === 'ir') outcome.suggestions = suggestionsFor(query, footing);
  };
  const performed = yield* performQuery(answering, { footing, query, passages }, suggest);
  outcome.performed = performed;
  const { draft, run } = performed;
  const packed = yield* stage(answering, 'package', async () => {
    const value = await packAnswer(world, actor, {
      runId: run.id,
      roles: draft.roles,
      ir: draft.ir,
      title: query.title,
    });
    return { value, message: value.widgets.map(({ type }) => type).join(', ') };
  });
  outcome.packed = packed;
  const told: Told = { footing, query, packed };
  if (world.models.has('chat')) {
    outcome.text = yield* stage(answering, 'narrate', () => narrateAnswer(answering, told));
  } else {
    yield* skip(answering, 'narrate', 'in AIR’s own words');
    outcome.text = sayPlainly(told);
  }
}

/** Time for trying suggestions, in ms: they are worth no more of an answer's time. */
const suggestingMs = 15;

function suggestionsFor(query: Extract<Query, { kind: 'ir' }>, { ground }: Footing): string[] {
  if (query.path !== 'builtin') return []; // only what the planner wrote can be read back
  const asked = JSON.stringify(query.ir);
  const deadline = performance.now() + suggestingMs;
  const read = openFollowUps(query.scopeMd, ground);
  return suggestFollowUps({
    ir: query.ir,
    catalog: ground.catalog,
    isUnderstood(text) {
      const ir = performance.now() > deadline ? null : read(text);
      return ir !== null && JSON.stringify(ir) !== asked;
    },
  });
}

const hungUp = () => new AirError('run.canceled', 'the asker hung up before the answer was there');

const hungUpOr = ({ signal }: Answering, error: unknown): unknown => (signal.aborted ? hungUp() : error);

import type { Clarification, Ir, Passage, ScopeDraft } from '@air/contract';
import { AirError, type ErrorCode } from '@air/core';
import { type IrByModel, irByModel, irDifferences, sqlByModel } from '@air/engine/model';
import { scopeOfIr, titleOf, titleOfIr } from '@air/engine/scope';
import { type Answering, callerOf, noteTraces } from './answering.ts';
import type { Footing } from './authorize.ts';
import { beginsLikeFollowUp } from './follow-up.ts';
import { keptOf } from './kept-turn.ts';
import { understoodAs } from './plan-answer.ts';
import type { Staged } from './stage.ts';
import { type Reading, readingQuestion, type Understood } from './understood.ts';

interface Asked {
  footing: Footing;
  passages: Passage[];
  draft: ScopeDraft;
}

/** Whether a model should be asked what the question means: when AIR is not sure, or the asker wants it so. */
export function wantsModel({ world, request }: Answering, draft: ScopeDraft): boolean {
  if (request.force_model !== undefined) return true;
  return draft.status !== 'understood' && (world.models.has('ir') || (draft.ir === null && world.models.has('sql')));
}

/** What the planner alone makes of it. */
export function withoutModel({ world }: Answering, draft: ScopeDraft): Understood {
  if (draft.ir) return understoodAs(readingOf('builtin', draft.ir, draft));
  const hint = world.models.has('ir')
    ? 'reword the question, or choose what is meant'
    : 'reword the question, choose what is meant, or set `models.chat_primary` in the configuration so that a model can read it';
  return { kind: 'question', clarifications: draft.clarifications, hint, scopeMd: draft.scope_md, readings: [] };
}

/**
 * Asks a model for the IR; and for SQL without an IR only where nothing else is left. What the planner understood
 * stays where the model fails or agrees; where they differ, the asker decides.
 */
export async function askModel(answering: Answering, asked: Asked): Promise<Staged<Understood>> {
  const { request, world } = answering;
  const { draft, footing } = asked;
  const isForced = request.force_model !== undefined;
  const found = isForced || world.models.has('ir') ? await irOrReason(answering, asked) : null;

  if (found?.kind === 'ir') {
    const { scopeMd, phrases } = scopeOfIr(request.question, found.ir, footing.access.catalog);
    const model: Reading = {
      id: 'model',
      ir: found.ir,
      title: beginsLikeFollowUp(request.question) ? titleOfIr(found.ir) : titleOf(request.question),
      scopeMd,
      phrases,
      assumptions: draft.ir ? [] : draft.assumptions,
    };
    if (draft.ir === null) return { value: understoodAs(model), message: 'the model wrote the query' };
    return compare(answering, asked, { builtin: readingOf('builtin', draft.ir, draft), model });
  }

  if (found?.kind === 'failed') answering.warnings.add(`the model could not be asked: ${found.error.message}`);
  if (draft.ir && !isForced) {
    if (found?.kind === 'question')
      answering.warnings.add(`a model would have asked: ${found.clarifications[0]?.question ?? ''}`);
    return { value: withoutModel(answering, draft), message: 'AIR’s own reading stands' };
  }
  const written = world.models.has('sql') ? await sqlAlone(answering, asked) : null;
  if (written) return { value: written, message: 'the model wrote SQL' };
  if (found?.kind === 'failed' && (isForced || isFinal(found.error.code))) throw found.error;
  const value = found?.kind === 'question' ? asksBack(draft, found.clarifications) : withoutModel(answering, draft);
  return { value, message: 'the question is not clear' };
}

/** A budget is not something that another wording helps against. */
const isFinal = (code: ErrorCode): boolean => code === 'model.budget_exceeded';

type Found = IrByModel | { kind: 'failed'; error: AirError };

async function irOrReason(answering: Answering, { footing, passages }: Asked): Promise<Found> {
  const { request, world, signal, asOf } = answering;
  const { question, force_model: forced } = request;
  try {
    const found = await irByModel({
      question,
      catalog: footing.access.catalog,
      passages,
      asOf,
      previous: previousIr(question, footing),
      models: world.models,
      caller: callerOf(answering),
      signal,
      forceModel: forced ?? null,
    });
    noteTraces(answering, found.traces);
    return found;
  } catch (error) {
    return { kind: 'failed', error: passing(error, signal) };
  }
}

/** The failure of a model, which another way may make good; anything else is thrown on. */
export function passing(error: unknown, signal: AbortSignal): AirError {
  if (error instanceof AirError && error.code.startsWith('model.') && !signal.aborted) return error;
  throw error;
}

/** What the question may go on from. */
function previousIr(question: string, { turns }: Footing): Ir | null {
  const last = turns.findLast(({ runId }) => runId !== null);
  const mayGoOn = last !== undefined && (beginsLikeFollowUp(question) || question.trim().split(/\s+/).length <= 4);
  return mayGoOn ? keptOf(last).ir : null;
}

function compare(
  answering: Answering,
  { footing, draft }: Asked,
  { builtin, model }: { builtin: Reading; model: Reading },
): Staged<Understood> {
  const { question, force_model: forced } = answering.request;
  const differences = irDifferences(builtin.ir, model.ir, footing.access.catalog, answering.asOf);
  if (differences.length === 0) {
    const meaning = understoodAs(forced === undefined ? builtin : model);
    return { value: meaning, message: 'planner and model agree' };
  }
  const messages = differences.map(({ message }) => message);
  if (forced !== undefined) {
    answering.warnings.add(`AIR itself reads the question otherwise: ${messages.join('; ')}`);
    return { value: understoodAs(model), message: 'the model wrote the query' };
  }
  const clarification: Clarification = {
    id: readingQuestion,
    phrase: question,
    question: `this can be read in two ways (${messages.join('; ')}). Which one is meant?`,
    options: [builtin, model].map(({ id, scopeMd }) => ({ id, label: inShort(scopeMd), meaning: null })),
  };
  const hint = 'choose the reading that is meant';
  return {
    value: {
      kind: 'question',
      clarifications: [clarification],
      hint,
      scopeMd: draft.scope_md,
      readings: [builtin, model],
    },
    message: 'planner and model differ',
    metadata: { differences: messages },
  };
}

/** The lines of a scope that tell what is shown, as one. */
function inShort(scopeMd: string): string {
  const told = scopeMd.split(/^## /m).filter((section) => /^(Show|Filters|Group limits|Rows)\b/.test(section));
  const lines = told.flatMap((section) => section.split('\n').filter((line) => line.startsWith('- ')));
  return lines
    .map((line) => line.slice(2))
    .join('; ')
    .slice(0, 400);
}

const asksBack = ({ scope_md: scopeMd, clarifications }: ScopeDraft, asked: Clarification[]): Understood => ({
  kind: 'question',
  clarifications: [...asked, ...clarifications.filter(({ options }) => options.length > 0)],
  hint: 'choose what is meant, or reword the question',
  scopeMd,
  readings: [],
});

async function sqlAlone(answering: Answering, { footing, passages, draft }: Asked): Promise<Understood | null> {
  const { request, world, signal, asOf } = answering;
  const { question, force_model: forced } = request;
  try {
    const written = await sqlByModel({
      question,
      ir: null,
      catalog: footing.access.catalog,
      passages,
      params: {},
      asOf,
      models: world.models,
      caller: callerOf(answering),
      signal,
      forceModel: forced ?? null,
      repair: null,
    });
    noteTraces(answering, written.traces);
    if (written.kind === 'refused') {
      answering.warnings.add(written.message);
      return null;
    }
    const { sql, statement } = written;
    const title = titleOf(question);
    const scopeMd = `# ${title}\n\n## Question\n\n${question.trim()}\n`;
    const assumptions = ['a model wrote the SQL without a meaning that AIR could check: read it before you rely on it'];
    return { kind: 'sql', sql, statement, path: 'model_sql', title, scopeMd, phrases: draft.phrases, assumptions };
  } catch (error) {
    answering.warnings.add(`the model could not be asked for SQL: ${passing(error, signal).message}`);
    return null;
  }
}

const readingOf = (
  id: Reading['id'],
  ir: Ir,
  { title, scope_md: scopeMd, phrases, assumptions }: ScopeDraft,
): Reading => ({
  id,
  ir,
  title,
  scopeMd,
  phrases,
  assumptions,
});

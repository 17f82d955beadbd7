import type { ScopeDraft } from '@air/contract';
import { AirError } from '@air/core';
import { type Ground, planQuestion, refineScope, replanScope } from '@air/engine';
import type { Synonym } from '@air/engine/learn';
import { isKnownMeaning } from '@air/engine/policy';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';
import { withReport } from './suggest-report.ts';

export interface Picked {
  clarificationId: string;
  optionId: string;
  remember: boolean;
}

/** What the planner stands on for one datasource: what the caller may know of it, and the moment asked about. */
export async function groundOf(world: World, actor: Actor, datasourceId: string, asOf: Date): Promise<Ground> {
  const access = await accessOf(world, actor, datasourceId);
  const stored = await world.store.synonyms.list(actor.orgId, datasourceId);
  const synonyms = stored
    .map(({ phrase, meaningJson }) => ({
      phrase,
      meaning: JSON.parse(meaningJson) as Synonym['meaning'], // written by this server, below
    }))
    .filter(({ meaning }) => isKnownMeaning(meaning, access));
  return { catalog: access.catalog, synonyms, asOf, answers: [] };
}

/** Plans a question; options that were picked are applied, and remembered as synonyms where the caller wants that. */
export async function ask(
  world: World,
  actor: Actor,
  request: { question: string; datasourceId: string; asOf: Date; picked: Picked[] },
): Promise<ScopeDraft> {
  checkQuestion(request.question, world.limits.questionCharacters);
  const ground = await groundOf(world, actor, request.datasourceId, request.asOf);
  const answers = request.picked.map(({ clarificationId, optionId }) => ({ clarificationId, optionId }));
  const draft = planQuestion(request.question, { ...ground, answers });
  const isHeard = actor.level !== 'viewer'; // a synonym holds for everybody: it is for those who may create one
  for (const synonym of isHeard ? pickedMeanings(request.question, ground, request.picked) : []) {
    await world.store.synonyms.put(actor.orgId, request.datasourceId, {
      phrase: synonym.phrase,
      meaningJson: JSON.stringify(synonym.meaning),
    });
  }
  return withReport(ground.catalog, draft);
}

export function checkQuestion(question: string, maxCharacters: number): void {
  if (question.trim() === '') throw new AirError('ask.question_empty', 'the question is empty');
  if (question.length > maxCharacters) {
    throw new AirError(
      'ask.question_too_long',
      `the question has ${question.length} characters, the limit is ${maxCharacters}`,
    );
  }
}

/** One answer may lead to the next doubt, so the clarifications are found round by round. */
function pickedMeanings(question: string, ground: Ground, picked: Picked[]): Synonym[] {
  const waiting = new Map(picked.map((answer) => [answer.clarificationId, answer]));
  const given: Ground['answers'] = [];
  const found: Synonym[] = [];
  while (waiting.size > 0) {
    const { clarifications } = planQuestion(question, { ...ground, answers: given });
    const known = clarifications.filter(({ id }) => waiting.has(id));
    if (known.length === 0) break;
    for (const { id, phrase, options } of known) {
      const answer = waiting.get(id);
      const option = options.find((candidate) => candidate.id === answer?.optionId);
      waiting.delete(id);
      if (!option) continue;
      given.push({ clarificationId: id, optionId: option.id });
      if (answer?.remember && option.meaning) found.push({ phrase, meaning: option.meaning });
    }
  }
  return found;
}

/** Reads an edited scope anew, or changes it by an instruction in words. */
export function changeScope(
  current: string | null,
  change: { instruction?: string | undefined; scopeMd?: string | undefined },
  ground: Ground,
): ScopeDraft {
  if (change.scopeMd !== undefined) return replanScope(change.scopeMd, ground, current);
  if (change.instruction !== undefined) return refineScope(current ?? '', change.instruction, ground);
  throw new AirError('request.invalid', 'neither "instruction" nor "scope_md" was given');
}

import { planQuestion } from '@air/engine';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { checkQuestion, groundOf } from './asking.ts';
import { chooseDatasource } from './choose-datasource.ts';
import { knownDatasources } from './known-datasources.ts';

/**
 * The datasource that a question without one is meant for: the default one, unless it lacks a word of the question and
 * exactly one other that the caller sees understands all of it.
 */
export async function chooseForQuestion(
  world: World,
  actor: Actor,
  { question, asOf }: { question: string; asOf: Date },
): Promise<string> {
  checkQuestion(question, world.limits.questionCharacters);
  const usual = await chooseDatasource(world, actor, undefined);
  const draftOn = async (id: string) => planQuestion(question, await groundOf(world, actor, id, asOf));
  const lacksWord = (await draftOn(usual.id)).clarifications.some(({ options }) => options.length === 0);
  if (!lacksWord) return usual.id;

  const understanding: string[] = [];
  for (const { id } of await knownDatasources(world, actor)) {
    const isCandidate = id !== usual.id && (await world.catalogs.find(actor.orgId, id)) !== null;
    if (isCandidate && (await draftOn(id)).ir !== null) understanding.push(id);
  }
  const [only, ...others] = understanding;
  return only !== undefined && others.length === 0 ? only : usual.id;
}

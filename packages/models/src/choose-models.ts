import { type ModelTask, nearest } from '@air/contract';
import { AirError } from '@air/core';
import type { ModelEndpoint } from './settings.ts';

interface Ground {
  endpoints: ModelEndpoint[];
  tasks: Record<ModelTask, string[]>;
}

/** The models to try, in order. Throws `model.unknown` or `model.none`. */
export function chooseModels(task: ModelTask, forceModel: string | null, ground: Ground): ModelEndpoint[] {
  if (forceModel !== null) return [requireModel(forceModel, ground)];
  const usable = usableModels(task, ground);
  if (usable.length > 0) return usable;
  const missing = ground.endpoints.find(({ id }) => ground.tasks[task].includes(id))?.missing;
  throw new AirError('model.none', `no model is set for ${task}`, {
    hint: missing ?? `set models.${task}_primary, or start Ollama on this machine`,
  });
}

/** The models of a task to which nothing is missing, in order. */
export function usableModels(task: ModelTask, { endpoints, tasks }: Ground): ModelEndpoint[] {
  const named = tasks[task].flatMap((id) => endpoints.filter((endpoint) => endpoint.id === id));
  return named.filter(({ missing }) => missing === null);
}

/** By its id or its whole name; null when there is none that can be talked to. */
export function findModel(wanted: string, ground: Ground): ModelEndpoint | null {
  return talkingModels(ground).find(({ id, name }) => id === wanted || name === wanted) ?? null;
}

function requireModel(wanted: string, ground: Ground): ModelEndpoint {
  const found = findModel(wanted, ground);
  if (!found) {
    const ids = talkingModels(ground).map(({ id }) => id);
    const near = nearest(wanted, ids);
    throw new AirError('model.unknown', `there is no model "${wanted.slice(0, 200)}"`, {
      hint: near ? `did you mean "${near}"?` : `the models are ${ids.join(', ')}`,
    });
  }
  if (found.missing !== null)
    throw new AirError('model.none', `${found.id} is not configured`, { hint: found.missing });
  return found;
}

/** All but those that serve embeddings alone. */
function talkingModels({ endpoints, tasks }: Ground): ModelEndpoint[] {
  const { embeddings, ...others } = tasks;
  const talking = new Set(Object.values(others).flat());
  return endpoints.filter(({ id }) => talking.has(id) || !embeddings.includes(id));
}

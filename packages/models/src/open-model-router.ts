import type { ModelTask } from '@air/contract';
import { AirError, type Clock } from '@air/core';
import type { z } from 'zod';
import { createAskForJson } from './ask-for-json.ts';
import { createBudgets } from './budgets.ts';
import { createCallModel, type ModelLog } from './call-model.ts';
import { chooseModels, findModel, usableModels } from './choose-models.ts';
import { describeModels } from './describe-models.ts';
import { type Discovery, discoverOllama } from './discover-ollama.ts';
import { createHealth } from './health.ts';
import type { ModelLedger } from './ledger.ts';
import type { Prompt, Reply } from './provider/open-provider.ts';
import type { ModelRequest, ModelRouter } from './router.ts';
import type { DiscoverySettings, ModelEndpoint, ModelSettings } from './settings.ts';
import { describeSchema, parseOutput } from './structured-output.ts';
import { type Candidates, type Tried, tryModels } from './try-models.ts';
import { answerOf, beginWork, charactersOf, failWork, usageOf, type Work } from './work.ts';

export interface ModelDependencies {
  clock: Clock;
  ledger: ModelLedger;
  log: ModelLog;
}

const textsPerEmbedding = 96;

/** The only way to a model. Nothing is called before it is needed, and nothing waits for a model that is not there. */
export function openModelRouter(settings: ModelSettings, { clock, ledger, log }: ModelDependencies): ModelRouter {
  const { endpoints, maxRetries } = settings;
  const health = createHealth(clock, settings.coolDownMs);
  const budgets = createBudgets(settings.budgets, ledger, clock);
  const call = createCallModel({ settings, budgets, health, ledger, clock, log });
  const askForJson = createAskForJson(call);
  const discovery = settings.discovery && startDiscovery(settings.discovery);
  const ground = () => ({
    endpoints,
    tasks: discovery ? joinTasks(settings.tasks, discovery.tasks()) : settings.tasks,
  });

  function startDiscovery(found: DiscoverySettings): Discovery {
    const served = new Set(Object.values(found.tasks).flat());
    const isFresh = (id: string) => clock.now().getTime() - (health.of(id).checkedAt?.getTime() ?? 0) < found.everyMs;
    return discoverOllama(
      found,
      endpoints.filter(({ id }) => served.has(id)),
      {
        clock,
        isInUse: () => [...served].some(isFresh),
        onChange: (models) => log.info({ models }, 'the models of the local Ollama changed'),
      },
    );
  }

  function choose(task: ModelTask, forceModel: string | null | undefined): Candidates {
    const forced = forceModel || null;
    return { models: chooseModels(task, forced, ground()), isForced: forced !== null };
  }

  /** Refuses what no model could answer; then tries one model after the other. */
  async function answer(
    request: ModelRequest,
    attempt: (work: Work, endpoint: ModelEndpoint, prompt: Prompt) => Promise<Tried<Reply>>,
  ) {
    const candidates = choose(request.task, request.forceModel);
    refuseTooLong(charactersOf(request.messages), settings);
    const work = beginWork(request);
    const prompt = promptOf(request);
    const { endpoint, result } = await tryModels(work, candidates, { health, maxRetries }, (model) =>
      attempt(work, model, prompt),
    );
    if (result.isCut) work.warnings.add(`the answer of ${endpoint.name} was cut at its limit of output tokens`);
    return { work, answer: answerOf(work, endpoint, result.text) };
  }

  return {
    has: (task) => usableModels(task, ground()).length > 0,
    nameOf: (task, forceModel) =>
      (forceModel ? findModel(forceModel, ground()) : usableModels(task, ground())[0])?.name ?? null,

    async generate(request) {
      const found = await answer(request, (work, endpoint, prompt) =>
        call(work, endpoint, {
          sent: charactersOf(prompt.messages),
          run: (provider, { signal }) => provider.generate(prompt, signal),
        }),
      );
      return found.answer;
    },

    async stream(request, onToken) {
      const found = await answer(request, async (work, endpoint, prompt) => {
        const outcome = await call(work, endpoint, {
          sent: charactersOf(prompt.messages),
          run: (provider, deadline, onReceived) =>
            provider.stream(prompt, deadline.signal, (text) => {
              deadline.extend();
              onReceived(text.length);
              if (text !== '') onToken(text);
            }),
        });
        // Half an answer has been seen: another model must not begin it anew.
        const isBegun = outcome.status === 'failed' && outcome.received > 0 && outcome.failure.code !== 'run.canceled';
        return isBegun ? { status: 'ended' } : outcome;
      });
      return found.answer;
    },

    async generateObject<Schema extends z.ZodType>(request: ModelRequest & { schema: Schema; name: string }) {
      const { schema } = request;
      const described = describeSchema(request.name, schema);
      const found = await answer(request, (work, endpoint, prompt) =>
        askForJson(work, endpoint, { prompt, schema, described }),
      );
      const parsed = parseOutput(found.answer.text, schema);
      if (!parsed.isValid) throw failWork(found.work, true);
      return { ...found.answer, value: parsed.value };
    },

    async embed(texts, { caller, signal }) {
      const candidates = choose('embeddings', null);
      for (const text of texts) refuseTooLong(text.length, settings);
      const work = beginWork({ task: 'embeddings', caller, signal });
      const attempt = async (endpoint: ModelEndpoint): Promise<Tried<Float32Array[]>> => {
        const vectors: Float32Array[] = [];
        for (let from = 0; from < texts.length; from += textsPerEmbedding) {
          const part = texts.slice(from, from + textsPerEmbedding);
          const outcome = await call(work, endpoint, {
            sent: part.reduce((sum, text) => sum + text.length, 0),
            run: (provider, deadline) => provider.embed(part, deadline.signal),
          });
          if (outcome.status === 'failed') return outcome;
          vectors.push(...outcome.result.vectors);
        }
        return { status: 'answered', result: vectors };
      };
      const { endpoint, result } = await tryModels(work, candidates, { health, maxRetries }, attempt);
      return { vectors: result, model: endpoint.name, usage: usageOf(work, endpoint) };
    },

    async status() {
      await discovery?.look();
      const { tasks } = ground();
      const found = Object.values(discovery?.tasks() ?? {}).flat();
      return describeModels({ endpoints, tasks, isDiscovered: (id) => found.includes(id), health, clock });
    },

    budgets: (caller) => budgets.states(caller),
    close: () => discovery?.close(),
  };
}

function refuseTooLong(characters: number, { maxInputCharacters }: ModelSettings): void {
  if (characters <= maxInputCharacters) return;
  throw new AirError(
    'model.input_too_long',
    `${characters} characters are more than the ${maxInputCharacters} that a model is sent`,
    { hint: 'shorten it, or raise models.max_input_characters' },
  );
}

/** What was found comes after what was set. */
const joinTasks = (set: ModelSettings['tasks'], found: ModelSettings['tasks']): ModelSettings['tasks'] => ({
  chat: [...set.chat, ...found.chat],
  ir: [...set.ir, ...found.ir],
  sql: [...set.sql, ...found.sql],
  qa: [...set.qa, ...found.qa],
  embeddings: [...set.embeddings, ...found.embeddings],
});

const promptOf = ({ messages, maxOutputTokens, stop }: ModelRequest): Prompt => ({
  messages,
  maxOutputTokens: maxOutputTokens ?? null,
  stop: stop ?? [],
  schema: null,
});

import type { ModelTask } from '@air/contract';
import { AirError } from '@air/core';
import type { ModelEndpoint, ModelSettings } from '@air/models';
import type { ConfigFile } from './config-schema.ts';
import { builtinModels } from './models-section.ts';

type ModelsSection = ConfigFile['models'];

interface Server {
  baseUrl: string;
  apiKey: string;
  /** Set when it cannot be called without a key. */
  missing: string | null;
  /** Of Ollama, which has a list of its own that says everything. */
  ollamaHost: string | null;
  /** What it answers with when no other model is named. */
  model: string;
}

const discoverEveryMs = 60_000;

/** What the router is told by the section `models`. Names were checked when it was read. */
export function modelSettingsOf(models: ModelsSection): ModelSettings {
  const tasks = tasksOf(models);
  const ids = new Set([...builtinModels, ...models.providers.map(({ id }) => id), ...Object.values(tasks).flat()]);
  const endpoints = [...ids].map((id) => endpointOf(id, models));
  const talking = [...tasks.chat, ...tasks.ir, ...tasks.sql, ...tasks.qa];
  const isAnySet = endpoints.some(({ id, missing }) => talking.includes(id) && missing === null);
  const { budgets } = models;
  return {
    endpoints,
    tasks,
    discovery: isAnySet || !models.ollama.discover ? null : discoveryOf(models),
    timeoutMs: models.timeout,
    coolDownMs: models.cool_down,
    maxRetries: models.max_retries,
    maxInputCharacters: models.max_input_characters,
    prices: models.prices,
    budgets: {
      userDailyUsd: budgets.user_daily_usd,
      userDailyTokens: budgets.user_daily_tokens,
      orgMonthlyUsd: budgets.org_monthly_usd,
      orgMonthlyTokens: budgets.org_monthly_tokens,
      warnAt: budgets.warn_at,
    },
  };
}

/** `ir` and `qa` go to the chat models where they have none of their own, SQL falls back on them. */
function tasksOf(models: ModelsSection): Record<ModelTask, string[]> {
  const chat = [models.chat_primary, models.chat_backup];
  const orChat = (primary: string, backup: string) =>
    primary === '' ? chat : [primary, backup || models.chat_primary];
  const { provider, model } = models.embeddings;
  return {
    chat: named(chat),
    ir: named(orChat(models.ir_primary, models.ir_backup)),
    sql: models.sql_primary === '' ? [] : named(orChat(models.sql_primary, models.sql_backup)),
    qa: named(orChat(models.qa_primary, models.qa_backup)),
    embeddings: named([models.embeddings_primary || `${provider}/${model}`, models.embeddings_backup]),
  };
}

const named = (ids: string[]) => [...new Set(ids.filter((id) => id !== ''))];

/** A model that was merely found reads and words; the compiler writes the SQL until `sql_primary` names another writer. */
function discoveryOf({ ollama }: ModelsSection): ModelSettings['discovery'] {
  const tasks = { chat: ['llama3'], ir: ['llama3'], qa: ['llama3'], sql: [], embeddings: [] };
  return { host: ollama.host, tasks, everyMs: discoverEveryMs };
}

/** `openai`, `llama3`, the id of a provider; or `ollama/mistral`: another model of a server. */
function endpointOf(id: string, models: ModelsSection): ModelEndpoint {
  const [first = '', ...rest] = id.split('/');
  const isOllama = id === 'llama3' || id === 'sqlcoder';
  const serverName = isOllama ? 'ollama' : first;
  const server = serverOf(serverName, models);
  const ownModel = isOllama ? models.ollama[`${id}_model`] : server.model;
  const model = rest.length > 0 ? rest.join('/') : ownModel;
  return {
    id,
    name: `${serverName}/${model}`,
    model,
    baseUrl: server.baseUrl,
    apiKey: server.apiKey || null,
    listUrl: server.ollamaHost === null ? `${server.baseUrl}/models` : `${server.ollamaHost}/api/tags`,
    isListComplete: server.ollamaHost !== null,
    missing: server.missing,
  };
}

const vendorAddresses = ['https://api.openai.com/v1', 'https://openrouter.ai/api/v1'];

function serverOf(name: string, { openai, openrouter, ollama, providers }: ModelsSection): Server {
  if (name === 'ollama') {
    return {
      baseUrl: `${ollama.host}/v1`,
      apiKey: '',
      missing: null,
      ollamaHost: ollama.host,
      model: ollama.llama3_model,
    };
  }
  const builtin = name === 'openai' ? openai : name === 'openrouter' ? openrouter : null;
  const own = builtin ?? providers.find(({ id }) => id === name);
  if (!own) throw new AirError('config.invalid', `there is no provider "${name}"`);
  const needsKey = own.api_key === '' && vendorAddresses.includes(own.base_url);
  return {
    baseUrl: own.base_url,
    apiKey: own.api_key,
    missing: needsKey ? `set models.${name}.api_key` : null,
    ollamaHost: null,
    model: own.model,
  };
}

import { AirError } from '@air/core';
import type { ModelSettings } from '@air/models';
import { expect, test } from 'vitest';
import { modelSettingsOf } from './model-settings.ts';
import { parseConfig } from './read-config-file.ts';

const read = (yaml: string, environment = {}): ModelSettings =>
  modelSettingsOf(parseConfig(yaml, 'c.yaml', environment).models);

const inModels = (yaml: string) => `models:\n${yaml.replaceAll(/^/gm, '  ')}\n`;

function refusal(yaml: string): string {
  try {
    read(yaml);
  } catch (error) {
    if (error instanceof AirError) return `${error.code} ${error.message} ${error.options.hint ?? ''}`.trim();
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('without the section nothing is set, and a local Ollama may serve', () => {
  const settings = read('');
  expect(settings.tasks).toMatchObject({ chat: [], ir: [], sql: [], qa: [] });
  expect(settings.discovery).toEqual({
    host: 'http://localhost:11434',
    tasks: { chat: ['llama3'], ir: ['llama3'], qa: ['llama3'], sql: [], embeddings: [] },
    everyMs: 60_000,
  });
  expect(settings.endpoints.map(({ id, missing }) => [id, missing])).toEqual([
    ['openai', 'set models.openai.api_key'],
    ['llama3', null],
    ['sqlcoder', null],
    ['openrouter', 'set models.openrouter.api_key'],
    ['openai/text-embedding-3-small', 'set models.openai.api_key'],
  ]);
});

test('the section of the specification gives each task its models in order', () => {
  const settings = read(inModels('chat_primary: openai\nchat_backup: llama3\nsql_primary: sqlcoder'));
  expect(settings.tasks).toEqual({
    chat: ['openai', 'llama3'],
    ir: ['openai', 'llama3'],
    sql: ['sqlcoder', 'openai'],
    qa: ['openai', 'llama3'],
    embeddings: ['openai/text-embedding-3-small'],
  });
  expect(settings.discovery).toBeNull();
});

test('a model without its key is not set, so that a local Ollama may serve', () => {
  expect(read(inModels('chat_primary: openai')).discovery).not.toBeNull();
  expect(read(inModels('chat_primary: openai\nollama: { discover: false }')).discovery).toBeNull();
  expect(read(inModels('chat_primary: openai\nopenai: { api_key: "${KEY}" }'), { KEY: 'k' })).toMatchObject({
    discovery: null,
    endpoints: [{ id: 'openai', apiKey: 'k', missing: null, name: 'openai/gpt-4o-mini' }, {}, {}, {}, {}],
  });
});

test("a server of one's own needs no key", () => {
  const settings = read(inModels('openai: { base_url: "http://10.0.0.7:8000/v1/" }'));
  expect(settings.endpoints[0]).toMatchObject({ baseUrl: 'http://10.0.0.7:8000/v1', apiKey: null, missing: null });
});

test('any server is a provider, and any model of it can be named', () => {
  const settings = read(
    inModels(
      [
        'ir_primary: vllm',
        'qa_primary: vllm/other-model',
        'chat_primary: ollama/mistral:7b',
        'embeddings_primary: ollama/nomic-embed-text',
        'providers:',
        '  - { id: vllm, base_url: "http://127.0.0.1:8000/v1", model: qwen }',
      ].join('\n'),
    ),
  );
  expect(settings.tasks).toMatchObject({ ir: ['vllm', 'ollama/mistral:7b'], embeddings: ['ollama/nomic-embed-text'] });
  const endpointOf = (wanted: string) => settings.endpoints.find(({ id }) => id === wanted);
  expect(endpointOf('vllm')).toMatchObject({ name: 'vllm/qwen', listUrl: 'http://127.0.0.1:8000/v1/models' });
  expect(endpointOf('vllm/other-model')).toMatchObject({ model: 'other-model', baseUrl: 'http://127.0.0.1:8000/v1' });
  expect(endpointOf('ollama/mistral:7b')).toMatchObject({
    model: 'mistral:7b',
    baseUrl: 'http://localhost:11434/v1',
    listUrl: 'http://localhost:11434/api/tags',
    isListComplete: true,
  });
});

test('times, prices and budgets are read', () => {
  const yaml = inModels(
    'timeout: 5s\ncool_down: 2m\nprices: { openai: { input: 0.15, output: 0.6 } }\nbudgets: { user_daily_usd: 2 }',
  );
  expect(read(yaml)).toMatchObject({
    timeoutMs: 5_000,
    coolDownMs: 120_000,
    prices: { openai: { input: 0.15, output: 0.6 } },
    budgets: { userDailyUsd: 2, orgMonthlyUsd: null, warnAt: 0.8 },
  });
});

test.each([
  ['chat_primary: opnai', 'c.yaml:2:17: "models.chat_primary": there is no model "opnai"; did you mean "openai"?'],
  ['sql_backup: mistral', 'there is no model "mistral"; known: openai, llama3, sqlcoder, openrouter'],
  ['chat_primary: olama/mistral', 'there is no model "olama/mistral"'],
  ['embeddings: { provider: olama }', 'there is no provider "olama"; did you mean "ollama"?'],
  [
    'chat_primry: openai',
    'config.unknown_key c.yaml:2:3: unknown key "models.chat_primry" did you mean "chat_primary"?',
  ],
  ['openai: { base_url: "localhost:8000" }', 'expected an address such as'],
  ['openai: { base_url: "http://me:secret@host/v1" }', 'an address must not hold a login; use api_key'],
  ['providers: [{ id: openai, base_url: "http://h/v1", model: m }]', '"openai" is there twice'],
  ['budgets: { user_daily_usd: -1 }', '"models.budgets.user_daily_usd"'],
])('%s is refused at the start', (yaml, message) => {
  const found = refusal(inModels(yaml));
  expect(found).toContain(message);
  expect(found).not.toContain('secret');
});

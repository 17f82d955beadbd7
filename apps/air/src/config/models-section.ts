import { idSchema, nearest } from '@air/contract';
import { z } from 'zod';
import { duration, section } from './section.ts';

const limit = z.number().min(0).nullable().default(null);
const wholeLimit = z.int().min(0).nullable().default(null);

/** An address without a login: a key has a place of its own, where it is kept out of errors and logs. */
const address = z
  .url({ protocol: /^https?$/, error: 'expected an address such as "http://localhost:8000/v1"' })
  .refine((text) => !/\/\/[^/]*@/.test(text), 'an address must not hold a login; use api_key')
  .transform((text) => text.replace(/\/+$/, ''));

const provider = z.strictObject({
  /** What `chat_primary` and its like, and `force_model`, call it. */
  id: idSchema,
  base_url: address,
  model: z.string().min(1),
  api_key: z.string().default(''),
});

const price = z.strictObject({ input: z.number().min(0), output: z.number().min(0).default(0) });

/** The names of models that need no `providers`. */
export const builtinModels = ['openai', 'llama3', 'sqlcoder', 'openrouter'] as const;
const builtinProviders = ['openai', 'ollama', 'openrouter'] as const;

const roleKeys = [
  'chat_primary',
  'chat_backup',
  'ir_primary',
  'ir_backup',
  'sql_primary',
  'sql_backup',
  'qa_primary',
  'qa_backup',
  'embeddings_primary',
  'embeddings_backup',
] as const;

const role = z.string().default('');

export const modelsSection = section({
  chat_primary: role,
  chat_backup: role,
  ir_primary: role,
  ir_backup: role,
  sql_primary: role,
  sql_backup: role,
  qa_primary: role,
  qa_backup: role,
  embeddings_primary: role,
  embeddings_backup: role,
  openai: section({
    model: z.string().default('gpt-4o-mini'),
    api_key: z.string().default(''),
    base_url: address.default('https://api.openai.com/v1'),
  }),
  ollama: section({
    host: address.default('http://localhost:11434'),
    llama3_model: z.string().default('llama3'),
    sqlcoder_model: z.string().default('sqlcoder'),
    /** Where no model is set: looks for an Ollama at its host, and uses it. */
    discover: z.boolean().default(true),
  }),
  openrouter: section({
    model: z.string().default('openai/gpt-4o-mini'),
    api_key: z.string().default(''),
    base_url: address.default('https://openrouter.ai/api/v1'),
  }),
  embeddings: section({ provider: z.string().default('openai'), model: z.string().default('text-embedding-3-small') }),
  providers: z.array(provider).max(50).default([]),
  timeout: duration('60s'),
  cool_down: duration('30s'),
  max_retries: z.int().min(0).max(5).default(1),
  max_input_characters: z.int().min(1_000).default(200_000),
  /** USD for a million tokens, by the name of a model as GET /v1/models has it, or by its id. */
  prices: z.record(z.string(), price).default({}),
  budgets: section({
    user_daily_usd: limit,
    user_daily_tokens: wholeLimit,
    org_monthly_usd: limit,
    org_monthly_tokens: wholeLimit,
    warn_at: z.number().gt(0).max(1).default(0.8),
  }),
}).superRefine((models, context) => {
  const add = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const taken = new Set<string>([...builtinModels, ...builtinProviders]);
  for (const [index, { id }] of models.providers.entries()) {
    if (taken.has(id)) add(['providers', index, 'id'], `"${id}" is there twice`);
    taken.add(id);
  }
  const providers = [...builtinProviders, ...models.providers.map(({ id }) => id)];
  const named = [...builtinModels, ...models.providers.map(({ id }) => id)];
  for (const key of roleKeys) {
    const name = models[key];
    const [first = '', ...rest] = name.split('/');
    const isModelOf = rest.join('/') !== '' && providers.includes(first);
    if (name !== '' && !isModelOf && !named.includes(name)) add([key], unknownName('model', name, named));
  }
  if (!providers.includes(models.embeddings.provider)) {
    add(['embeddings', 'provider'], unknownName('provider', models.embeddings.provider, providers));
  }
});

function unknownName(kind: string, name: string, known: string[]): string {
  const near = nearest(name, known);
  const hint = near ? `did you mean "${near}"?` : `known: ${known.join(', ')}`;
  return `there is no ${kind} "${name}"; ${hint}`;
}

import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type {
  JSONSchema7,
  LanguageModelV3CallOptions,
  LanguageModelV3FinishReason,
  LanguageModelV3Usage,
} from '@ai-sdk/provider';
import { AirError } from '@air/core';
import type { ModelMessage } from '../router.ts';
import type { ModelEndpoint } from '../settings.ts';
import { limitedFetch } from './limited-fetch.ts';

export interface Prompt {
  messages: ModelMessage[];
  maxOutputTokens: number | null;
  stop: string[];
  /** The server is told to answer with JSON of the schema; null leaves the form open. */
  schema: { name: string; json: JSONSchema7; isStrict: boolean } | null;
}

/** What the server said a call used up. */
export interface Reported {
  inputTokens: number | null;
  outputTokens: number | null;
  /** OpenRouter sends it along. */
  costUsd: number | null;
}

export interface Reply {
  text: string;
  /** It ended at the limit of output tokens. */
  isCut: boolean;
  reported: Reported;
}

/** One model, called once and without second chances: whatever goes wrong is thrown. */
export interface Provider {
  generate(prompt: Prompt, signal: AbortSignal): Promise<Reply>;
  /** A stream that ends before the server said it was over is thrown, too. Parts of its thinking come as empty text. */
  stream(prompt: Prompt, signal: AbortSignal, onPart: (text: string) => void): Promise<Reply>;
  embed(texts: string[], signal: AbortSignal): Promise<{ vectors: Float32Array[]; reported: Reported }>;
}

const maxResponseBytes = 8 * 1024 * 1024;
const maxAnswerCharacters = 200_000;

export function openProvider(endpoint: ModelEndpoint): Provider {
  const { name, model: modelId, baseUrl, apiKey } = endpoint;
  const vendor = createOpenAICompatible({
    name: 'model',
    baseURL: baseUrl,
    ...(apiKey !== null && { apiKey }),
    includeUsage: true,
    supportsStructuredOutputs: true,
    transformRequestBody: (body) => adaptBody(name, body),
    fetch: limitedFetch(maxResponseBytes),
  });
  const model = vendor.chatModel(modelId);
  const embedding = vendor.embeddingModel(modelId);

  return {
    async generate(prompt, signal) {
      const { content, finishReason, usage } = await model.doGenerate(optionsOf(prompt, signal));
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
      return wholeReply(text, finishReason, usage);
    },

    async stream(prompt, signal, onPart) {
      const { stream } = await model.doStream(optionsOf(prompt, signal));
      let text = '';
      for await (const part of stream) {
        if (part.type === 'error') throw part.error;
        if (part.type === 'finish') return wholeReply(text, part.finishReason, part.usage);
        if (part.type === 'reasoning-delta') onPart('');
        if (part.type !== 'text-delta') continue;
        text += part.delta;
        if (text.length > maxAnswerCharacters) throw tooLong();
        onPart(part.delta);
      }
      throw new AirError('model.unavailable', 'its answer broke off');
    },

    async embed(values, signal) {
      const { embeddings, usage } = await embedding.doEmbed({ values, abortSignal: signal });
      const vectors = embeddings.map((numbers) => Float32Array.from(numbers));
      const length = vectors[0]?.length ?? 0;
      if (vectors.length !== values.length || vectors.some((vector) => vector.length !== length || length === 0)) {
        throw new AirError('model.invalid_output', `it embedded ${vectors.length} of ${values.length} texts`);
      }
      return { vectors, reported: { inputTokens: usage?.tokens || null, outputTokens: null, costUsd: null } };
    },
  };
}

function optionsOf(prompt: Prompt, abortSignal: AbortSignal): LanguageModelV3CallOptions {
  const { messages, maxOutputTokens, stop, schema } = prompt;
  return {
    prompt: messages.map(({ role, content }) =>
      role === 'system' ? { role, content } : { role, content: [{ type: 'text', text: content }] },
    ),
    abortSignal,
    temperature: 0,
    ...(maxOutputTokens !== null && { maxOutputTokens }),
    ...(stop.length > 0 && { stopSequences: stop }),
    ...(schema && {
      responseFormat: { type: 'json', schema: schema.json, name: schema.name },
      providerOptions: { openaiCompatible: { strictJsonSchema: schema.isStrict } },
    }),
  };
}

function wholeReply(text: string, { unified }: LanguageModelV3FinishReason, usage: LanguageModelV3Usage): Reply {
  if (unified === 'content-filter') {
    throw new AirError('model.invalid_output', 'its content filter withheld the answer');
  }
  if (text.trim() === '') throw new AirError('model.invalid_output', 'its answer was empty');
  if (text.length > maxAnswerCharacters) throw tooLong();
  return { text, isCut: unified === 'length', reported: reportedBy(usage) };
}

const tooLong = () =>
  new AirError('model.invalid_output', `it answered with more than ${maxAnswerCharacters} characters`);

/** Servers that send no usage come out of the library as 0 tokens. */
function reportedBy({ inputTokens, outputTokens, raw }: LanguageModelV3Usage): Reported {
  const cost = raw?.['cost'];
  return {
    inputTokens: inputTokens.total || null,
    outputTokens: outputTokens.total || null,
    costUsd: typeof cost === 'number' && cost >= 0 ? cost : null,
  };
}

/** What some servers want otherwise than the rest. */
function adaptBody(name: string, body: Record<string, unknown>): Record<string, unknown> {
  if (name.startsWith('openrouter/')) return { ...body, usage: { include: true } }; // else it does not name the cost
  if (!/(?:^|\/)(?:o\d|gpt-5)/.test(name)) return body;
  // OpenAI's reasoning models refuse `temperature` and know `max_tokens` under another name.
  const { temperature: _refused, max_tokens: limit, ...rest } = body;
  return limit === undefined ? rest : { ...rest, max_completion_tokens: limit };
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from './model-server.ts';

type Vector = { embedding: number[] };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const ask = (body: object) =>
  fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'two words' }], ...body }),
  });

test('it answers a chat call with the text and its usage, and keeps what was asked', async () => {
  server.reply({ kind: 'text', text: 'three words here' });
  const answer = await (await ask({})).json();
  expect(answer).toMatchObject({
    choices: [{ message: { content: 'three words here' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 2, completion_tokens: 3 },
  });
  expect(server.requests[0]?.body.messages[0]?.content).toBe('two words');
});

test('it streams the same text word by word', async () => {
  server.reply(({ body }) => ({ kind: 'text', text: `${body.model} says  hello\n` }));
  const events = (await (await ask({ stream: true })).text()).split('\n\n').filter(Boolean);
  expect(events.at(-1)).toBe('data: [DONE]');
  const contents = events.slice(0, -1).map((event) => JSON.parse(event.slice(6)).choices[0].delta.content ?? '');
  expect(contents.join('')).toBe('m says  hello\n');
  expect(contents.length).toBeGreaterThan(2);
});

test('a broken stream ends in the middle', async () => {
  server.reply({ kind: 'broken_stream', text: 'one two three', afterTokens: 1 });
  await expect((await ask({ stream: true })).text()).rejects.toThrow('terminated');
});

test('it embeds texts so that like texts lie close together', async () => {
  server.reply({ kind: 'embedding', dimensions: 32 });
  const response = await fetch(`${server.url}/embeddings`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', input: ['red apples', 'apples red', 'a ship'] }),
  });
  const { data } = (await response.json()) as { data: [Vector, Vector, Vector] };
  expect(data[0].embedding).toHaveLength(32);
  expect(data[0].embedding).toEqual(data[1].embedding);
  expect(data[0].embedding).not.toEqual(data[2].embedding);
});

test('it lists its models as OpenAI and as Ollama do', async () => {
  server.models = ['llama3'];
  expect(await (await fetch(`${server.url}/models`)).json()).toMatchObject({ data: [{ id: 'llama3' }] });
  expect(await (await fetch(`${server.host}/api/tags`)).json()).toEqual({ models: [{ name: 'llama3:latest' }] });
  expect(server.requests).toEqual([]);
});

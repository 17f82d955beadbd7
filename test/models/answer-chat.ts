import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelBehaviour, ModelServerBody, ModelServerUsage } from './model-behaviour.ts';

/** Answers a chat call the way OpenAI does, whole or as server-sent events, or fails as it was told to. */
export async function answerChat(
  body: ModelServerBody,
  response: ServerResponse,
  behaviour: ModelBehaviour,
): Promise<void> {
  if (behaviour.kind === 'text') return sendAnswer(body, response, behaviour);
  if (behaviour.kind === 'json')
    return sendAnswer(body, response, { ...behaviour, text: JSON.stringify(behaviour.value) });
  if (behaviour.kind === 'broken_stream') return breakOff(body, response, behaviour);
  if (behaviour.kind === 'garbage') return sendGarbage(body, response);
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: `a chat model cannot answer with "${behaviour.kind}"` } }));
}

async function sendAnswer(
  body: ModelServerBody,
  response: ServerResponse,
  { text, usage: given, pauseMs = 0 }: { text: string; usage?: ModelServerUsage | null; pauseMs?: number },
): Promise<void> {
  const usage = given === undefined ? countWords(body, text) : given;
  if (!body.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(wholeAnswer(body, text, usage)));
    return;
  }
  openEvents(response);
  for (const token of tokensOf(text)) {
    if (pauseMs > 0) await sleep(pauseMs);
    sendEvent(response, chunkOf(body, { content: token }, null));
  }
  sendEvent(response, chunkOf(body, {}, 'stop'));
  if (usage && body.stream_options?.include_usage)
    sendEvent(response, { ...chunkOf(body, {}, null), choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Some words, and then nothing more: the caller must see that it is not the whole answer. */
function breakOff(
  body: ModelServerBody,
  response: ServerResponse,
  { text, afterTokens, ending }: { text: string; afterTokens: number; ending?: 'reset' | 'quiet' | 'stall' },
): void {
  const tokens = tokensOf(text).slice(0, afterTokens);
  if (body.stream) {
    openEvents(response);
    for (const token of tokens) sendEvent(response, chunkOf(body, { content: token }, null));
  } else {
    const whole = JSON.stringify(wholeAnswer(body, text, null));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(whole.slice(0, Math.floor(whole.length / 2)));
  }
  if (ending === 'stall') return;
  if (ending === 'quiet') return void response.end();
  setTimeout(() => response.destroy(), 20); // what was written gets out before the reset
}

function sendGarbage(body: ModelServerBody, response: ServerResponse): void {
  if (!body.stream) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>this is no JSON</html>');
    return;
  }
  openEvents(response);
  response.end('data: {"choices": [{"del\n\ndata: <html>\n\n: comment\n\ndata: [DONE]\n\n');
}

function openEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
}

function sendEvent(response: ServerResponse, value: unknown): void {
  response.write(`data: ${JSON.stringify(value)}\n\n`);
}

function chunkOf({ model }: ModelServerBody, delta: { content?: string }, finishReason: string | null) {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  return { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 0, model, choices };
}

function wholeAnswer({ model }: ModelServerBody, content: string, usage: ModelServerUsage | null) {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  return { id: 'chatcmpl-test', object: 'chat.completion', created: 0, model, choices, ...(usage && { usage }) };
}

function countWords({ messages }: ModelServerBody, text: string): ModelServerUsage {
  const prompt = messages.flatMap(({ content }) => tokensOf(content)).length;
  const completion = tokensOf(text).length;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

/** Words with the space before them, so that joined they are the text again. */
const tokensOf = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+|\s+$/g) ?? [];

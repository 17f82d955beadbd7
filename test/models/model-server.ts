import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat } from './answer-chat.ts';
import { embedText } from './embed-text.ts';
import type { ModelBehaviour, ModelServerBody, ModelServerRequest } from './model-behaviour.ts';

export type { ModelBehaviour } from './model-behaviour.ts';

type Decide = (request: ModelServerRequest) => ModelBehaviour;

export interface ModelServer {
  /** `http://127.0.0.1:port/v1` */
  url: string;
  /** The same without `/v1`, as Ollama names its host. */
  host: string;
  /** Calls of models, in the order they came; questions for the list of models are not among them. */
  requests: ModelServerRequest[];
  /** How often the list of models was asked for. */
  listings: number;
  /** The models that it says it has. */
  models: string[];
  /** What all following calls get; a function decides for each. */
  reply(behaviour: ModelBehaviour | Decide): void;
  close(): Promise<void>;
}

/**
 * Plays every model in tests, over real HTTP: OpenAI's `/chat/completions` (whole and as a stream), `/embeddings` and
 * `/models`, and Ollama's `/api/tags`. The list of models hangs or fails when the calls are told to.
 */
export async function startModelServer(port = 0): Promise<ModelServer> {
  let decide: Decide = () => ({ kind: 'text', text: 'ok' });
  let fixed: ModelBehaviour | null = null;
  const timers = new Set<NodeJS.Timeout>();

  const http = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    const text = await readText(incoming);
    if (incoming.method === 'GET') return list(path, response);
    const body = JSON.parse(text) as ModelServerBody; // a caller that sends something else gets a 500
    const request: ModelServerRequest = { path, headers: incoming.headers, body, isAborted: false };
    server.requests.push(request);
    response.once('close', () => (request.isAborted = !response.writableFinished));
    answer(request, response, decide(request));
  }

  function answer(request: ModelServerRequest, response: ServerResponse, behaviour: ModelBehaviour): void {
    if (behaviour.kind === 'hang') return;
    if (behaviour.kind === 'slow') {
      const timer = setTimeout(() => {
        timers.delete(timer);
        answer(request, response, behaviour.next);
      }, behaviour.ms);
      timers.add(timer);
      return;
    }
    if (behaviour.kind === 'status') return sendStatus(response, behaviour);
    if (request.path.endsWith('/chat/completions')) return void answerChat(request.body, response, behaviour);
    if (request.path.endsWith('/embeddings')) return answerEmbeddings(request.body, response, behaviour);
    sendStatus(response, { status: 404 });
  }

  function list(path: string, response: ServerResponse): void {
    server.listings += 1;
    if (fixed?.kind === 'hang') return;
    if (fixed?.kind === 'status') return sendStatus(response, fixed);
    if (path === '/v1/models') {
      return sendJson(response, { object: 'list', data: server.models.map((id) => ({ id, object: 'model' })) });
    }
    if (path === '/api/tags') {
      return sendJson(response, { models: server.models.map((name) => ({ name: `${name}:latest` })) });
    }
    sendStatus(response, { status: 404 });
  }

  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const host = `http://127.0.0.1:${(http.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  const server: ModelServer = {
    url: `${host}/v1`,
    host,
    requests: [],
    listings: 0,
    models: ['gpt-4o-mini', 'llama3', 'sqlcoder', 'text-embedding-3-small'],
    reply(behaviour) {
      fixed = typeof behaviour === 'function' ? null : behaviour;
      decide = typeof behaviour === 'function' ? behaviour : () => behaviour;
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

function answerEmbeddings(body: ModelServerBody, response: ServerResponse, behaviour: ModelBehaviour): void {
  if (behaviour.kind === 'garbage') return void response.end('<html>no JSON</html>');
  const dimensions = behaviour.kind === 'embedding' ? behaviour.dimensions : 64;
  const texts = [body.input ?? []].flat();
  const tokens = texts.join(' ').split(/\s+/).length;
  sendJson(response, {
    object: 'list',
    model: body.model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: embedText(text, dimensions) })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}

function sendStatus(
  response: ServerResponse,
  { status, body, headers }: { status: number; body?: unknown; headers?: Record<string, string> },
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body ?? { error: { message: `the model server was told to answer ${status}` } }));
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

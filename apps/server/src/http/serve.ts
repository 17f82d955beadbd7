import type { IncomingHttpHeaders } from 'node:http';
import { explainIssue, type Operation, type OperationId, operations } from '@air/contract';
import { AirError } from '@air/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { authenticate } from '../services/identity/authenticate.ts';
import type { World } from '../world.ts';
import { type Actor, localActor } from './actor.ts';
import { admit, admitReport } from './admit.ts';
import { sendEvents } from './send-events.ts';

type Operations = typeof operations;
type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  Operations[Id] extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** What a handler is given: parsed by the contract, and who asks. */
export interface Call<Id extends OperationId> {
  actor: Actor;
  traceId: string;
  params: Part<Id, 'params'>;
  query: Part<Id, 'query'>;
  body: Part<Id, 'body'>;
  headers: IncomingHttpHeaders;
  /** Of the machine that sent the request. */
  address: string;
  /** The caller would like the answer as server-sent events; a handler may send them or not. */
  wantsEvents: boolean;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
}

type Responses<Id extends OperationId> = Operations[Id]['responses'];
type Events<Id extends OperationId> = Operations[Id] extends { events: infer Schema extends z.ZodType }
  ? { status: 200; events: AsyncIterable<z.input<Schema>> }
  : never;

/** One of the answers that the contract has for the operation. */
type Answer<Id extends OperationId> =
  | {
      [Status in keyof Responses<Id>]: Responses<Id>[Status] extends z.ZodType
        ? { status: Status; body: z.input<Responses<Id>[Status]>; mediaType?: string; headers?: Record<string, string> }
        : { status: Status; headers?: Record<string, string> };
    }[keyof Responses<Id>]
  | Events<Id>;

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>>;

/** Serves one operation of the contract: who may call it, its address, validation and answer all follow from it. */
export function serve<Id extends OperationId>(
  app: FastifyInstance,
  world: World,
  id: Id,
  handler: NoInfer<Handler<Id>>,
): void {
  const operation: Operation = operations[id];
  const actors = new WeakMap<FastifyRequest, Actor>();
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(operation.bodyBytes !== undefined && { bodyLimit: operation.bodyBytes }),
    /** Before the body is read: strangers do not get to send one. */
    async onRequest(request) {
      if (operation.access === 'public') return;
      const actor = await authenticate(world, request.headers);
      admit(operation, actor);
      actors.set(request, actor);
    },
    async handler(request, reply) {
      const actor = actors.get(request) ?? nobody;
      refuseYaml(operation, request);
      const params = parsePart(operation.params, request.params);
      admitReport(operation, actor, params);
      const signal = hangUpSignal(reply);
      const call = {
        actor,
        traceId: request.id,
        params,
        query: parsePart(operation.query, request.query),
        body: parsePart(operation.body, request.body),
        headers: request.headers,
        address: request.ip,
        wantsEvents: operation.events !== undefined && acceptsEvents(request.headers.accept),
        signal,
      } as Call<Id>; // parsed by the very schemas that the type is made from
      const answer = await handler(call);
      if ('events' in answer && operation.events) {
        return sendEvents(request, reply, { events: answer.events, schema: operation.events, signal });
      }
      return send(reply, operation, answer);
    },
  });
}

/** Handlers of public operations do not look at it. */
const nobody: Actor = {
  ...localActor,
  orgId: '',
  userId: '',
  username: '',
  displayName: '',
  role: '',
  level: 'viewer',
  keyScopes: [],
};

function acceptsEvents(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((type) => {
    const [name, ...parameters] = type.split(';').map((part) => part.trim().toLowerCase());
    return name === 'text/event-stream' && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

function refuseYaml(operation: Operation, request: FastifyRequest): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isOther = request.body !== undefined && type !== '' && type !== 'application/json';
  if (isOther && !operation.consumes?.includes(type)) {
    throw new AirError('request.unsupported_media', `this operation does not read ${type}`, {
      hint: 'send application/json',
    });
  }
}

function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (value === undefined)
    throw new AirError('request.invalid', 'a JSON body is required', {
      hint: 'send one with Content-Type: application/json',
    });
  const { message, hint } = explainIssue(schema, parsed.error);
  throw new AirError('request.invalid', message, hint ? { hint } : {});
}

function send(
  reply: FastifyReply,
  operation: Operation,
  answer: { status: unknown; body?: unknown; mediaType?: string; headers?: Record<string, string> },
): FastifyReply {
  const status = Number(answer.status);
  const schema = operation.responses[status];
  reply.status(status).headers(answer.headers ?? {});
  if (!schema) return reply.send();
  const body = schema.parse(answer.body);
  if (answer.mediaType === 'application/yaml')
    return reply.type('application/yaml; charset=utf-8').send(stringify(body));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function hangUpSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

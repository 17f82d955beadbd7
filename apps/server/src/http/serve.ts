import { explainIssue, type Operation, type OperationId, operations } from '@air/contract';
import { AirError } from '@air/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { World } from '../world.ts';
import { type Actor, authenticate } from './actor.ts';

type Operations = typeof operations;
type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  Operations[Id] extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** What a handler is given: parsed by the contract, and who asks. */
interface Call<Id extends OperationId> {
  actor: Actor;
  traceId: string;
  params: Part<Id, 'params'>;
  query: Part<Id, 'query'>;
  body: Part<Id, 'body'>;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
}

type Responses<Id extends OperationId> = Operations[Id]['responses'];

/** One of the answers that the contract has for the operation. */
type Answer<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: Responses<Id>[Status] extends z.ZodType
    ? { status: Status; body: z.input<Responses<Id>[Status]>; mediaType?: string }
    : { status: Status };
}[keyof Responses<Id>];

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>>;

/** Serves one operation of the contract: method, address, validation and the shape of the answer follow from it. */
export function serve<Id extends OperationId>(
  app: FastifyInstance,
  world: World,
  id: Id,
  handler: NoInfer<Handler<Id>>,
): void {
  const operation: Operation = operations[id];
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    async handler(request, reply) {
      const actor =
        operation.access === 'public' ? nobody : await authenticate(request.headers.authorization, world.auth);
      refuseYaml(operation, request);
      const call = {
        actor,
        traceId: request.id,
        params: parsePart(operation.params, request.params),
        query: parsePart(operation.query, request.query),
        body: parsePart(operation.body, request.body),
        signal: hangUpSignal(reply),
      } as Call<Id>; // parsed by the very schemas that the type is made from
      return send(reply, operation, await handler(call));
    },
  });
}

const nobody: Actor = { orgId: '', userId: '', role: '' };

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
  answer: { status: unknown; body?: unknown; mediaType?: string },
): FastifyReply {
  const status = Number(answer.status);
  const schema = operation.responses[status];
  reply.status(status);
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
